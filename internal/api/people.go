// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

type peopleInput struct {
	Over bool `query:"over" doc:"Also the memberships that are over"`
}

type peopleOutput struct{ Body contract.PersonList }

// people are those whom you may know of.
func (a *API) people(ctx context.Context, in *peopleInput) (*peopleOutput, error) {
	all, err := a.sight(ctx).People(ctx, in.Over)
	return &peopleOutput{contract.PersonList{People: all}}, err
}

type personInput struct {
	ID string `path:"id"`
}

type personOutput struct{ Body contract.Person }

func (a *API) person(ctx context.Context, in *personInput) (*personOutput, error) {
	p, err := a.sight(ctx).Person(ctx, in.ID)
	return &personOutput{p}, err
}

type engagedOutput struct{ Body contract.Engaged }

// engage puts somebody on record, or gives a membership to who is there under that mailbox.
func (a *API) engage(ctx context.Context, in *BodyInput) (*engagedOutput, error) {
	var body contract.PersonBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	person, membership, err := a.Desk.Engage(ctx, who(ctx), access.Person{Name: body.Name, Email: body.Email, Lang: body.Lang},
		given(body.Membership))
	err = placed(err, "/membership", "/name", "/email", "/lang")
	return &engagedOutput{contract.Engaged{Person: person, Membership: membership}}, err
}

// placed points the faults of a membership at where it stands in the body, but for those at some places beside it.
func placed(err error, under string, beside ...string) error {
	faults := fault.Faults{}
	if !errors.As(err, &faults) {
		return err
	}
	for i, f := range faults {
		if f.Pointer == "/company" {
			faults[i].Pointer = "/company_number"
		}
		if !slices.Contains(beside, f.Pointer) {
			faults[i].Pointer = under + faults[i].Pointer
		}
	}
	return faults
}

// given is a membership as it was written: days are days in Brussels, the last one included.
func given(b contract.MembershipBody) access.Membership {
	return access.Membership{Role: b.Role, Hub: b.Hub, Company: b.Company, Dossier: b.Dossier, Duty: b.Duty,
		Since: calendar.From(b.Since, time.Now()), Until: calendar.Through(b.Until), Reason: b.Reason}
}

type giveInput struct {
	BodyInput
	ID string `path:"id"`
}

func (a *API) give(ctx context.Context, in *giveInput) (*engagedOutput, error) {
	var body contract.MembershipBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	membership, err := a.Desk.Give(ctx, who(ctx), in.ID, given(body))
	err = placed(err, "")
	return &engagedOutput{contract.Engaged{Person: in.ID, Membership: membership}}, err
}

// reason is why; it may be left out.
func (in *giveInput) reason(ctx context.Context) (string, error) {
	var body contract.ReasonBody
	if err := in.read(ctx, &body); err != nil {
		return "", err
	}
	return body.Reason, right(lang(ctx), body)
}

type endedOutput struct{ Body contract.Ended }

func (a *API) endMembership(ctx context.Context, in *giveInput) (*endedOutput, error) {
	reason, err := in.reason(ctx)
	if err != nil {
		return nil, err
	}
	freed, err := a.Desk.End(ctx, who(ctx), in.ID, reason)
	return &endedOutput{contract.Ended{Membership: in.ID, Freed: append([]string{}, freed...)}}, err
}

func (a *API) lend(ctx context.Context, in *giveInput) (*engagedOutput, error) {
	var body contract.LendBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	membership, err := a.Desk.Lend(ctx, who(ctx), in.ID, body.To,
		access.Membership{Since: calendar.From(body.Since, time.Now()), Until: calendar.Through(body.Until), Reason: body.Reason})
	return &engagedOutput{contract.Engaged{Person: body.To, Membership: membership}}, err
}

type teamInput struct {
	Number string `path:"number"`
}

type teamOutput struct{ Body contract.Team }

// team are those who take part in a dossier.
func (a *API) team(ctx context.Context, in *teamInput) (*teamOutput, error) {
	t, err := a.sight(ctx).Team(ctx, in.Number)
	return &teamOutput{t}, err
}

type invitedOutput struct{ Body contract.Invited }

func (a *API) inviteAgain(ctx context.Context, in *personInput) (*invitedOutput, error) {
	person, err := a.Desk.InviteAgain(ctx, who(ctx), in.ID)
	return &invitedOutput{contract.Invited{Person: person}}, err
}

func (a *API) confirm(ctx context.Context, in *giveInput) (*engagedOutput, error) {
	reason, err := in.reason(ctx)
	if err != nil {
		return nil, err
	}
	membership, err := a.Desk.Confirm(ctx, who(ctx), in.ID, reason)
	return &engagedOutput{contract.Engaged{Membership: membership}}, err
}

type changesOutput struct{ Body contract.PersonChanges }

// changes are what was done with what people may do, newest first.
func (a *API) changes(ctx context.Context, in *PageInput) (*changesOutput, error) {
	limit, last, err := in.read()
	if err != nil {
		return nil, err
	}
	before, err := strconv.ParseInt(cmp.Or(last, "0"), 10, 64)
	if err != nil {
		return nil, view.Invalid("/cursor")
	}
	all, more, err := a.sight(ctx).Changes(ctx, before, limit)
	out := &changesOutput{contract.PersonChanges{Changes: all}}
	if more {
		out.Body.Next = cursor(strconv.FormatInt(all[len(all)-1].ID, 10))
	}
	return out, err
}
