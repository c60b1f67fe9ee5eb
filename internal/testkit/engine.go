// SPDX-License-Identifier: EUPL-1.2

package testkit

import (
	"context"
	"errors"
	"log/slog"

	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// Away is an engine that does not answer.
type Away struct{ desk.Engine }

// Name implements desk.Engine.
func (Away) Name(context.Context) (string, error) { return "", errors.New("away") }

// Known implements desk.Engine.
func (Away) Known(context.Context, string) (int64, bool, error) { return 0, false, errors.New("away") }

// Acting is an engine that keeps nothing waiting.
type Acting struct {
	Away
	Ledger *ledger.Ledger
}

// Open implements desk.Engine.
func (a Acting) Open(context.Context, dossier.State) error { return nil }

// Deliver implements desk.Engine.
func (a Acting) Deliver(ctx context.Context, s dossier.State, _ dossier.Verb, key string) error {
	_, err := a.Ledger.Act(ctx, wire.Ask{Dossier: s.Number, Key: key, Known: s.Seq})
	return err
}

// Desk is a desk before the programme whose engine acts at once.
func (p *Programme) Desk() *desk.Desk {
	return &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: Acting{Ledger: p.Ledger}, Log: slog.New(slog.DiscardHandler)}
}
