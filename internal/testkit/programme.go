// SPDX-License-Identifier: EUPL-1.2

package testkit

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Programme is a database with the people, hubs and calls of the demonstration, and a ledger on it.
type Programme struct {
	Store    *postgres.Store
	Database Database
	Ledger   *ledger.Ledger
	People   map[dossier.Role]access.Person // the first of each role
	Tokens   map[dossier.Role]string
	Panel    []access.Person // the assessors
}

// Proof is a press that prints the sheet's facts as text: fast, and good enough where the look does not matter.
type Proof struct{}

// Print implements ledger.Press.
func (Proof) Print(s record.Sheet) ([]byte, error) {
	return []byte(s.Kind + "\n" + s.Number + "\n" + s.StateLabel + "\n" + s.Outcome + "\n" + s.Granted.String() + "\n" + s.Reasons + "\n" +
		s.ContentHash), nil
}

// NewProgramme sets up the demonstration in a fresh database. Calls close as their demonstration does, unless bend changes them.
func NewProgramme(t testing.TB, bend func(*call.Call)) *Programme {
	t.Helper()
	ctx := context.Background()
	serve(t)
	all, err := demonstration()
	must(t, err)
	p := &Programme{People: maps.Clone(all.people), Tokens: maps.Clone(all.tokens), Panel: slices.Clone(all.panel),
		Database: copyOf(t, peopled)}
	p.Store = p.Database.store(t)
	p.Ledger = &ledger.Ledger{Store: p.Store, Press: Proof{}}
	calls, err := call.Demo(time.Now().Add(-time.Minute))
	must(t, err)
	for _, c := range calls {
		if bend != nil {
			bend(&c)
		}
		must(t, p.Store.AddCall(ctx, c))
	}
	return p
}

// cast are the people of the demonstration.
type cast struct {
	people map[dossier.Role]access.Person
	tokens map[dossier.Role]string
	panel  []access.Person
}

// demonstration makes the database with people and hubs from which programmes are made, once.
var demonstration = sync.OnceValues(func() (all cast, err error) {
	ctx := context.Background()
	all = cast{people: map[dossier.Role]access.Person{}, tokens: map[dossier.Role]string{}}
	if err := administer(ctx, "create database "+peopled+" template "+template+" owner "+private.OwnerRole); err != nil {
		return all, err
	}
	store, err := postgres.Open(ctx, database(peopled).App, 1)
	if err != nil {
		return all, err
	}
	defer store.Close() // nothing is copied while somebody is in it
	for _, code := range []string{"kempen", "gent", "leuven"} {
		err = errors.Join(err, store.AddHub(ctx, postgres.Hub{Code: code, Name: "Hub " + code}))
	}
	for _, person := range access.Demo() {
		token := access.NewToken()
		err = errors.Join(err, store.AddPeople(ctx, map[string]access.Person{access.HashToken(token): person}),
			store.DemoTokens(ctx, access.HashToken(token)))
		if person.Role == dossier.Assessor {
			all.panel = append(all.panel, person)
		}
		if _, there := all.people[person.Role]; !there {
			all.people[person.Role], all.tokens[person.Role] = person, token
		}
	}
	return all, err
})

// Example is a complete application of company 0999.010.126 with hub Kempen.
func Example(t testing.TB) []byte {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	raw, err := os.ReadFile(filepath.Join(filepath.Dir(here), "../../docs/examples/kempen-hergebruik-hout.json"))
	must(t, err)
	return raw
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Start founds a dossier of the example's company under a call and fills in the example.
func (p *Programme) Start(t testing.TB, code string) string {
	t.Helper()
	ctx := context.Background()
	staff := p.People[dossier.HubStaff]
	row, _, refusal, err := p.Ledger.Start(ctx, p.Key(staff), record.Founding{Call: code, Hub: "kempen", Company: "0999.010.126",
		Title: "Hergebruik hout"})
	must(t, err)
	if refusal != nil {
		t.Fatal(refusal.Code)
	}
	_, _, refusal, err = p.Ledger.Save(ctx, staff, row.Dossier, ledger.Saw(1),
		func(application.Content) (application.Content, error) { return application.Decode(Example(t)) })
	must(t, err)
	if refusal != nil {
		t.Fatal(refusal.Code)
	}
	return row.Dossier
}

// Key makes a new key for a person.
func (p *Programme) Key(person access.Person) record.Key {
	return record.Key{ID: access.NewID("k_"), Own: access.NewID("r_"), Person: person, Body: []byte("body")}
}

// NewPerson is somebody of a role whom no database knows.
func NewPerson(role dossier.Role) access.Person {
	return access.Person{ID: access.NewID("p_"), Name: "Iemand", Role: role}
}
