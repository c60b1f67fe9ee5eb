// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Award is what of a grant is de-minimis aid, and whose. It names companies by their place in the frozen content: no company number
// leaves the record.
type Award struct {
	Regulation string      `json:"regulation,omitempty"` // such as 2023/2831; empty where the grant is no de-minimis aid
	Parts      []AwardPart `json:"parts,omitempty"`
	Register   *Due        `json:"register,omitempty"` // until when we must put it in the central register; nil where we need not
}

// AwardPart is what one beneficiary has of a grant.
type AwardPart struct {
	Partner int         `json:"partner"` // 0 is the applicant, 1 the first partner
	Amount  money.Cents `json:"amount_cents"`
}

// AidLimit says how an account of aid stands that a grant does not fit.
type AidLimit struct {
	Partner                   int // 0 is the applicant
	Ceiling, Used, Left, Part money.Cents
	Day                       calendar.Date // of the award
}

// Amounts are the parts in their order.
func (a Award) Amounts() []money.Cents {
	var all []money.Cents
	for _, p := range a.Parts {
		all = append(all, p.Amount)
	}
	return all
}

// Every authority registers the de-minimis aid that it grants in the central register, within twenty working days of the award,
// since 1 January 2026 (Regulation (EU) 2023/2831, article 6; for Belgium as VLAIO and VVSG explain it).
var (
	registerSince  = calendar.Date{Year: 2026, Month: time.January, Day: 1}
	registerWithin = calendar.Term{Days: 20, Kind: calendar.WorkingDays}
)

// RegisterUntil is until when aid that was awarded at an instant must be registered; nil where it need not be.
func RegisterUntil(awarded time.Time) *Due {
	if calendar.DateOf(awarded).Before(registerSince) {
		return nil
	}
	return due(RegisterDue, registerWithin.Due(awarded))
}

// awarded is the award of an approval at an instant. What an outside funder grants, that funder registers.
func (r Rules) awarded(a *Award, at time.Time) *Award {
	if a == nil || a.Regulation == "" || r.Route == External {
		return a
	}
	kept := *a
	kept.Register = RegisterUntil(at)
	return &kept
}

// unregistered is until when the grant that stands must be registered; nil when nothing is to be done.
func (s State) unregistered() *Due {
	if s.Award == nil || s.Granted == 0 || s.Registered == s.DecisionSeq {
		return nil
	}
	return s.Award.Register
}

// unregistrable says why there is nothing to register, or "". Of decisions from before awards were kept, only the record knows.
func (s State) unregistrable() string {
	switch {
	case s.Granted == 0, s.Rules.Route == External, s.Award != nil && s.Award.Register == nil:
		return CodeNoAid
	case s.Registered == s.DecisionSeq:
		return CodeRegistered
	}
	return ""
}

// args are what the sentence of a refusal needs.
func (l AidLimit) args() map[string]string {
	args := map[string]string{"partner": strconv.Itoa(l.Partner), "day": l.Day.String()}
	for name, c := range map[string]money.Cents{"ceiling": l.Ceiling, "used": l.Used, "left": l.Left, "part": l.Part} {
		args[name] = cents(c)["cents"]
	}
	return args
}

// shares says of a grant whose aid it is, in words.
func (a Award) shares(lang string) []string {
	if a.Regulation == "" {
		return nil
	}
	lines := []string{bilingual.Words{"de-minimissteun onder Verordening (EU) ",
		"de-minimis aid under Regulation (EU) "}.In(lang) + a.Regulation}
	for _, p := range a.Parts {
		lines = append(lines, beneficiary(p.Partner, lang)+": "+p.Amount.In(lang))
	}
	return lines
}

// beneficiary names the applicant, or a partner by its place.
func beneficiary(partner int, lang string) string {
	if partner == 0 {
		return bilingual.Words{"de aanvrager", "the applicant"}.In(lang)
	}
	return "partner " + strconv.Itoa(partner)
}
