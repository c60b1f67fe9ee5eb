// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// TestPagesAreCompressedAsTheLibraryDoesIt holds every document, byte for byte, to what the library makes when it compresses itself.
func TestPagesAreCompressedAsTheLibraryDoesIt(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]record.Sheet{"application": sheet(t), "draft": draftSheet(t), "approved": verdictSheet(t, "approved"),
		"rejected": verdictSheet(t, "rejected"), "long": longSheet(t), "empty": {Kind: record.ApplicationSheet, Draft: true, At: s2026}} {
		for range 2 { // the second time with compressors that were used before
			p, err := Press{}.set(s, western())
			if err != nil {
				t.Fatal(err)
			}
			p.SetCompression(true)
			want, err := p.finish()
			if err != nil {
				t.Fatal(err)
			}
			got, err := Press{}.Print(s)
			if err != nil || !bytes.Equal(want, got) {
				t.Errorf("%s: %d bytes, and the library makes %d: %v", name, len(got), len(want), err)
			}
		}
	}
	for _, raw := range []string{"", "<</Length 5>>\nstream\nabc", "<</Length x>>\nstream\nabc\nendstream",
		"<</Length 3>>\nstream\nabc\nendstream\n"} {
		if _, err := squeeze([]byte(raw), 1); err == nil {
			t.Errorf("%q was taken for a document", raw)
		}
	}
}
