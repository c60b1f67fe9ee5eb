// SPDX-License-Identifier: EUPL-1.2

package activities_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/activities"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/temporal"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func act(t *testing.T) (*activities.Activities, *testkit.Programme) {
	t.Helper()
	p := testkit.NewProgramme(t, nil)
	return &activities.Activities{Ledger: p.Ledger, Log: slog.New(slog.DiscardHandler)}, p
}

func TestInputThatCanNeverBeRightIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	a, p := act(t)
	number := p.Start(t, "CW-KORT")
	for name, ask := range map[string]wire.Ask{
		"no number":          {},
		"a strange number":   {Dossier: "'; drop table event --"},
		"an unknown dossier": {Dossier: "CW-KORT-9999"},
		"a strange key":      {Dossier: number, Key: "a b"},
		"an unknown key":     {Dossier: number, Key: "k_unheard-of"},
		"a negative event":   {Dossier: number, Known: -1},
		"free text": {Dossier: number, Signal: &wire.Signal{Name: dossier.GiveDecision, Outcome: "approved", Actor: "p_x",
			Text: "gewoon omdat", Reference: "r"}},
		"a strange digest": {Dossier: number, Signal: &wire.Signal{Name: dossier.GiveDecision, Unreadable: "a b"}},
		"no command":       {Dossier: number, Signal: &wire.Signal{Name: "start", Outcome: "x", Actor: "p_x", Text: "t_x", Reference: "r"}},
	} {
		_, err := a.Act(context.Background(), ask)
		e := new(temporal.ApplicationError)
		if !errors.As(err, &e) || !e.NonRetryable() || e.Type() != wire.InvalidInput {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFaultSaysNothingOfWhatPostgresSaid(t *testing.T) {
	t.Parallel()
	a, p := act(t)
	number := p.Start(t, "CW-KORT")
	p.Database.Exec(t, "alter table inbox rename to gone")
	_, err := a.Act(context.Background(), wire.Ask{Dossier: number})
	e := new(temporal.ApplicationError)
	if !errors.As(err, &e) || e.NonRetryable() || e.Type() != wire.StepFailed {
		t.Fatalf("%v", err)
	}
	if !strings.Contains(e.Message(), "42P01") || strings.Contains(e.Message(), "inbox") {
		t.Errorf("says %q", e.Message())
	}
}
