// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// View is a dossier as a person sees it.
type View struct {
	Number        string          `json:"number"`
	Title         string          `json:"title"`
	Call          string          `json:"call"`
	Hub           string          `json:"hub"`
	CompanyNumber string          `json:"company_number"`
	State         dossier.Status  `json:"state"`
	Label         string          `json:"label"`
	Since         time.Time       `json:"since"`
	WaitingFor    []dossier.Party `json:"waiting_for"`
	Due           *Due            `json:"due"`
	Allowed       []Allowed       `json:"allowed,omitempty"`
	Missing       []Missing       `json:"missing"`
	Asked         *money.Euro     `json:"asked"`
	Granted       *money.Euro     `json:"granted"`
	Explanation   string          `json:"explanation" doc:"Why it waits, on whom, since when, until when, and what happens if nobody acts"`
	Objection     *Due            `json:"objection" doc:"Until when the decision can be objected to"`
	Planned       []Planned       `json:"planned,omitempty"`
	Next          []RoleNext      `json:"next,omitempty" doc:"What each role may do now"`
	Panel         []Seat          `json:"panel,omitempty" doc:"Who assesses, for the programme's own people"`
	Paused        *time.Time      `json:"paused,omitempty"`
	Saved         *record.Saved   `json:"saved,omitempty" doc:"Who saved the content last, for who may change it"`
	Questions     []Question      `json:"questions,omitempty" doc:"What a supplement is asked about, for who may change it"`
	Aid           []AidAccount    `json:"aid,omitempty" doc:"How the accounts of de-minimis aid stand of those who would receive it, until it is decided"`
	Place         int             `json:"place,omitempty" doc:"On the reserve list as it stands now, 1 is the first"`
	Parties       []Stake         `json:"parties,omitempty" doc:"Who has a stake in it, for an assessor who is still to declare their interests"`
}

// Seat is a place on the panel.
type Seat struct {
	Assessor string `json:"assessor"`
	Name     string `json:"name"`
	Declared bool   `json:"declared" doc:"Has said to have no conflict of interest"`
	Left     bool   `json:"left,omitempty" doc:"Has left the panel: the place is free"`
	Assessed bool   `json:"assessed"`
}

// RoleNext is what a role may do now.
type RoleNext struct {
	Role     dossier.Role   `json:"role"`
	Commands []dossier.Verb `json:"commands"`
}

// Due is what the clock will do next.
type Due struct {
	At     time.Time `json:"at"`
	Rule   string    `json:"rule"`
	Then   string    `json:"then"`
	Label  string    `json:"label"`
	Reason string    `json:"reason"`
}

// Allowed says of a command whether this person may give it now, and if not, why.
type Allowed struct {
	Command dossier.Verb `json:"command"`
	Allowed bool         `json:"allowed"`
	Code    string       `json:"code,omitempty"`
	Reason  string       `json:"reason,omitempty"`
}

type NumberInput struct {
	Number string `path:"number"`
}

func (a *API) show(ctx context.Context, in *NumberInput) (*dossierOutput, error) {
	view, err := a.view(ctx, in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	return &dossierOutput{Body: view}, nil
}

// view is the whole page of a dossier: where it stands, what this person may do, and what is missing in a draft.
func (a *API) view(ctx context.Context, number string) (*View, error) {
	d, err := a.Desk.Know(ctx, who(ctx), number)
	if err != nil {
		return nil, err
	}
	now, err := a.Store.Now(ctx)
	if err != nil {
		return nil, err
	}
	v := summary(d, who(ctx), lang(ctx))
	v.Allowed = offers(d, who(ctx), now, lang(ctx))
	if !d.State.Reads(d.Actor(who(ctx))) {
		v.Parties, err = a.stakes(ctx, d)
		return &v, err
	}
	next := dossier.Next(d.State, now)
	for _, role := range dossier.Roles {
		if len(next[role]) > 0 {
			v.Next = append(v.Next, RoleNext{role, next[role]})
		}
	}
	v.Planned = planned(d.State, lang(ctx))
	if d.State.Status == dossier.Reserve {
		if v.Place, err = a.Store.Place(ctx, d); err != nil {
			return nil, err
		}
	}
	if !d.State.Status.Final() && slices.Contains(readAid, who(ctx).Role) {
		s, err := a.accounts(ctx, d, now)
		if err != nil {
			return nil, err
		}
		v.Aid = s.summaries()
		if d.Actor(who(ctx)).Relation == dossier.Programme && !d.State.Status.BeforeSubmission() {
			v.Missing = s.warnings(lang(ctx))
		}
	}
	if d.Actor(who(ctx)).Relation == dossier.Programme {
		if v.Panel, err = a.panel(ctx, d.State); err != nil {
			return nil, err
		}
	}
	if d.State.Status == dossier.Drafting || d.State.Status == dossier.AwaitingSupplement && d.Edits(who(ctx), now) {
		content, err := a.Store.Content(ctx, d)
		if err != nil {
			return nil, err
		}
		if d.Edits(who(ctx), now) {
			saved, err := a.Store.Saved(ctx, d)
			if err != nil {
				return nil, err
			}
			v.Saved = &saved
		}
		compared, err := a.basis(ctx, d)
		if err != nil {
			return nil, err
		}
		if v.Questions, err = a.questions(ctx, d, content, compared); err != nil {
			return nil, err
		}
		if v.Missing, err = a.missing(ctx, d, content, compared, now); err != nil {
			return nil, err
		}
	}
	if f := d.State.Frozen; f != nil && len(f.Attachments) > 0 && v.Saved == nil {
		attached, err := a.attachments(ctx, d)
		if err != nil {
			return nil, err
		}
		for _, x := range attached {
			v.Missing = append(v.Missing, worded(remarked(x.Remarks, application.AttachmentAt(x.Kind)), lang(ctx))...)
		}
	}
	return &v, nil
}

// offers says of every command whether the reader may give it now.
func offers(d record.Dossier, reader access.Person, now time.Time, lang string) (all []Allowed) {
	for _, o := range dossier.Offers(d.State, d.Actor(reader), now) {
		offer := Allowed{Command: o.Command, Allowed: o.Refusal == nil}
		if o.Refusal != nil {
			offer.Code, offer.Reason = o.Refusal.Code, o.Refusal.Sentence(lang)
		}
		all = append(all, offer)
	}
	return all
}

// panel is who assesses, by name.
func (a *API) panel(ctx context.Context, s dossier.State) ([]Seat, error) {
	var ids []string
	for _, seat := range s.Panel {
		ids = append(ids, seat.Assessor)
	}
	names, err := a.Store.Names(ctx, ids)
	var seats []Seat
	for _, seat := range s.Panel {
		seats = append(seats, Seat{seat.Assessor, names[seat.Assessor], seat.Declared, seat.Left, seat.Scores != nil})
	}
	return seats, err
}

// summary is what a list shows of a dossier: who may not look into it reads whose it is, and that it waits for them.
func summary(d record.Dossier, reader access.Person, lang string) View {
	s := d.State
	v := View{Number: d.Number, Title: d.Title, Call: d.Call, Hub: d.Hub, CompanyNumber: d.Company, State: s.Status, Label: s.Status.Label(lang),
		Since: s.Since, WaitingFor: hidden(s.Waits, d.Actor(reader)), Missing: []Missing{}}
	if !s.Reads(d.Actor(reader)) {
		v.WaitingFor = slices.DeleteFunc(v.WaitingFor, func(p dossier.Party) bool { return p.Person != reader.ID })
		return v
	}
	v.Due, v.Objection, v.Explanation = due(s.Term(), lang), due(s.Objection, lang), s.Explain(lang)
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

// due is an instant in words, or nil.
func due(d *dossier.Due, lang string) *Due {
	if d == nil {
		return nil
	}
	return &Due{At: d.At, Rule: d.Rule, Then: d.Then(), Label: d.Label(lang), Reason: d.Reason(lang)}
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
