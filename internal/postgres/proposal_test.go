// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// street is the change that gives whole another street.
func street(to string) []registry.Change {
	return []registry.Change{{Field: "/address/street", From: whole.Address.Street, To: to}}
}

// TestEveryVersionOfAnOrganisationIsKept from what it was added as: with who, and the proposal that led to it. No version changes.
func TestEveryVersionOfAnOrganisationIsKept(t *testing.T) {
	t.Parallel()
	p := registered(t)
	staff, manager, reviewer := p.People[dossier.HubStaff], p.People[dossier.Manager], p.People[dossier.Reviewer]
	kept := whole
	kept.Hub = "kempen"
	ok(t, p.Store.AddOrganisation(ctx, kept, staff))
	rename := func(name string) func(registry.Organisation) (registry.Organisation, error) {
		return func(o registry.Organisation) (registry.Organisation, error) { o.Name = name; return o, nil }
	}
	ok(t, p.Store.ChangeOrganisation(ctx, "atelier", manager, rename("Nieuw")))
	ok(t, p.Store.ChangeOrganisation(ctx, "atelier", manager, rename("Nieuw"))) // changes nothing
	id, err := p.Store.Propose(ctx, "atelier", street("Markt"), "verhuisd", reviewer)
	ok(t, err)
	ok(t, p.Store.Decide(ctx, "atelier", id, staff, true, ""))
	all, err := p.Store.OrganisationVersions(ctx, "atelier")
	ok(t, err)
	want := []registry.Organisation{whole, whole, whole}
	want[1].Name, want[2].Name, want[2].Address.Street = "Nieuw", "Nieuw", "Markt"
	for i, by := range []access.Person{staff, manager, staff} {
		if v := all[i]; len(all) != 3 || v.Number != i+1 || v.By.ID != by.ID || v.By.Role != by.Role || !reflect.DeepEqual(v.Organisation, want[i]) || (v.Proposal != nil) != (i == 2) {
			t.Errorf("version %d of %d: %+v", i+1, len(all), v)
		}
	}
	if led := all[2].Proposal; led.ID != id || led.Reason != "verhuisd" || led.By.ID != reviewer.ID {
		t.Errorf("%+v", led)
	}
	if came, err := p.Store.OrganisationVersions(ctx, "vito"); err != nil || len(came) != 1 || came[0].By.ID != "" || came[0].Organisation.Code != "vito" {
		t.Errorf("%+v, %v", came, err)
	}
	for url, statements := range map[string][]string{
		p.Database.Owner: {"update dossierwerkt.organisation_version set version = 9", "delete from dossierwerkt.organisation_version",
			"truncate dossierwerkt.organisation_version", "delete from dossierwerkt.organisation_proposal",
			"truncate dossierwerkt.organisation_proposal, dossierwerkt.organisation_version", "update dossierwerkt.organisation_proposal set remark = 'x'",
			"update dossierwerkt.organisation_proposal set accepted = null, decided_by = null, decided_under = null, decided_at = null"},
		p.Database.App: {"update organisation set hub = 'gent'", "update organisation_proposal set reason = 'x'", "delete from organisation_proposal",
			"update organisation_version set body = '{}'", "delete from organisation_version"},
	} {
		for _, statement := range statements {
			if got := as(t, url, statement); got != "42501" {
				t.Errorf("%s gives %q", statement, got)
			}
		}
	}
}

// TestAProposalIsDecidedOnceByAnotherHuman on what is still there.
func TestAProposalIsDecidedOnceByAnotherHuman(t *testing.T) {
	t.Parallel()
	p := registered(t)
	staff, manager, reviewer := p.People[dossier.HubStaff], p.People[dossier.Manager], p.People[dossier.Reviewer]
	ok(t, p.Store.AddOrganisation(ctx, whole, manager))
	propose := func(to string) int64 {
		id, err := p.Store.Propose(ctx, "atelier", street(to), "verhuisd", reviewer)
		ok(t, err)
		return id
	}
	first, second := propose("Markt"), propose("Plein")
	lent := manager
	lent.Same = []string{manager.ID, reviewer.ID} // lent by the reviewer
	for _, c := range []struct {
		name, code string
		id         int64
		by         access.Person
		want       error
	}{
		{"their own", "atelier", first, reviewer, registry.ErrOwnProposal},
		{"of whoever lent the membership", "atelier", first, lent, registry.ErrOwnProposal},
		{"of another organisation", "vito", first, manager, registry.ErrNoProposal},
		{"of none", "nobody", first, manager, registry.ErrNoOrganisation},
		{"that is none", "atelier", 99, manager, registry.ErrNoProposal},
		{"in time", "atelier", first, manager, nil},
		{"again", "atelier", first, manager, registry.ErrDecided},
		{"that starts from what is gone", "atelier", second, manager, registry.ErrChangedSince},
	} {
		if err := p.Store.Decide(ctx, c.code, c.id, c.by, true, ""); !errors.Is(err, c.want) {
			t.Errorf("a proposal %s: %v", c.name, err)
		}
	}
	ok(t, p.Store.Decide(ctx, "atelier", second, staff, false, "staat er al"))
	if err := p.Store.Decide(ctx, "atelier", second, manager, true, ""); !errors.Is(err, registry.ErrDecided) {
		t.Error(err)
	}
	if o, err := p.Store.Organisation(ctx, "atelier"); err != nil || o.Address.Street != "Markt" {
		t.Errorf("%+v, %v", o, err)
	}
}

// TestNobodyWaitsForAChangeWithoutNeed: while an organisation changes it is read, proposed about and referred to, and a proposal rejected.
func TestNobodyWaitsForAChangeWithoutNeed(t *testing.T) {
	t.Parallel()
	p := registered(t)
	manager, reviewer := p.People[dossier.Manager], p.People[dossier.Reviewer]
	ok(t, p.Store.AddOrganisation(ctx, whole, manager))
	id, err := p.Store.Propose(ctx, "atelier", street("Markt"), "verhuisd", reviewer)
	ok(t, err)
	ok(t, p.Store.ChangeOrganisation(ctx, "atelier", manager, func(o registry.Organisation) (registry.Organisation, error) {
		soon, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		_, err := p.Store.Propose(soon, "atelier", street("Plein"), "verhuisd", reviewer)
		ok(t, err)
		ok(t, p.Store.Decide(soon, "atelier", id, manager, false, "nee"))
		ok(t, p.Store.SetPartner(soon, "kempen", partner("atelier", true, "", ""), manager.ID))
		_, err = p.Store.OrganisationVersions(soon, "atelier")
		ok(t, err)
		o.Name = "Nieuw"
		return o, nil
	}))
}
