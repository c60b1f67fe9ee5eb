// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"fmt"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// notYours is the code of what another role does: of that it is enough to name it.
const notYours = dossier.CodeRole

// offers says what this person may do, and of the rest why not.
func offers(t *terminal.Terminal, all []contract.Allowed) {
	var can, cannot, others []string
	for _, o := range all {
		switch {
		case o.Code == notYours:
			others = append(others, string(o.Command))
		case o.Allowed:
			can = append(can, "  ✓ "+string(o.Command))
		default:
			cannot = append(cannot, fmt.Sprintf("  – %-22s%s", o.Command, terminal.Flat(o.Reason)))
		}
	}
	if len(can) > 0 {
		t.Tell("\n%s\n%s\n", t.Say("show.can"), strings.Join(can, "\n"))
	}
	if len(cannot) > 0 {
		t.Tell("\n%s\n%s\n", t.Say("show.cannot"), strings.Join(cannot, "\n"))
	}
	if len(others) > 0 {
		t.Tell("\n%s\n", t.Say("show.others", strings.Join(others, ", ")))
	}
}

// Status says in one sentence where a dossier stands, then what each role may do.
func Status(t *terminal.Terminal, v contract.View) error {
	t.Tell("%s\n", terminal.Flat(v.Explanation))
	for _, n := range v.Next {
		t.Tell("  %s\n", t.Say("status.next", t.Role(n.Role), joined(n.Commands)))
	}
	offers(t, v.Allowed)
	return nil
}

// joined are the names of commands, with commas.
func joined(all []dossier.Verb) string {
	var names []string
	for _, name := range all {
		names = append(names, string(name))
	}
	return strings.Join(names, ", ")
}
