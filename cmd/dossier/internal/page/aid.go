// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Aid is how the accounts stand behind a dossier: what counts, what is asked, what is left.
func Aid(t *terminal.Terminal, v contract.AidAccounts) error {
	if len(v.Beneficiaries) == 0 {
		t.Tell("%s", t.Say("aid.none"))
	} else if v.Regulation == "" {
		t.Tell("%s", t.Say("aid.no_regulation"))
	}
	if err := accounts(t, v.Beneficiaries); err != nil {
		return err
	}
	if len(v.Beneficiaries) > 0 && v.Beneficiaries[0].Ceiling == nil {
		t.Tell("%s", t.Say("aid.discreet"))
	}
	for _, b := range v.Beneficiaries {
		if err := entries(t, b); err != nil {
			return err
		}
	}
	for _, m := range v.Remarks {
		t.Tell("  ! %s: %s\n", Placed(m.Place, m.Pointer), terminal.Flat(m.Message))
	}
	return nil
}

// accounts is a line for each beneficiary.
func accounts(t *terminal.Terminal, all []contract.AidAccount) error {
	var rows [][]string
	for _, b := range all {
		rows = append(rows, []string{terminal.Flat(b.Name), b.CompanyNumber,
			t.Amount(b.Ceiling), t.Amount(b.Used), t.Amount(b.Asked), t.Amount(b.Left),
			fits(t, b)})
	}
	if len(rows) == 0 {
		return nil
	}
	return t.Grid(t.Say("aid.head"), rows)
}

// fits says whether what is asked fits under the ceiling.
func fits(t *terminal.Terminal, b contract.AidAccount) string {
	if b.Fits {
		return t.Say("aid.fits")
	}
	return t.Say("aid.too_much")
}

// entries are what is behind the amounts of one beneficiary.
func entries(t *terminal.Terminal, b contract.AidAccount) error {
	if b.Ceiling == nil || len(b.Entries)+len(b.Links)+b.LinkedMore == 0 {
		return nil
	}
	t.Tell("\n%s\n", t.Say("aid.entries", terminal.Flat(b.Name), t.Day(b.Since)))
	for _, l := range b.Links {
		if l.Place == "" {
			t.Tell("  %s\n", t.Say("aid.linked_by", l.CompanyNumber))
			continue
		}
		key := "aid.linked"
		if !l.Counts {
			key = "aid.unlinked"
		}
		t.Tell("  %s\n", t.Say(key, l.CompanyNumber, l.Place))
	}
	if b.LinkedMore > 0 {
		t.Tell("  %s\n", t.Say("aid.linked_more", b.LinkedMore))
	}
	var rows [][]string
	for _, e := range b.Entries {
		source := t.Say("aid.declared")
		if e.Own {
			source = t.Say("aid.own")
		}
		counts := t.Say("aid.counts")
		if !e.Counts {
			counts = t.Say("aid.counts_not")
		}
		rows = append(rows, []string{t.Day(e.Day), t.Amount(&e.Amount), counts, e.Regulation, source, e.Dossier,
			terminal.Flat(e.Authority)})
	}
	if len(rows) == 0 {
		return nil
	}
	return t.Grid(t.Say("aid.entries_head"), rows)
}
