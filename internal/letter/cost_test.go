// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"runtime"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// TestWhatADocumentCosts counts allocations, their bytes and the size of a document, which no other program on the machine changes. More is
// a step back: say why here. Less is written down. The race detector asks for a fifth more.
func TestWhatADocumentCosts(t *testing.T) { // alone: what others allocate meanwhile would count too
	for _, c := range []struct {
		name  string
		sheet record.Sheet
		most  cost
	}{
		{"application", sheet(t), cost{19_500, 14_500_000, 47_500}},
		{"decision", verdictSheet(t, "approved"), cost{9_100, 13_500_000, 36_500}},
	} {
		var is cost
		print := func() {
			raw, err := Press{}.Print(c.sheet)
			if err != nil {
				t.Fatal(err)
			}
			is.length = len(raw)
		}
		is.allocations = int(testing.AllocsPerRun(10, print))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for range 10 {
			print()
		}
		runtime.ReadMemStats(&after)
		is.allocated = int(after.TotalAlloc-before.TotalAlloc) / 10
		if is.allocations > c.most.allocations || is.allocated > c.most.allocated || is.length > c.most.length {
			t.Errorf("the %s costs %+v; it may cost %+v", c.name, is, c.most)
		}
	}
}

// cost is how often a document asks for memory, for how many bytes in all, and how many bytes it has.
type cost struct{ allocations, allocated, length int }
