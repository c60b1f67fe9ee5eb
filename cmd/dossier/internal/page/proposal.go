// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"cmp"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Proposals are those that were found.
func Proposals(t *terminal.Terminal, list contract.ProposalList) error {
	if len(list.Proposals) == 0 {
		t.Warn("%s", t.Say("proposal.none"))
		return nil
	}
	for i, p := range list.Proposals {
		if i > 0 {
			t.Tell("\n")
		}
		if err := Proposal(t, p); err != nil {
			return err
		}
	}
	return nil
}

// Proposal is a proposal on one screen.
func Proposal(t *terminal.Terminal, p contract.Proposal) error {
	t.Tell("%s  %d  %s\n", p.Organisation, p.ID, p.Label)
	t.Tell("  %s  %s: %s\n", t.Moment(p.At), hand(t, p.By), terminal.Flat(p.Reason))
	fieldChanges(t, p.Changes)
	if p.DecidedBy != nil && p.DecidedAt != nil {
		said := p.Label
		if p.Remark != "" {
			said += " – " + terminal.Flat(p.Remark)
		}
		t.Tell("  %s  %s: %s\n", t.Moment(*p.DecidedAt), hand(t, *p.DecidedBy), said)
	}
	return nil
}

// OrganisationHistory is everything that was on record of an organisation, newest first.
func OrganisationHistory(t *terminal.Terminal, h contract.OrganisationHistory) error {
	for _, v := range h.Versions {
		t.Tell("%3d  %s  %s\n", v.Version, t.Moment(v.At), hand(t, v.By))
		if p := v.Proposal; p != nil {
			t.Tell("  %s\n", t.Say("proposal.led", p.ID, hand(t, p.By), terminal.Flat(p.Reason)))
		}
		if len(v.Changes) == 0 {
			t.Tell("  %s  %s\n", cmp.Or(v.Organisation.Number, "–"), terminal.Flat(v.Organisation.Name))
		}
		fieldChanges(t, v.Changes)
	}
	return nil
}

func fieldChanges(t *terminal.Terminal, all []contract.FieldChange) {
	for _, c := range all {
		t.Tell("  %s: %s → %s\n", c.Label, quoted(c.From), quoted(c.To))
	}
}

// quoted is a value as it stands there; nothing is a dash.
func quoted(s string) string {
	if s == "" {
		return "–"
	}
	return `"` + terminal.Flat(s) + `"`
}

// hand is who did something, and as what.
func hand(t *terminal.Terminal, h contract.Hand) string {
	switch {
	case h.Name != "":
		return terminal.Flat(h.Name) + " (" + h.As + ")"
	case h.Role != "": // somebody whom the reader need not know
		return t.Say("timeline.some", h.Role.Label(string(t.Language)))
	}
	return t.Say("proposal.program")
}
