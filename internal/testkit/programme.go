// SPDX-License-Identifier: EUPL-1.2

package testkit

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
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
	return []byte(s.Kind + "\n" + s.Number + "\n" + s.StateLabel + "\n" + s.Outcome + "\n" + s.Granted.String() + "\n" + s.Reasons + "\n" + s.ContentHash), nil
}

// NewProgramme sets up the demonstration in a fresh database. Calls close as their demonstration does, unless bend changes them.
func NewProgramme(t testing.TB, bend func(*call.Call)) *Programme {
	t.Helper()
	ctx := context.Background()
	p := &Programme{People: map[dossier.Role]access.Person{}, Tokens: map[dossier.Role]string{}}
	p.Store, p.Database = NewStore(t)
	p.Ledger = &ledger.Ledger{Store: p.Store, Press: Proof{}}
	for _, code := range []string{"kempen", "gent", "leuven"} {
		must(t, p.Store.AddHub(ctx, postgres.Hub{Code: code, Name: "Hub " + code}))
	}
	calls, err := call.Demo(time.Now().Add(-time.Minute))
	must(t, err)
	for _, c := range calls {
		if bend != nil {
			bend(&c)
		}
		must(t, p.Store.AddCall(ctx, c))
	}
	for _, person := range access.Demo() {
		token := access.NewToken()
		must(t, p.Store.AddPeople(ctx, map[string]access.Person{access.HashToken(token): person}))
		must(t, p.Store.DemoTokens(ctx, access.HashToken(token)))
		if person.Role == dossier.Assessor {
			p.Panel = append(p.Panel, person)
		}
		if _, there := p.People[person.Role]; !there {
			p.People[person.Role], p.Tokens[person.Role] = person, token
		}
	}
	return p
}

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
