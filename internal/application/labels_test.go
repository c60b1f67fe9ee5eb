// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
)

func TestCostsAndDeclarationsHaveWords(t *testing.T) {
	t.Parallel()
	for _, list := range []struct {
		keys []string
		word func(key, lang string) string
	}{{application.List("cost_categories"), application.CostLabel}, {application.DeclarationKeys(), application.DeclarationLabel}} {
		if len(list.keys) == 0 {
			t.Error("an empty list")
		}
		for _, key := range list.keys {
			if nl, en := list.word(key, "nl"), list.word(key, "en"); nl == key || en == key || nl == en || nl == "" || en == "" {
				t.Errorf("%s: %q and %q", key, nl, en)
			}
		}
		if got := list.word("iets_nieuws", "nl"); got != "iets_nieuws" {
			t.Errorf("a key without words is shown as %q", got)
		}
	}
}
