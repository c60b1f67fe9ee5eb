// SPDX-License-Identifier: EUPL-1.2

// Package walk follows one decision through the house, on a real PostgreSQL: what of ours it enters, which types it passes through and
// what it sends to the database. make walk shows it; docs/architecture.md tells it.
package walk

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/letter"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// How far a decision may walk.
const (
	mostTypes      = 3
	mostStatements = 15
)

func TestMain(m *testing.M) { testkit.Main(m) }

// engine carries out at once what the desk delivers, as the run does.
type engine struct {
	desk.Engine
	ledger *ledger.Ledger
}

func (e engine) Deliver(ctx context.Context, s dossier.State, _ dossier.Verb, key string) error {
	_, err := e.ledger.Act(ctx, wire.Ask{Dossier: s.Number, Key: key, Known: s.Seq})
	return err
}

// TestADecision walks one, and shows the way.
func TestADecision(t *testing.T) {
	p := testkit.NewProgramme(t, nil)
	p.Ledger.Press = letter.Press{}
	log := slog.New(slog.DiscardHandler)
	door := &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: engine{ledger: p.Ledger}, Log: log}
	handler := (&api.API{Demo: true, Desk: door, Store: p.Store, Log: log}).Handler()
	number := p.Start(t, "CW-KORT")
	for _, step := range []struct {
		role dossier.Role
		name dossier.Verb
	}{{dossier.HubStaff, dossier.RequestReview}, {dossier.Reviewer, dossier.Endorse}, {dossier.HubStaff, dossier.Submit}} {
		request := ledger.Request{Number: number, Command: dossier.Command{Name: step.name}}
		if answer, refusal, err := door.Do(t.Context(), p.Key(p.People[step.role]), request); err != nil || refusal != nil ||
			answer.Row.Outcome.Status != record.Done {
			t.Fatal(step.name, refusal, err)
		}
	}
	ctx, sent := postgres.Watched(t.Context())
	r := httptest.NewRequestWithContext(ctx, "POST", "/api/v1/dossiers/"+number+"/decide", strings.NewReader(
		`{"outcome":"approved","amount":{"amount":"30000.00","currency":"EUR"},"reasons":"Sterk.","conditions":["Bezorg een verslag."]}`))
	r.Header.Set("Authorization", "Bearer "+p.Tokens[dossier.Decider])
	w := httptest.NewRecorder()
	if os.Getenv("WALK") == "without" { // what ran until here is no part of the walk
		return
	}
	handler.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatal(w.Code, w.Body)
	}
	passed := types(t)
	fmt.Printf("\nTypes from JSON to the inbox and to Decide: %d\n\n  %s\n", len(passed), strings.Join(passed, " > "))
	statements := sent.Sent()
	fmt.Printf("\nStatements: %d in %d trips\n\n", len(statements), sent.Trips())
	var before []string
	for i, path := range sent.Paths() {
		now, same := strings.Split(path, " > "), 0
		for same < len(before) && same < len(now)-1 && before[same] == now[same] {
			same++
		}
		fmt.Printf("%3d  %s%s\n     %.120s\n", i+1, strings.Repeat("· ", same), strings.Join(now[same:], " > "),
			strings.Join(strings.Fields(statements[i]), " "))
		before = now
	}
	if len(passed) > mostTypes || len(statements) > mostStatements || sent.Trips() > len(statements) {
		t.Errorf("%d types, %d statements: more than %d and %d", len(passed), len(statements), mostTypes, mostStatements)
	}
}

// types are those that the function of the API which reads a command makes, in the order in which it does: the last is what is kept.
func types(t *testing.T) (all []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../api/request.go", nil, 0)
	ok(t, err)
	add := func(e ast.Expr) {
		name := fmt.Sprint(e)
		if s, is := e.(*ast.SelectorExpr); is {
			name = fmt.Sprint(s.X) + "." + s.Sel.Name
		}
		if !slices.Contains(all, name) && name != "error" {
			all = append(all, name)
		}
	}
	for _, d := range file.Decls {
		f, is := d.(*ast.FuncDecl)
		if !is || f.Name.Name != "request" {
			continue
		}
		ast.Inspect(f.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				add(n.Type)
			case *ast.CompositeLit:
				add(n.Type)
			}
			return true
		})
	}
	if len(all) == 0 {
		t.Fatal("the function that reads a command is not where it was")
	}
	return all
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
