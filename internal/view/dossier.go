// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Dossier is the whole page of a dossier: where it stands, what this person may do, and what is missing in a draft.
func (s Sight) Dossier(ctx context.Context, number string) (*contract.View, error) {
	d, err := s.Know(ctx, number)
	if err != nil {
		return nil, err
	}
	v := s.summary(d)
	v.Allowed = s.offers(d)
	if !d.State.Reads(s.actor(d)) {
		v.Parties, err = s.stakes(ctx, d)
		return &v, err
	}
	next := dossier.Next(d.State, d.Read)
	for _, role := range dossier.Roles {
		if len(next[role]) > 0 {
			v.Next = append(v.Next, contract.RoleNext{Role: role, Commands: next[role]})
		}
	}
	v.Planned = planned(d.State, s.lang)
	if d.State.Status == dossier.Reserve {
		if v.Place, err = s.store.Place(ctx, d); err != nil {
			return nil, err
		}
	}
	var read *application.Content // as the reader has it
	if !d.State.Status.Final() && s.into(d).Holds(access.ReadAid...) {
		stated, err := s.accounts(ctx, d)
		if err != nil {
			return nil, err
		}
		read = &stated.content
		v.Aid = stated.summaries()
		if s.actor(d).Relation == dossier.Programme && !d.State.Status.BeforeSubmission() {
			v.Missing = stated.warnings(s.lang)
		}
	}
	if s.actor(d).Relation == dossier.Programme {
		if v.Panel, err = s.panel(ctx, d.State.Panel); err != nil {
			return nil, err
		}
	}
	if d.State.Status == dossier.Drafting || d.State.Status == dossier.AwaitingSupplement && d.Edits(s.reader(d), d.Read) {
		content, err := s.draft(ctx, d, read)
		if err != nil {
			return nil, err
		}
		if d.Edits(s.reader(d), d.Read) {
			saved, err := s.from.Saved(ctx, d)
			if err != nil {
				return nil, err
			}
			v.Saved = &saved
		}
		compared, err := s.basis(ctx, d)
		if err != nil {
			return nil, err
		}
		if v.Questions, err = s.asking(ctx, d, content, compared); err != nil {
			return nil, err
		}
		if v.Missing, err = s.missing(ctx, d, content, compared); err != nil {
			return nil, err
		}
	}
	if f := d.State.Frozen; f != nil && len(f.Attachments) > 0 && v.Saved == nil {
		attached, err := s.attachments(ctx, d)
		if err != nil {
			return nil, err
		}
		for _, x := range attached {
			v.Missing = append(v.Missing, worded(remarked(x.Remarks, application.AttachmentAt(x.Kind)), s.lang)...)
		}
	}
	return &v, nil
}

// draft is the version of the content that counts; what was read already is not read again.
func (s Sight) draft(ctx context.Context, d record.Dossier, read *application.Content) (application.Content, error) {
	if read != nil && d.Shown(s.reader(d), d.Read) == d.Content {
		return *read, nil
	}
	return s.from.Content(ctx, d)
}

// offers says of every command whether somebody may give it now, under any of their memberships. Where none may, it is said as the reader
// is told; but what bars them from a command of another role of theirs is told before that the reader's role has none such.
func (s Sight) offers(d record.Dossier) (all []contract.Allowed) {
	as, near := map[dossier.Verb][]access.Person{}, map[dossier.Verb]*dossier.Refusal{}
	for _, p := range s.identity.People {
		for _, o := range dossier.Offers(d.State, d.Actor(p), d.Read) {
			if o.Refusal == nil {
				as[o.Command] = append(as[o.Command], p)
			} else if !foreign(o.Refusal) && near[o.Command] == nil {
				near[o.Command] = o.Refusal
			}
		}
	}
	for _, o := range dossier.Offers(d.State, s.actor(d), d.Read) {
		offer := contract.Allowed{Command: o.Command, Allowed: len(as[o.Command]) > 0}
		if !offer.Allowed {
			why := o.Refusal
			if nearer := near[o.Command]; foreign(why) && nearer != nil {
				why = nearer
			}
			offer.Code, offer.Reason = why.Code, why.Sentence(s.lang)
		} else if len(s.identity.People) > 1 {
			offer.As = access.Named(access.Apart(as[o.Command]))
		}
		all = append(all, offer)
	}
	return all
}

// foreign says whether a refusal is for want of the role.
func foreign(r *dossier.Refusal) bool {
	return r.Code == dossier.CodeRole || r.Code == dossier.CodeNotYourHub
}

// opened are the memberships that open a dossier, for who holds several.
func (s Sight) opened(d record.Dossier) (as []string) {
	if len(s.identity.People) < 2 {
		return nil
	}
	for _, p := range s.identity.Which(func(p access.Person) bool { return d.State.Knows(d.Actor(p)) }) {
		as = append(as, p.Calls())
	}
	return as
}

// panel is who assesses, by name.
func (s Sight) panel(ctx context.Context, seats []dossier.Seat) ([]contract.Seat, error) {
	var ids []string
	for _, seat := range seats {
		ids = append(ids, seat.Assessor)
	}
	names, err := s.from.Names(ctx, ids)
	var shown []contract.Seat
	for _, seat := range seats {
		shown = append(shown, contract.Seat{Assessor: seat.Assessor, Name: names[seat.Assessor], Declared: seat.Declared, Left: seat.Left,
			Assessed: seat.Scores != nil})
	}
	return shown, err
}

// summary is what a list shows of a dossier: who may not look into it reads whose it is, and that it waits for them.
func (view Sight) summary(d record.Dossier) contract.View {
	s, reader, lang := d.State, view.reader(d), view.lang
	v := contract.View{As: view.opened(d), Number: d.Number, Title: d.Title, Call: d.Call, Hub: d.Hub, CompanyNumber: d.Company,
		Company: d.Applicant, State: s.Status,
		Label: s.Status.Label(lang), Since: s.Since, WaitingFor: hidden(s.Waits, d.Actor(reader)), Missing: []contract.Missing{}}
	if !s.Reads(d.Actor(reader)) {
		v.WaitingFor = slices.DeleteFunc(v.WaitingFor, func(p dossier.Party) bool { return p.Person != reader.ID })
		return v
	}
	v.Due, v.Objection, v.Explanation = due(s.Term(), lang), due(s.Objection, lang), s.Explain(lang)
	if most := s.Pressing(); most != nil && slices.Contains(s.Overdue, *most) {
		v.Overdue = due(most, lang)
	}
	if d.Actor(reader).Relation == dossier.Programme {
		v.Assessing = assessing(s)
	}
	if s.Paused != nil {
		v.Paused = &s.Paused.From
	}
	if s.Frozen != nil {
		asked := s.Frozen.Asked.Euro()
		v.Asked = &asked
	}
	if s.Status == dossier.Approved {
		granted := s.Granted.Euro()
		v.Granted = &granted
	}
	return v
}

// assessing is how far assessing is; nil where nobody assesses.
func assessing(s dossier.State) *contract.Assessing {
	if len(s.Panel) == 0 && s.Status != dossier.InAssessment || s.Rules.Assessors == 0 {
		return nil
	}
	a := contract.Assessing{Seats: s.Rules.Assessors, Asked: len(s.Seated()), Declared: len(s.Declared())}
	for _, seat := range s.Panel {
		if !seat.Left && seat.Scores != nil {
			a.In++
		}
	}
	return &a
}

// due is an instant in words, or nil.
func due(d *dossier.Due, lang string) *contract.Due {
	if d == nil {
		return nil
	}
	return &contract.Due{At: d.At, Rule: d.Rule.String(), Then: d.Then(), Label: d.Label(lang), Reason: d.Reason(lang)}
}

// hidden leaves out which people assess, for who is not of the programme.
func hidden(waits []dossier.Party, reader dossier.Actor) []dossier.Party {
	all := []dossier.Party{}
	for _, w := range waits {
		if reader.Relation != dossier.Programme {
			w.Person = ""
		}
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}
