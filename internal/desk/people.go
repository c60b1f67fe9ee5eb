// SPDX-License-Identifier: EUPL-1.2

package desk

import (
	"context"
	"errors"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Engage puts somebody on record with a membership, or gives it to who is on record under that mailbox: one mailbox is one human. Faults,
// or an error of access that says why not.
func (d *Desk) Engage(ctx context.Context, by access.Identity, p access.Person,
	m access.Membership) (person, membership string, err error) {
	whole, faults := access.Person{Name: p.Name, Email: p.Email, Lang: p.Lang, Role: m.Role, Hub: m.Hub, Company: m.Company}.Normal()
	if p.Email == "" {
		faults.Note("/email", "required", bilingual.Words{"is verplicht: daarheen gaat de uitnodiging", "is required: the invitation goes there"})
	}
	if m, err = d.checked(ctx, by, m, faults); err != nil {
		return "", "", err
	}
	if person, err = d.Store.Mailbox(ctx, whole.Email); err != nil {
		return "", "", err
	}
	if person == "" {
		whole.ID = access.NewID("p_")
		return whole.ID, whole.ID, d.Store.AddPerson(ctx, whole, postgres.Giving{What: m, By: by.ID})
	}
	membership, err = d.give(ctx, by, person, m, "")
	return person, membership, err
}

// Give gives somebody who is on record one more membership. Errors as of Engage; access.ErrNoPerson.
func (d *Desk) Give(ctx context.Context, by access.Identity, person string, m access.Membership) (string, error) {
	m, err := d.checked(ctx, by, m, nil)
	if err != nil {
		return "", err
	}
	return d.give(ctx, by, person, m, "")
}

// checked is a membership as it is kept, when it is right and somebody may give it.
func (d *Desk) checked(ctx context.Context, by access.Identity, m access.Membership, faults fault.Faults) (access.Membership, error) {
	now, err := d.Store.Now(ctx)
	if err != nil {
		return m, err
	}
	m, wrong := m.Normal(now)
	for _, f := range wrong {
		if !slices.ContainsFunc(faults, func(o fault.Fault) bool { return o.Pointer == f.Pointer }) {
			faults = append(faults, f)
		}
	}
	if len(faults) > 0 {
		return m, faults
	}
	var about *access.Case
	if m.Dossier != "" {
		c, err := d.Store.Case(ctx, m.Dossier)
		if err != nil && !errors.Is(err, record.ErrNoDossier) {
			return m, err
		}
		about = &c
	}
	if _, err := by.Gives(m, about); err != nil {
		return m, err
	}
	if about != nil && about.Company != m.Company {
		faults.Note("/dossier", "other_company", bilingual.Words{"is geen dossier van die onderneming", "is no dossier of that company"})
	}
	hubs, err := d.Store.HubNames(ctx)
	if err != nil {
		return m, err
	}
	if _, there := hubs[m.Hub]; m.Hub != "" && !there {
		faults.Note("/hub", "unknown_hub", bilingual.Words{"bestaat niet: geef de code van een hub, zoals kempen", "does not exist: give the code of a hub, such as kempen"})
	}
	if len(faults) > 0 {
		return m, faults
	}
	return m, nil
}

func (d *Desk) give(ctx context.Context, by access.Identity, person string, m access.Membership, lent string) (string, error) {
	if person == by.ID || slices.ContainsFunc(by.People, func(p access.Person) bool { return slices.Contains(p.Same, person) }) {
		return "", access.ErrSelf
	}
	held, err := d.Store.Holds(ctx, person, m)
	if err != nil {
		return "", err
	}
	if held {
		return "", access.ErrHeld
	}
	return d.Store.Give(ctx, postgres.Giving{To: person, What: m, Lent: lent, By: by.ID})
}

// End ends a membership. The dossiers are returned on whose panel a place falls free. Who may not know of it is told that it is not there.
func (d *Desk) End(ctx context.Context, by access.Identity, membership, reason string) ([]string, error) {
	held, about, err := d.known(ctx, by, membership)
	switch {
	case err != nil:
		return nil, err
	case !by.Ends(held, about):
		return nil, access.ErrNotYours
	}
	return d.Store.End(ctx, membership, by.ID, reason)
}

// Lend lends a membership of one's own to somebody for a while.
func (d *Desk) Lend(ctx context.Context, by access.Identity, membership, to string, m access.Membership) (string, error) {
	own := by.Which(func(p access.Person) bool { return p.Acts() == membership })
	if len(own) == 0 {
		return "", access.ErrNoMembership
	}
	now, err := d.Store.Now(ctx)
	if err != nil {
		return "", err
	}
	lent := own[0].First()
	lent.Duty, lent.Since, lent.Until, lent.Reason = "", m.Since, m.Until, m.Reason
	if err := own[0].Lends(lent); err != nil {
		return "", err
	}
	lent, faults := lent.Normal(now)
	if len(faults) > 0 {
		return "", faults
	}
	return d.give(ctx, by, to, lent, membership)
}

// Confirm says that a contact speaks for their company: from then on they open all of its dossiers.
func (d *Desk) Confirm(ctx context.Context, by access.Identity, membership, reason string) (string, error) {
	if !by.Holds(access.ConfirmContacts...) {
		return "", access.ErrNotYours
	}
	held, _, err := d.known(ctx, by, membership)
	switch {
	case err != nil:
		return "", err
	case held.Role != dossier.Company || held.Dossier == "":
		return "", access.ErrConfirmed
	case held.ID == by.ID || slices.Contains(held.Same, by.ID):
		return "", access.ErrSelf
	}
	return d.Store.Confirm(ctx, held, by.ID, reason)
}

// known is a membership that somebody may know of, with the dossier that is the only one it opens.
func (d *Desk) known(ctx context.Context, by access.Identity, membership string) (held access.Person, about *access.Case, err error) {
	if held, err = d.Store.Membership(ctx, membership); err != nil {
		return held, nil, err
	}
	if held.Dossier != "" {
		c, err := d.Store.Case(ctx, held.Dossier)
		if err != nil {
			return held, nil, err
		}
		about = &c
	}
	if !by.Sees(held) && held.Lender != by.ID && !by.Meets(held, about) {
		err = access.ErrNoMembership
	}
	return held, about, err
}

// InviteAgain has the invitation sent again of whoever holds a membership and has no way to come in yet. It gives the id of the person;
// access.ErrComesIn, access.ErrNoMailbox and access.ErrLately say why not.
func (d *Desk) InviteAgain(ctx context.Context, by access.Identity, membership string) (person string, err error) {
	held, about, err := d.known(ctx, by, membership)
	switch {
	case err != nil:
		return "", err
	case !by.Invites(held, about):
		return "", access.ErrNotYours
	}
	return held.ID, d.Store.InviteAgain(ctx, held, by.ID)
}
