// SPDX-License-Identifier: EUPL-1.2

package access_test

import (
	"os"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
)

// TestTheWordsForPeopleAreThoseOfTheGlossary: each stands there, in both languages on one line.
func TestTheWordsForPeopleAreThoseOfTheGlossary(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	_, people, _ := strings.Cut(string(raw), "## People")
	for _, n := range access.Notions {
		found := false
		for line := range strings.Lines(people) {
			cells := strings.Split(line, "|")
			found = found || len(cells) > 3 && strings.Contains(cells[1], n.Word[1]) && strings.Contains(cells[2], n.Word[0])
		}
		if !found || n.Means[0] == "" || n.Means[1] == "" {
			t.Errorf("%v is not in the glossary", n.Word)
		}
	}
}

// TestGiversAreWhoGives: whoever is named gives, and nobody is named by name.
func TestGiversAreWhoGives(t *testing.T) {
	t.Parallel()
	els := access.Person{ID: "p_els", Name: "Els", Role: "hub_staff", Hub: "kempen"}
	if got := els.Alone().Givers(); len(got) != 2 || got[0][0] != "de coördinator van hub kempen" || got[1][1] != "the administrator of this installation" {
		t.Errorf("%v", got)
	}
	chief := access.Person{ID: "p_x", Role: "hub_staff", Hub: "kempen", Duty: access.Coordinator}
	if _, err := chief.Alone().Gives(els.First(), nil); err != nil {
		t.Errorf("the coordinator: %v", err)
	}
	if got := (access.Identity{}).Givers(); len(got) != 1 {
		t.Errorf("of nobody: %v", got)
	}
}
