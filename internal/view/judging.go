// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"
	"sort"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Judging is what somebody reads who judges a dossier. What of it is not theirs to know is left out.
type Judging struct {
	*Page
	Before   *application.Content // as it was when it was judged last; nil where there is nothing to compare with
	Since    time.Time            // when that was frozen
	Returned *Said                // by which the hub's reviewer sent it back last
	Standing *Said                // the decision that stands
	Limit    Limit                // of what can be granted
	Budget   *Budget              // of the call; nil where it has none, or it is not theirs to know
	Jury     *Jury                // nil where there is none, or it is not theirs to know yet
}

// Said is an event in the words of who did it.
type Said struct {
	dossier.Event
	Name       string
	Reasons    string
	Conditions []string
}

// Limit is the largest amount that can be granted on the costs as they were budgeted.
type Limit struct {
	Asked, Most money.Cents
	Code        string // what limits it, as application.Excess names it; ByBudget, or "": what was asked
}

// ByBudget says that the call has no more to grant.
const ByBudget = "budget"

// Budget is what a call can grant, and granted to other dossiers.
type Budget struct{ Whole, Granted money.Cents }

// Left is what it can still grant to this dossier.
func (b Budget) Left() money.Cents { return max(b.Whole-b.Granted, 0) }

// Jury is what the assessors came to.
type Jury struct {
	Criteria     []dossier.Criterion
	MinTotal     int
	Sheets       []Sheet
	Consensus    *dossier.Consensus // nil: not recorded yet
	Rank, Ranked int                // in the call; 0: it is not ranked
}

// Sheet is what one assessor gave.
type Sheet struct {
	Name    string
	Scores  map[string]int
	Remarks string
}

// Judging reads what judging a dossier asks, for who may look into it.
func (s Sight) Judging(ctx context.Context, number string) (*Judging, error) {
	file, err := s.store.File(ctx, number)
	if err != nil {
		return nil, err
	}
	s.from = file
	page, err := s.page(ctx, number)
	if err != nil {
		return nil, err
	}
	d, err := s.Read(ctx, number)
	if err != nil {
		return nil, err
	}
	j := &Judging{Page: page}
	h, err := s.from.History(ctx, number, 0)
	if err != nil {
		return nil, err
	}
	base := basisOf(h.Entries, d.State.Status)
	hash := ""
	if base != nil {
		hash, j.Since = base.Frozen.Hash, base.At
	}
	more, err := s.store.Judged(ctx, d, hash)
	if err != nil {
		return nil, err
	}
	if hash != "" && more.Before.Hash == hash {
		j.Before = &more.Before.Content
	}
	j.Returned, j.Standing = said(h.Entries, h.Texts, func(e dossier.Event) bool { return e.Type == dossier.ReturnedEvent }),
		said(h.Entries, h.Texts, func(e dossier.Event) bool { return e.Seq == d.State.DecisionSeq })
	if page.Relation == dossier.Programme && !d.State.SubmittedAt.IsZero() {
		j.measured(more, d, h.Texts)
	}
	return j, s.examine(ctx, j, d)
}

// basisOf is the event that froze what was judged before: by the reviewer at the request before this one, by who decides at the submission,
// where something was supplemented since; nil where there is none.
func basisOf(entries []record.Entry, status dossier.Status) (base *dossier.Event) {
	var frozen, submitted []dossier.Event
	supplemented := false
	for _, x := range entries {
		switch x.Event.Type {
		case dossier.ReviewRequestedEvent:
			frozen = append(frozen, x.Event)
		case dossier.SubmittedEvent:
			submitted = append(submitted, x.Event)
		case dossier.SupplementedEvent:
			supplemented = true
		}
	}
	switch {
	case status == dossier.InReview && len(frozen) > 1:
		base = &frozen[len(frozen)-2]
	case !status.BeforeSubmission() && supplemented && len(submitted) > 0:
		base = &submitted[0]
	}
	if base == nil || base.Frozen == nil {
		return nil
	}
	return base
}

// said is the last event of a kind, with the words that it cites.
func said(entries []record.Entry, texts map[string]string, is func(dossier.Event) bool) *Said {
	for _, x := range slices.Backward(entries) {
		if !is(x.Event) {
			continue
		}
		s := &Said{Event: x.Event, Name: x.Name}
		if x.Event.Reasons != nil {
			s.Reasons = texts[x.Event.Reasons.ID]
		}
		for _, c := range x.Event.Conditions {
			s.Conditions = append(s.Conditions, texts[c.ID])
		}
		return s
	}
	return nil
}

// measured adds what a decision is measured by, for the programme's own people.
func (j *Judging) measured(more postgres.Judged, d record.Dossier, texts map[string]string) {
	if more.Budget != nil {
		j.Budget = &Budget{*more.Budget, more.Granted}
	}
	if len(d.State.Panel) == 0 || !d.State.Assessed() && d.State.Consensus == nil {
		return
	}
	j.Jury = &Jury{Criteria: d.State.Rules.Criteria, MinTotal: d.State.Rules.MinTotal, Consensus: d.State.Consensus, Rank: more.Rank,
		Ranked: more.Ranked}
	names := map[string]string{}
	for _, seat := range j.Panel {
		names[seat.Assessor] = seat.Name
	}
	for _, seat := range d.State.Panel {
		if seat.Scores == nil {
			continue
		}
		sheet := Sheet{Name: names[seat.Assessor], Scores: seat.Scores}
		if seat.Remarks != nil {
			sheet.Remarks = texts[seat.Remarks.ID]
		}
		j.Jury.Sheets = append(j.Jury.Sheets, sheet)
	}
}

// examine adds what is worth a look in the content, and how much can be granted on it.
func (s Sight) examine(ctx context.Context, j *Judging, d record.Dossier) error {
	if d.State.Frozen == nil {
		return nil
	}
	compared, err := s.basis(ctx, d)
	if err != nil {
		return err
	}
	if !d.State.Status.Final() {
		found, err := s.missing(ctx, d, j.Content, compared)
		if err != nil {
			return err
		}
		for _, m := range found {
			if m.Severity == fault.Warning && !slices.ContainsFunc(j.Missing,
				func(o contract.Missing) bool { return o.Pointer == m.Pointer && o.Code == m.Code }) {
				j.Missing = append(j.Missing, m)
			}
		}
	}
	if j.Relation != dossier.Programme {
		return nil
	}
	rules, err := s.store.CallOf(ctx, d)
	if err != nil {
		return err
	}
	stated, err := s.accounts(ctx, d)
	if err != nil {
		return err
	}
	j.Limit = limit(rules, stated, d)
	if b := j.Budget; b != nil && b.Left() < j.Limit.Most {
		j.Limit.Most, j.Limit.Code = b.Left(), ByBudget
	}
	return nil
}

// limit is the most of what was asked that passes no limit of call and law.
func limit(rules call.Call, x stated, d record.Dossier) Limit {
	l := Limit{Asked: d.State.Frozen.Asked}
	need := rules.Requirements(d.Read)
	need.Aid = x.need.Aid
	excess := func(amount money.Cents) *application.Excess {
		return x.content.Excess(application.Grant{Amount: amount, Accepted: x.content.Costs()}, need)
	}
	l.Most = l.Asked
	if need.Outside || excess(l.Asked) == nil {
		return l
	}
	l.Most = money.Cents(sort.Search(int(l.Asked), func(amount int) bool { return excess(money.Cents(amount)+1) != nil }))
	l.Code = excess(l.Most + 1).Code
	return l
}
