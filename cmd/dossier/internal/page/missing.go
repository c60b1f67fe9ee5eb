// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Missing lists what is wrong or missing in the content, and what is worth a look.
func Missing(t *terminal.Terminal, all []contract.Missing) {
	faults := 0
	for _, m := range all {
		if m.Severity != "warning" {
			faults++
		}
	}
	if faults == 0 {
		t.Tell("%s", t.Say("complete"))
	} else {
		t.Tell("%s", t.Say("lacking", faults))
	}
	for _, m := range all {
		if m.Severity != "warning" {
			t.Tell("  ✗ %s: %s\n", Placed(m.Place, m.Pointer), terminal.Flat(m.Message))
		}
	}
	if faults < len(all) {
		t.Tell("%s\n", t.Say("warnings"))
	}
	for _, m := range all {
		if m.Severity == "warning" {
			t.Tell("  ! %s: %s\n", Placed(m.Place, m.Pointer), terminal.Flat(m.Message))
		}
	}
}

// Placed is a place in words, with the pointer that programs and files know it by.
func Placed(place, pointer string) string {
	if place == "" {
		return pointer
	}
	return place + " (" + pointer + ")"
}

// Kept says which version of the content was stored, and what it lacks.
func Kept(number string) func(*terminal.Terminal, contract.Kept) error {
	return func(t *terminal.Terminal, k contract.Kept) error {
		t.Tell("%s", t.Say("saved", number, k.Version))
		Missing(t, k.Missing)
		return nil
	}
}
