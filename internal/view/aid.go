// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Aid is how the accounts of de-minimis aid stand of those who would receive it.
func (s Sight) Aid(ctx context.Context, number string) (*contract.AidAccounts, error) {
	d, err := s.Read(ctx, number)
	if err != nil {
		return nil, err
	}
	if err := Only(s.into(d), access.ReadAid); err != nil {
		return nil, err
	}
	stated, err := s.accounts(ctx, d)
	if err != nil {
		return nil, err
	}
	out := &contract.AidAccounts{Regime: stated.content.StateAid.Regime, Day: calendar.DateOf(d.Read).String(),
		Beneficiaries: []contract.AidAccount{}}
	out.Regulation = string(aid.InForce(stated.content.AidKind(), calendar.DateOf(d.Read)))
	var numbers []string
	for _, account := range stated.accounts {
		for _, e := range account.Entries {
			numbers = append(numbers, e.Dossier, e.DeclaredIn)
		}
	}
	opens, err := s.store.MayOpen(ctx, s.identity, numbers)
	if err != nil {
		return nil, err
	}
	for i, account := range stated.summaries() {
		if stated.need.Aid.Sight != application.OnlyFits {
			stated.detail(&account, i, opens)
		}
		out.Beneficiaries = append(out.Beneficiaries, account)
	}
	out.Remarks = stated.remarks(s.lang)
	return out, nil
}

// stated are the accounts of a dossier with what they were made of.
type stated struct {
	content  application.Content
	need     application.Requirements
	accounts []aid.Account
}

// accounts are those of a dossier as a person reads it: for what it asks, or for what it was granted.
func (s Sight) accounts(ctx context.Context, d record.Dossier) (x stated, err error) {
	shown := d
	shown.Content = d.Shown(s.reader(d), d.Read)
	if x.content, err = s.from.Content(ctx, shown); err != nil {
		return x, err
	}
	x.need = application.Requirements{Award: d.Read, Outside: d.State.Rules.Route == dossier.External}
	if x.need.Aid, err = ledger.KnownAid(ctx, s.from, s.reader(d), d, x.content); err != nil {
		return x, err
	}
	if f := d.State.Frozen; f != nil && f.Version == shown.Content {
		x.need.Aid.Declared = f.At
	}
	if award := d.State.Award; award != nil && len(award.Parts) == len(x.content.Beneficiaries()) {
		x.accounts = x.content.AccountsOf(award.Amounts(), x.need)
	} else {
		x.accounts = x.content.Accounts(x.need)
	}
	return x, nil
}

// remarks are what of the state aid is wrong or worth a look.
func (s stated) remarks(lang string) []contract.Missing {
	return worded(s.content.AidRemarks(s.need), lang)
}

// warnings are the remarks to who decides on what was submitted: what is wrong in it stands in the accounts.
func (s stated) warnings(lang string) []contract.Missing {
	return slices.DeleteFunc(s.remarks(lang), func(m contract.Missing) bool { return m.Severity != fault.Warning })
}

// summaries say for each beneficiary what is used, asked and left.
func (s stated) summaries() []contract.AidAccount {
	var all []contract.AidAccount
	for i, b := range s.content.Beneficiaries() {
		account := s.accounts[i]
		line := contract.AidAccount{Partner: b.Partner, Name: b.Name, CompanyNumber: b.CompanyNumber, Fits: account.Fits()}
		if s.need.Aid.Sight != application.OnlyFits {
			euro := func(c money.Cents) *money.Euro { return new(c.Euro()) }
			line.Ceiling, line.Used, line.Asked, line.Left = euro(account.Ceiling), euro(account.Used), euro(account.Part),
				euro(account.Left)
		}
		all = append(all, line)
	}
	return all
}

// detail adds what is behind the amounts.
func (s stated) detail(line *contract.AidAccount, i int, opens map[string]bool) {
	account, b := s.accounts[i], s.content.Beneficiaries()[i]
	if account.Regulation != aid.None {
		line.Since = account.Since.String()
	}
	declared := s.content.Declared(s.need.Aid.Dossier, s.need.Aid.Declared)[i]
	for n, number := range declared.Linked {
		line.Links = append(line.Links, contract.AidLink{Place: b.Place + "/single_undertaking/" + strconv.Itoa(n), CompanyNumber: number,
			Counts: slices.Contains(account.Undertaking, number)})
	}
	for _, number := range account.Undertaking {
		switch {
		case number == b.CompanyNumber || slices.Contains(declared.Linked, number):
		case s.need.Aid.Sight == application.All:
			line.Links = append(line.Links, contract.AidLink{CompanyNumber: number, Counts: true})
		default:
			line.LinkedMore++
		}
	}
	for _, e := range account.Entries {
		entry := contract.AidEntry{Authority: e.Authority, Regulation: string(e.Regulation), Amount: e.Amount.Euro(), Counts: e.Counts,
			Own: e.DeclaredIn == ""}
		if e.Day != (calendar.Date{}) {
			entry.Day = e.Day.String()
		}
		if number := e.Dossier + e.DeclaredIn; opens[number] {
			entry.Dossier = number
		}
		line.Entries = append(line.Entries, entry)
	}
}

// ForWhom names the beneficiary in the sentence of a refusal. The record holds its place only.
func (s Sight) ForWhom(ctx context.Context, number string, r *dossier.Refusal) (*dossier.Refusal, error) {
	place, err := strconv.Atoi(r.Args["partner"])
	if err != nil {
		return r, nil
	}
	d, err := s.from.Dossier(ctx, number)
	if err != nil || d.State.Frozen == nil {
		return r, err
	}
	content, err := s.submitted(ctx, d)
	if err != nil {
		return r, err
	}
	for _, b := range content.Beneficiaries() {
		if b.Partner == place {
			named := *r
			named.Args = maps.Clone(r.Args)
			named.Args["partner"] = b.Name + " (" + b.CompanyNumber + ")"
			return &named, nil
		}
	}
	return r, nil
}
