// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

func TestOrganisationsAreThereOnce(t *testing.T) {
	t.Parallel()
	p := registered(t)
	staff := p.People[dossier.HubStaff]
	wood := registry.Organisation{Code: "houtwerk", Number: "0999.010.126", Name: `100% Hout_werk\`, Kind: registry.Company,
		NACE: []registry.Activity{}}
	ok(t, p.Store.AddOrganisation(ctx, wood, staff))
	if err := p.Store.AddOrganisation(ctx, wood, staff); !errors.Is(err, registry.ErrCodeTaken) {
		t.Error(err)
	}
	again := wood
	again.Code = "houtwerk-2"
	if err := p.Store.AddOrganisation(ctx, again, staff); !errors.Is(err, registry.ErrNumberTaken) {
		t.Error(err)
	}
	again.Number = ""
	ok(t, p.Store.AddOrganisation(ctx, again, staff)) // several may have no number
	for query, want := range map[string]int{"HOUTW": 2, "0999": 1, "BE 0999.010.126": 1, "100%": 2, "_werk": 2, `\`: 2, "%%": 0,
		"'": 0, "blenders": 1} {
		if found, total, err := p.Store.Organisations(ctx, query, nil); err != nil || len(found) != want || total != want {
			t.Errorf("%q: %d of %d, want %d: %v", query, len(found), total, want, err)
		}
	}
}

// whole is an organisation of which everything is known.
var whole = registry.Organisation{Code: "atelier", Number: "0999.010.522", Name: "Atelier", Kind: registry.SocialEconomy,
	LegalForm: "vzw", Category: "maatwerkbedrijf",
	Address: registry.PostalAddress{Street: "Kerkstraat", Number: "1 bus 2", PostalCode: "2300", Municipality: "Turnhout", Country: "BE"},
	Website: "https://atelier.example", NACE: []registry.Activity{{Code: "31090", Version: "2008"}, {Code: "31.00", Version: "2025"}}}

func TestAnOrganisationIsKeptWhole(t *testing.T) {
	t.Parallel()
	p := registered(t)
	manager := p.People[dossier.Manager]
	ok(t, p.Store.AddOrganisation(ctx, whole, manager))
	ok(t, p.Store.SetPartner(ctx, "kempen", partner("atelier", true, "", ""), manager.ID))
	is := func(want registry.Organisation) {
		t.Helper()
		if got, err := p.Store.Organisation(ctx, "atelier"); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %v", got, err)
		}
		h, err := p.Store.Hub(ctx, "kempen")
		ok(t, err)
		for _, x := range h.Partners {
			if x.Organisation.Code == "atelier" && !reflect.DeepEqual(x.Organisation, want) {
				t.Errorf("in the hub %+v", x.Organisation)
			}
		}
	}
	is(whole)
	moved := whole
	moved.Address, moved.NACE, moved.Website = registry.PostalAddress{Municipality: "Geel"}, []registry.Activity{}, ""
	ok(t, p.Store.ChangeOrganisation(ctx, "atelier", manager,
		func(registry.Organisation) (registry.Organisation, error) { return moved, nil }))
	is(moved)
	no := errors.New("no")
	for _, c := range []struct {
		code string
		to   registry.Organisation
		err  error
		want error
	}{{"nobody", moved, nil, registry.ErrNoOrganisation}, {"blenders", moved, nil, registry.ErrNumberTaken}, {"atelier", whole, no, no}} {
		err := p.Store.ChangeOrganisation(ctx, c.code, manager, func(registry.Organisation) (registry.Organisation, error) { return c.to, c.err })
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.code, err)
		}
	}
	is(moved)
	if _, err := p.Store.Organisation(ctx, "nobody"); !errors.Is(err, registry.ErrNoOrganisation) {
		t.Error(err)
	}
}

func TestTwoChangesOfAnOrganisationAreBothKept(t *testing.T) {
	t.Parallel()
	p := registered(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			err := p.Store.ChangeOrganisation(ctx, "blenders", access.Person{}, func(o registry.Organisation) (registry.Organisation, error) {
				o.Name += fmt.Sprint(i)
				return o, nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if o, err := p.Store.Organisation(ctx, "blenders"); err != nil || len(o.Name) != len("Blenders vzw")+8 {
		t.Errorf("%q, %v", o.Name, err)
	}
}

// TestInventedOrganisationsAreAddedOnce leaves alone what people entered themselves.
func TestInventedOrganisationsAreAddedOnce(t *testing.T) {
	t.Parallel()
	p := registered(t)
	invented, err := registry.Demo()
	ok(t, err)
	mine := invented[0]
	mine.Code, mine.Name = "houtwerk", "Houtwerk"
	ok(t, p.Store.AddOrganisation(ctx, mine, access.Person{}))
	for range 2 {
		ok(t, p.Store.AddExampleOrganisations(ctx, invented))
	}
	found, total, err := p.Store.Organisations(ctx, "0999.010.", nil)
	ok(t, err)
	if total != len(invented) {
		t.Errorf("%d organisations: %v", total, found)
	}
	if o, err := p.Store.Organisation(ctx, "houtwerk"); err != nil || !reflect.DeepEqual(o, mine) {
		t.Errorf("%v, %v", o, err)
	}
}
