// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"runtime"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// TestWhatADocumentCosts holds the garbage of a document, and its size, under a ceiling: garbage is most of what a document costs. It must
// not run beside other tests, whose garbage would count.
func TestWhatADocumentCosts(t *testing.T) {
	for name, x := range map[string]struct {
		sheet            record.Sheet
		garbage, mallocs uint64
		bytes            int
	}{
		"application": {sheet(t), 10_500_000, 16_000, 50_000},
		"decision":    {verdictSheet(t, "approved"), 10_000_000, 7_600, 38_000},
	} {
		if _, err := (Press{}).Print(x.sheet); err != nil { // the first one prepares the fonts
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		raw, err := Press{}.Print(x.sheet)
		runtime.ReadMemStats(&after)
		if err != nil {
			t.Fatal(err)
		}
		garbage, mallocs := after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs
		if garbage > x.garbage || mallocs > x.mallocs || len(raw) > x.bytes {
			t.Errorf("%s: %d bytes in %d pieces for a document of %d bytes; at most %d, %d and %d", name, garbage, mallocs, len(raw), x.garbage, x.mallocs, x.bytes)
		}
		t.Logf("%s: %d bytes in %d pieces for a document of %d bytes", name, garbage, mallocs, len(raw))
	}
}
