// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/spf13/cobra"
)

func (a *app) aidCommand() *cobra.Command {
	return a.noun("aid", "show CW-KORT-0001", a.aidShowCommand(), a.aidRegisterCommand())
}

// aidShowCommand shows the accounts behind a dossier: what counts, what is asked, what is left.
func (a *app) aidShowCommand() *cobra.Command {
	cmd := a.about("show", "", "", func(ctx context.Context, args []string) error {
		var v struct {
			Regulation    string                `json:"regulation"`
			Beneficiaries []contract.AidAccount `json:"beneficiaries"`
			Remarks       []contract.Missing    `json:"remarks"`
		}
		raw, err := a.getInto(ctx, dossierPath(args[0], "aid"), &v)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		if len(v.Beneficiaries) == 0 {
			a.tell("%s", a.say("aid.none"))
		} else if v.Regulation == "" {
			a.tell("%s", a.say("aid.no_regulation"))
		}
		if err := a.accounts(v.Beneficiaries); err != nil {
			return err
		}
		if len(v.Beneficiaries) > 0 && v.Beneficiaries[0].Ceiling == nil {
			a.tell("%s", a.say("aid.discreet"))
		}
		for _, b := range v.Beneficiaries {
			if err := a.entries(b); err != nil {
				return err
			}
		}
		for _, m := range v.Remarks {
			a.tell("  ! %s: %s\n", placed(m.Place, m.Pointer), flat(m.Message))
		}
		return nil
	})
	cmd.Short, cmd.Example = a.say("aid.show.short"), "  dossier aid show CW-KORT-0001"
	return cmd
}

// accounts is a line for each beneficiary.
func (a *app) accounts(all []contract.AidAccount) error {
	var rows [][]string
	for _, b := range all {
		rows = append(rows, []string{flat(b.Name), b.CompanyNumber, a.amount(b.Ceiling), a.amount(b.Used), a.amount(b.Asked), a.amount(b.Left), a.fits(b)})
	}
	if len(rows) == 0 {
		return nil
	}
	return a.grid(a.say("aid.head"), rows)
}

// fits says whether what is asked fits under the ceiling.
func (a *app) fits(b contract.AidAccount) string {
	if b.Fits {
		return a.say("aid.fits")
	}
	return a.say("aid.too_much")
}

// entries are what is behind the amounts of one beneficiary.
func (a *app) entries(b contract.AidAccount) error {
	if b.Ceiling == nil || len(b.Entries)+len(b.Links)+b.LinkedMore == 0 {
		return nil
	}
	a.tell("\n%s\n", a.say("aid.entries", flat(b.Name), a.day(b.Since)))
	for _, l := range b.Links {
		if l.Place == "" {
			a.tell("  %s\n", a.say("aid.linked_by", l.CompanyNumber))
			continue
		}
		key := "aid.linked"
		if !l.Counts {
			key = "aid.unlinked"
		}
		a.tell("  %s\n", a.say(key, l.CompanyNumber, l.Place))
	}
	if b.LinkedMore > 0 {
		a.tell("  %s\n", a.say("aid.linked_more", b.LinkedMore))
	}
	var rows [][]string
	for _, e := range b.Entries {
		source := a.say("aid.declared")
		if e.Own {
			source = a.say("aid.own")
		}
		counts := a.say("aid.counts")
		if !e.Counts {
			counts = a.say("aid.counts_not")
		}
		rows = append(rows, []string{a.day(e.Day), a.amount(&e.Amount), counts, e.Regulation, source, e.Dossier, flat(e.Authority)})
	}
	if len(rows) == 0 {
		return nil
	}
	return a.grid(a.say("aid.entries_head"), rows)
}

var registerStates = []string{"open", "late", "registered"}

// aidRegisterCommand lists what must be registered, and until when.
func (a *app) aidRegisterCommand() *cobra.Command {
	filters := map[string]*string{}
	var asCSV bool
	cmd := a.verb("aid", "register", "", "--state open --csv", func(ctx context.Context, _ []string) error {
		if asCSV && a.json {
			return a.usage("usage.forms")
		}
		var v struct {
			Lines []contract.RegisterLine `json:"lines"`
		}
		raw, err := a.getInto(ctx, filtered("/api/v1/register", filters), &v)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		case asCSV:
			return a.registerCSV(v.Lines)
		case len(v.Lines) == 0:
			a.warn("%s", a.say("register.empty"))
			return nil
		}
		var rows [][]string
		for _, l := range v.Lines {
			rows = append(rows, []string{l.Number, flat(l.Beneficiary), l.CompanyNumber, a.amount(&l.Amount), a.day(l.Day), a.day(l.LastDay), a.word("registered", l.State), l.Reference})
		}
		return a.grid(a.say("register.head"), rows)
	})
	filters["state"] = cmd.Flags().String("state", "", a.say("filter.register"))
	cmd.Flags().BoolVar(&asCSV, "csv", false, a.say("flag.csv"))
	fixed(cmd, "state", registerStates...)
	return cmd
}

var registerHead = []string{"beneficiary", "company_number", "amount", "day", "authority", "instrument", "activity", "regulation", "dossier", "last_day", "state", "reference"}

// registerCSV writes the list for whoever brings it into the register.
func (a *app) registerCSV(lines []contract.RegisterLine) error {
	rows := [][]string{registerHead}
	for _, l := range lines {
		rows = append(rows, []string{l.Beneficiary, l.CompanyNumber, l.Amount.Amount, l.Day, l.Authority, l.Instrument, l.Activity, l.Regulation, l.Number, l.LastDay, l.State, l.Reference})
	}
	return a.sheet(rows)
}

// registerAidCommand notes that the aid of the last decision stands in the register.
func (a *app) registerAidCommand() *cobra.Command {
	var reference string
	cmd := a.about("register-aid", groupJudge, `CW-KORT-0001 --reference EAIR-2026-1234`, func(ctx context.Context, args []string) error {
		return a.step(ctx, args[0], "register-aid", map[string]string{"reference": reference})
	})
	cmd.Flags().StringVar(&reference, "reference", "", a.say("flag.register_reference"))
	return cmd
}

// strikeCommand strikes a link between companies that was declared wrongly.
func (a *app) strikeCommand() *cobra.Command {
	var place, reasons string
	cmd := a.about("strike-link", groupJudge, `CW-KORT-0001 --place /state_aid/single_undertaking/0 --reasons "Er is geen zeggenschap."`, func(ctx context.Context, args []string) error {
		return a.step(ctx, args[0], "strike-link", map[string]string{"place": place, "reasons": reasons})
	})
	cmd.Flags().StringVar(&place, "place", "", a.say("flag.place"))
	cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	return cmd
}
