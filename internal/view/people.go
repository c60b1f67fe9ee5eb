// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// People are those whose memberships somebody is shown, by name, each with those that they are shown; with over, also what is over.
func (s Sight) People(ctx context.Context, over bool) ([]contract.Person, error) {
	all, err := s.store.Members(ctx)
	if err != nil {
		return nil, err
	}
	people, at := []contract.Person{}, map[string]int{}
	for _, m := range all {
		if !m.Active && !over || !s.identity.Sees(m.Person) {
			continue
		}
		i, there := at[m.ID]
		if !there {
			i = len(people)
			at[m.ID], people = i, append(people, contract.Person{ID: m.ID, Name: m.Name, Memberships: []contract.Membership{}})
		}
		people[i].Memberships = append(people[i].Memberships, s.membership(m))
	}
	return people, nil
}

// Person is somebody with the memberships that the reader is shown, those that are over too. access.ErrNoPerson where there are none.
func (s Sight) Person(ctx context.Context, id string) (contract.Person, error) {
	all, err := s.People(ctx, true)
	if err != nil {
		return contract.Person{}, err
	}
	i := slices.IndexFunc(all, func(p contract.Person) bool { return p.ID == id })
	if i < 0 {
		return contract.Person{}, access.ErrNoPerson
	}
	return all[i], nil
}

func (s Sight) membership(m postgres.Member) contract.Membership {
	shown := Membership(m.Person, s.lang)
	shown.Active, shown.Since = m.Active, &m.Begins
	if !m.Ends.IsZero() {
		shown.Until = &m.Ends
	}
	return shown
}

// Membership is one in words, without its dates.
func Membership(p access.Person, lang string) contract.Membership {
	return contract.Membership{ID: p.Acts(), As: p.Calls(), Role: p.Role, Label: p.Role.Label(lang), Hub: p.Hub, Company: p.Company,
		Dossier: p.Dossier, Lent: p.Lender != "", Duty: p.Duty}
}

// Changes is a page of what was done with what people may do, newest first, for auditor and admin.
func (s Sight) Changes(ctx context.Context, before int64, limit int) (all []contract.PersonChange, more bool, err error) {
	if err := s.only(access.ReadChanges); err != nil {
		return nil, false, err
	}
	found, err := s.store.Changes(ctx, before, limit+1)
	if err != nil {
		return nil, false, err
	}
	all = []contract.PersonChange{}
	for _, c := range found[:min(limit, len(found))] {
		all = append(all, contract.PersonChange{ID: c.ID, At: c.At, By: c.By, ByName: c.ByName, What: c.What, Person: c.Person,
			Name: c.Name, Membership: c.Membership,
			Role: dossier.Role(c.Role), Hub: c.Hub, Company: c.Company, Dossier: c.Dossier, Reason: c.Reason})
	}
	return all, len(found) > limit, nil
}
