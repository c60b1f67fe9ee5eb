// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// AidChange is what an event changes in the accounts of aid. It follows from the event and the content that was frozen, so that the
// accounts can be made anew from the record at any time.
type AidChange struct {
	Decided    bool // whoever had something of the dossier and is not named here has nothing any more
	Registered bool // what stood to be put in the central register is there
	Awards     []Awarded
	Declared   bool // whoever declared something in the dossier and is not named here does so no more
	Lists      []aid.List
	Struck     []aid.Strike
}

// How an award stands in the central register.
const (
	RegisterOpen = "open"
	RegisterDone = "done"
)

// Awarded is an award with what people read of it.
type Awarded struct {
	aid.Award
	Name     string // of the company, as the application has it
	At       time.Time
	Register string // how it stands in the central register: RegisterOpen, RegisterDone, or "" where it need not
}

// AidOf is what an event changes, in the state after it, with the content that was frozen then.
func AidOf(s dossier.State, e dossier.Event, c application.Content) AidChange {
	switch e.Type {
	case dossier.SubmittedEvent, dossier.SupplementedEvent:
		return AidChange{Declared: true, Lists: slices.DeleteFunc(c.Declared(s.Number, DeclaredAt(s)),
			func(l aid.List) bool { return l.Silent })}
	case dossier.LinkStruckEvent:
		if company, linked, found := c.LinkAt(e.Place); found {
			return AidChange{Struck: []aid.Strike{{Company: company, Linked: linked, At: e.At}}}
		}
	case dossier.ApprovedEvent, dossier.RejectedEvent, dossier.ReservedEvent, dossier.DecisionCorrectedEvent:
		return AidChange{Decided: true, Awards: awarded(s, e, c)}
	case dossier.AidRegisteredEvent:
		return AidChange{Registered: true}
	}
	return AidChange{}
}

// ConcernsAid says whether an event of the type can change an account.
func ConcernsAid(kind string) bool {
	return slices.Contains([]string{dossier.SubmittedEvent, dossier.SupplementedEvent, dossier.LinkStruckEvent,
		dossier.ApprovedEvent, dossier.RejectedEvent, dossier.ReservedEvent, dossier.DecisionCorrectedEvent, dossier.AidRegisteredEvent},
		kind)
}

// declared is when what is frozen was declared. Dossiers from before that was kept were submitted then.
func DeclaredAt(s dossier.State) time.Time {
	if s.Frozen.At.IsZero() {
		return s.SubmittedAt
	}
	return s.Frozen.At
}

// awarded are the parts of a decision by company. Decisions from before awards were kept say only the amount: their parts are
// worked out from what was frozen and accepted.
func awarded(s dossier.State, e dossier.Event, c application.Content) (all []Awarded) {
	award := e.Award
	if award == nil && e.Granted > 0 {
		award = AwardOf(c, GrantOf(c, e.Granted, e.Lines), e.At)
	}
	if award == nil || award.Regulation == "" {
		return nil
	}
	for _, b := range c.Beneficiaries() {
		for _, p := range award.Parts {
			if p.Partner == b.Partner {
				outside, register := s.Rules.Route == dossier.External, ""
				if p.Amount > 0 && !outside && dossier.RegisterUntil(e.At) != nil {
					register = RegisterOpen
				}
				all = append(all, Awarded{aid.Award{Dossier: s.Number, Seq: e.Seq, Company: b.CompanyNumber, Day: calendar.DateOf(e.At),
					Part: p.Amount, Whole: e.Granted,
					Regulation: aid.Regulation(award.Regulation), Outside: outside}, b.Name, e.At,
					register})
			}
		}
	}
	return all
}

// grantOf is an amount on the costs that are accepted; a line that is not named is accepted whole.
func GrantOf(c application.Content, amount money.Cents, lines []dossier.Line) application.Grant {
	g := application.Grant{Amount: amount, Accepted: c.Costs()}
	for _, l := range lines {
		if l.Line >= 0 && l.Line < len(g.Accepted) { // Decide refuses any other
			g.Accepted[l.Line] = l.Accepted
		}
	}
	return g
}

// awardOf is what of a grant would be de-minimis aid, awarded at an instant.
func AwardOf(c application.Content, g application.Grant, at time.Time) *dossier.Award {
	a := &dossier.Award{}
	if kind := c.AidKind(); kind != "" {
		a.Regulation = string(aid.InForce(kind, calendar.DateOf(at)))
	}
	if a.Regulation == "" {
		return a
	}
	for _, p := range c.AidParts(g) {
		a.Parts = append(a.Parts, dossier.AwardPart{Partner: p.Partner, Amount: p.Amount})
	}
	return a
}

// AidQuestion is what a reader of a dossier asks about aid.
type AidQuestion struct {
	Companies   []string        // those, and those linked with them
	Represented string          // may somebody of this company log in?
	Reader      access.Identity // which of the numbers may they open?
	Numbers     []string        // of dossiers, or of grants from before this system
}

// AidAnswer is what the record says.
type AidAnswer struct {
	Record      aid.Record
	Represented bool
	Opens       map[string]bool
}
