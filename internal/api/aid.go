// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// AidAccounts is how the accounts of de-minimis aid stand of those who would receive it.
type AidAccounts struct {
	Regime        string       `json:"regime"`
	Regulation    string       `json:"regulation" doc:"In force on the day; empty when we know none: then nothing can be granted under it"`
	Day           string       `json:"day" doc:"On which aid counts as granted: until there is an award, today"`
	Beneficiaries []AidAccount `json:"beneficiaries"`
	Remarks       []Missing    `json:"remarks" doc:"What of the state aid is worth a look"`
}

// AidAccount is the account of a single undertaking, as one beneficiary stands to it. The amounts and what is behind them are left
// out for who is told only whether the subsidy fits.
type AidAccount struct {
	Partner       int         `json:"partner" doc:"0 is the applicant, 1 the first partner"`
	Name          string      `json:"name"`
	CompanyNumber string      `json:"company_number"`
	Fits          bool        `json:"fits" doc:"What is asked fits under the ceiling"`
	Ceiling       *money.Euro `json:"ceiling"`
	Used          *money.Euro `json:"used" doc:"Counts already"`
	Asked         *money.Euro `json:"asked" doc:"This beneficiary's part: of what is asked, or of what was granted"`
	Left          *money.Euro `json:"left" doc:"Of the ceiling, before what is asked"`
	Since         string      `json:"since,omitempty" doc:"First day that counts"`
	Links         []AidLink   `json:"links,omitempty"`
	LinkedMore    int         `json:"linked_more,omitempty" doc:"How many other companies named it or each other, where the reader is not told which"`
	Entries       []AidEntry  `json:"entries,omitempty"`
}

// AidLink is a company that the beneficiary is linked with.
type AidLink struct {
	Place         string `json:"place" doc:"By which strike-link names it; empty where other companies named it"`
	CompanyNumber string `json:"company_number"`
	Counts        bool   `json:"counts" doc:"False when it was struck, or a later list leaves it out"`
}

// AidEntry is aid that the undertaking received. Of a dossier that the reader may not open, neither number, nor title, nor hub is told.
type AidEntry struct {
	Day        string     `json:"day" doc:"Empty when what was typed cannot be the day; then it counts"`
	Authority  string     `json:"authority"`
	Regulation string     `json:"regulation"`
	Amount     money.Euro `json:"amount"`
	Counts     bool       `json:"counts"`
	Own        bool       `json:"own" doc:"Stands on our own record"`
	Dossier    string     `json:"dossier,omitempty" doc:"That granted it, or in which it was declared"`
}

type aidOutput struct{ Body *AidAccounts }

// readAid may read the accounts: assessors judge content.
var readAid = slices.DeleteFunc(slices.Clone(dossier.Roles), func(r dossier.Role) bool { return r == dossier.Assessor || r == dossier.Admin })

func (a *API) aid(ctx context.Context, in *NumberInput) (*aidOutput, error) {
	d, err := a.Desk.Read(ctx, who(ctx), in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	if err := only(ctx, readAid); err != nil {
		return nil, err
	}
	now, err := a.Store.Now(ctx)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	stated, err := a.accounts(ctx, d, now)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &AidAccounts{Regime: stated.content.StateAid.Regime, Day: calendar.DateOf(now).String(), Beneficiaries: []AidAccount{}}
	out.Regulation = string(aid.InForce(stated.content.AidKind(), calendar.DateOf(now)))
	var numbers []string
	for _, account := range stated.accounts {
		for _, e := range account.Entries {
			numbers = append(numbers, e.Dossier, e.DeclaredIn)
		}
	}
	opens, err := a.Store.MayOpen(ctx, who(ctx), numbers)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	for i, account := range stated.summaries() {
		if stated.need.Aid.Sight != application.OnlyFits {
			stated.detail(&account, i, opens)
		}
		out.Beneficiaries = append(out.Beneficiaries, account)
	}
	out.Remarks = stated.remarks(lang(ctx))
	return &aidOutput{out}, nil
}

// stated are the accounts of a dossier with what they were made of.
type stated struct {
	content  application.Content
	need     application.Requirements
	accounts []aid.Account
}

// accounts are those of a dossier as a person reads it: for what it asks, or for what it was granted.
func (a *API) accounts(ctx context.Context, d record.Dossier, now time.Time) (s stated, err error) {
	shown := d
	shown.Content = d.Shown(who(ctx), now)
	if s.content, err = a.Store.Content(ctx, shown); err != nil {
		return s, err
	}
	s.need = application.Requirements{Award: now, Outside: d.State.Rules.Route == dossier.External}
	if s.need.Aid, err = ledger.KnownAid(ctx, a.Store, who(ctx), d, s.content); err != nil {
		return s, err
	}
	if f := d.State.Frozen; f != nil && f.Version == shown.Content {
		s.need.Aid.Declared = f.At
	}
	if award := d.State.Award; award != nil && len(award.Parts) == len(s.content.Beneficiaries()) {
		s.accounts = s.content.AccountsOf(award.Amounts(), s.need)
	} else {
		s.accounts = s.content.Accounts(s.need)
	}
	return s, nil
}

// remarks are what of the state aid is wrong or worth a look.
func (s stated) remarks(lang string) []Missing { return worded(s.content.AidRemarks(s.need), lang) }

// warnings are the remarks to who decides on what was submitted: what is wrong in it stands in the accounts.
func (s stated) warnings(lang string) []Missing {
	return slices.DeleteFunc(s.remarks(lang), func(m Missing) bool { return m.Severity != application.Warning })
}

// summaries say for each beneficiary what is used, asked and left.
func (s stated) summaries() []AidAccount {
	var all []AidAccount
	for i, b := range s.content.Beneficiaries() {
		account := s.accounts[i]
		line := AidAccount{Partner: b.Partner, Name: b.Name, CompanyNumber: b.CompanyNumber, Fits: account.Fits()}
		if s.need.Aid.Sight != application.OnlyFits {
			euro := func(c money.Cents) *money.Euro { return new(c.Euro()) }
			line.Ceiling, line.Used, line.Asked, line.Left = euro(account.Ceiling), euro(account.Used), euro(account.Part), euro(account.Left)
		}
		all = append(all, line)
	}
	return all
}

// detail adds what is behind the amounts.
func (s stated) detail(line *AidAccount, i int, opens map[string]bool) {
	account, b := s.accounts[i], s.content.Beneficiaries()[i]
	if account.Regulation != aid.None {
		line.Since = account.Since.String()
	}
	declared := s.content.Declared(s.need.Aid.Dossier, s.need.Aid.Declared)[i]
	for n, number := range declared.Linked {
		line.Links = append(line.Links, AidLink{b.Place + "/single_undertaking/" + strconv.Itoa(n), number, slices.Contains(account.Undertaking, number)})
	}
	for _, number := range account.Undertaking {
		switch {
		case number == b.CompanyNumber || slices.Contains(declared.Linked, number):
		case s.need.Aid.Sight == application.All:
			line.Links = append(line.Links, AidLink{"", number, true})
		default:
			line.LinkedMore++
		}
	}
	for _, e := range account.Entries {
		entry := AidEntry{Authority: e.Authority, Regulation: string(e.Regulation), Amount: e.Amount.Euro(), Counts: e.Counts, Own: e.DeclaredIn == ""}
		if e.Day != (calendar.Date{}) {
			entry.Day = e.Day.String()
		}
		if number := e.Dossier + e.DeclaredIn; opens[number] {
			entry.Dossier = number
		}
		line.Entries = append(line.Entries, entry)
	}
}

// forWhom names the beneficiary in the sentence of a refusal. The record holds its place only.
func (a *API) forWhom(ctx context.Context, number string, r *dossier.Refusal) (*dossier.Refusal, error) {
	place, err := strconv.Atoi(r.Args["partner"])
	if err != nil {
		return r, nil
	}
	d, err := a.Store.Dossier(ctx, number)
	if err != nil || d.State.Frozen == nil {
		return r, err
	}
	d.Content = d.State.Frozen.Version
	content, err := a.Store.Content(ctx, d)
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
