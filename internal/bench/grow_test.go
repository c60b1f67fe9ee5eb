// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/bare"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jackc/pgx/v5/pgxpool"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// TestACopyReadsAsItsOriginal grows a record, and compares what is read of a copy with what is read of its original.
func TestACopyReadsAsItsOriginal(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := testkit.NewProgramme(t, nil)
	was := p.Start(t, "CW-KORT")
	ended := p.Start(t, "CW-JURY")
	p.Database.Exec(t, `update dossier set status = 'rejected' where number = $1`, ended) // what ends is copied every time
	if err := growOn(ctx, p.Database.Superuser, 60, false); err != nil {
		t.Fatal(err)
	}
	page, err := p.Store.List(ctx, p.People[dossier.Manager].Alone(), record.Filter{Limit: 100})
	if err != nil || page.Total < 58 || page.Total > 70 {
		t.Fatalf("%d dossiers, %v", page.Total, err)
	}
	open := slices.DeleteFunc(slices.Clone(page.Dossiers), func(d record.Dossier) bool { return d.Call != "CW-KORT"+grown })
	if len(open) != 1 {
		t.Fatalf("%d of ten copies are of what is open", len(open))
	}
	it := open[0]
	original, err := p.Store.Dossier(ctx, was)
	if err != nil {
		t.Fatal(err)
	}
	if it.Number != "CW-KORT"+grown+"-0001" || it.Company == original.Company || it.State.Number != it.Number ||
		it.State.Rules.Call != it.Call || it.State.Status != original.State.Status {
		t.Errorf("%+v", it)
	}
	events, err := p.Store.Timeline(ctx, it.Number, 0)
	before, wrong := p.Store.Timeline(ctx, was, 0)
	if err != nil || wrong != nil || len(events) != len(before) || len(events) == 0 || strings.Contains(string(events[0].Body), `"`+was+`"`) {
		t.Errorf("%d events of %d, %v, %v", len(events), len(before), err, wrong)
	}
	content, err := p.Store.Content(ctx, it)
	if err != nil || content.Project.Title != original.Title {
		t.Errorf("%q, %v", content.Project.Title, err)
	}
	if _, err := p.Store.CallOf(ctx, it); err != nil {
		t.Error(err)
	}
}

// TestALongListIsAnsweredAlike: beyond what is counted, too, the bare handlers answer what the product answers.
func TestALongListIsAnsweredAlike(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := testkit.NewProgramme(t, nil)
	ended := p.Start(t, "CW-JURY")
	p.Database.Exec(t, `update dossier set status = 'rejected' where number = $1`, ended)
	if err := growOn(ctx, p.Database.Superuser, record.MostCounted+50, false); err != nil {
		t.Fatal(err)
	}
	pool, err := pgxpool.New(ctx, p.Database.App+"&search_path=dossierwerkt&timezone=UTC")
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	log := slog.New(slog.DiscardHandler)
	product := (&api.API{Demo: true, Desk: &desk.Desk{Ledger: p.Ledger, Store: p.Store, Log: log}, Store: p.Store, Log: log}).Handler()
	ask := func(h http.Handler) []byte {
		r := httptest.NewRequest(http.MethodGet, "/api/v1/dossiers", nil)
		r.Header.Set("Authorization", "Bearer "+p.Tokens[dossier.Manager])
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Body.Bytes()
	}
	answer := ask(product)
	if !strings.Contains(string(answer), `"total":1001,"more_than":true`) {
		t.Errorf("it is no long list: %s", answer[max(0, len(answer)-200):])
	}
	if at, err := differ(answer, ask(bare.Handler(pool))); err != nil || at != "" {
		t.Error(at, err)
	}
}
