// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// Team are those who take part in a dossier for its company and hubs, of whom the reader may know: those whose membership they are shown
// anywhere, and the contacts of a dossier that their hub leads.
func (s Sight) Team(ctx context.Context, number string) (t contract.Team, err error) {
	d, err := s.Read(ctx, number)
	if err != nil {
		return t, err
	}
	all, err := s.store.Participants(ctx, d)
	if err != nil {
		return t, err
	}
	about, err := s.store.Case(ctx, number)
	if err != nil {
		return t, err
	}
	names, err := s.store.HubNames(ctx)
	if err != nil {
		return t, err
	}
	t = contract.Team{Number: d.Number, Title: d.Title, Company: d.Company, Contacts: []contract.Participant{},
		Allowed: []contract.Allowed{}}
	for _, code := range append([]string{d.Hub}, d.Supporting...) {
		t.Hubs = append(t.Hubs, contract.TeamHub{Code: code, Name: names[code], Lead: code == d.Hub, People: []contract.Participant{}})
	}
	for _, p := range all {
		if !s.identity.Sees(p.Person) && !s.identity.Meets(p.Person, &about) {
			continue
		}
		shown := s.participant(p, &about)
		if at := slices.IndexFunc(t.Hubs, func(h contract.TeamHub) bool { return h.Code == p.Hub }); at >= 0 {
			t.Hubs[at].People = append(t.Hubs[at].People, shown)
		} else {
			t.Contacts = append(t.Contacts, shown)
		}
	}
	contact := access.Membership{Role: dossier.Company, Company: d.Company}
	_, notAll := s.identity.Gives(contact, nil)
	contact.Dossier = d.Number
	_, not := s.identity.Gives(contact, &about)
	t.Invite, t.All = not == nil, notAll == nil
	for _, o := range s.offers(d) {
		if o.Command == dossier.InviteHub || o.Command == dossier.DismissHub {
			t.Allowed = append(t.Allowed, o)
		}
	}
	return t, nil
}

func (s Sight) participant(p postgres.Participant, about *access.Case) contract.Participant {
	shown := contract.Participant{Person: p.ID, Name: p.Name, Membership: Membership(p.Person, s.lang), You: p.ID == s.identity.ID,
		Ends: s.identity.Ends(p.Person, about)}
	shown.Membership.Active = p.Active
	if s.identity.Invites(p.Person, about) {
		shown.Invitation = &contract.InvitationOfThem{State: string(p.Invitation), Label: p.Invitation.Label(s.lang), At: known(p.Sent),
			Until: known(p.Good), Pending: p.Invitation.Pending()}
	}
	return shown
}

// known is an instant, or nil where there is none.
func known(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	return &at
}
