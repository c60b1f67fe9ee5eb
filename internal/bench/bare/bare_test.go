// SPDX-License-Identifier: EUPL-1.2

package bare_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/bare"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/sample"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgxpool"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// TestTheBareHandlersAnswerWhatTheProductAnswers: only then is it fair to compare what the answers cost.
func TestTheBareHandlersAnswerWhatTheProductAnswers(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := testkit.NewProgramme(t, nil)
	published, err := registry.Published()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Store.AddProgramme(ctx, published); err != nil {
		t.Fatal(err)
	}
	officials := sample.Officials{Officer: p.People[dossier.ProgrammeOfficer], Decider: p.People[dossier.Decider], Assessors: p.Panel}
	if err := sample.Make(1, published, officials).Write(ctx, p.Store, p.Ledger); err != nil {
		t.Fatal(err)
	}
	number := decided(t, p)
	pool, err := pgxpool.New(ctx, p.Database.App+"&search_path=dossierwerkt&timezone=UTC")
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	log := slog.New(slog.DiscardHandler)
	product := (&api.API{Demo: true, Desk: &desk.Desk{Ledger: p.Ledger, Store: p.Store, Log: log}, Store: p.Store, Log: log}).Handler()
	one := "/api/v1/dossiers/" + number
	for _, path := range []string{"/api/v1/dossiers", one, one + "/timeline", "/api/v1/results"} {
		if diff := cmp.Diff(ask(t, product, p, path), ask(t, bare.Handler(pool), p, path)); diff != "" {
			t.Errorf("%s (-product +bare):\n%s", path, diff)
		}
	}
}

// decided is a dossier without a jury that was approved.
func decided(t *testing.T, p *testkit.Programme) string {
	t.Helper()
	number := p.Start(t, "CW-KORT")
	for _, step := range []struct {
		role    dossier.Role
		request ledger.Request
	}{
		{dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.RequestReview}}},
		{dossier.Reviewer, ledger.Request{Command: dossier.Command{Name: dossier.Endorse}}},
		{dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.Submit}}},
		{dossier.Decider, ledger.Request{Command: dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 30_000_00},
			Reasons: "Sterk.", Conditions: []string{"Een verslag."}}},
	} {
		step.request.Number = number
		row, _, refusal, err := p.Ledger.Receive(context.Background(), p.Key(p.People[step.role]), step.request)
		if err != nil || refusal != nil {
			t.Fatal(refusal, err)
		}
		if _, err := p.Ledger.Act(context.Background(), wire.Ask{Dossier: number, Key: row.Key}); err != nil {
			t.Fatal(err)
		}
	}
	return number
}

func ask(t *testing.T, h http.Handler, p *testkit.Programme, path string) (answer any) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Authorization", "Bearer "+p.Tokens[dossier.Manager])
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d: %s", path, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}
