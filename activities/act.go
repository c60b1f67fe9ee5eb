// SPDX-License-Identifier: EUPL-1.2

// Package activities is what a workflow may ask of the world: one thing, to act on the record.
package activities

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/temporal"
)

// Ledger settles what stands open on a dossier. The ledger does, and what tests run workflows on.
type Ledger interface {
	Act(ctx context.Context, ask wire.Ask) (wire.Answer, error)
}

// Activities act on a ledger.
type Activities struct {
	Ledger Ledger
	Log    *slog.Logger
}

// Act settles what stands open on a dossier and answers every event that the run does not know.
// It may run twice: a key that has its outcome keeps it. An input that can never be right is not retried.
func (a *Activities) Act(ctx context.Context, ask wire.Ask) (wire.Answer, error) {
	if malformed := valid(ask); len(malformed) > 0 {
		return wire.Answer{}, temporal.NewNonRetryableApplicationError("malformed: "+malformed.Error(), wire.InvalidInput, nil)
	}
	answer, err := a.Ledger.Act(ctx, ask)
	switch {
	case errors.Is(err, record.ErrNoDossier), errors.Is(err, record.ErrNoKey):
		return wire.Answer{}, temporal.NewNonRetryableApplicationError("unknown dossier or key", wire.InvalidInput, nil)
	case err != nil:
		a.Log.Warn("act failed and will be tried again", "dossier", ask.Dossier, "key", ask.Key, "error", err)
		return wire.Answer{}, temporal.NewApplicationError(outside(err), wire.StepFailed)
	}
	return answer, nil
}

// book is what the input must look like, which anybody with access to the engine can send.
var book = rules.New(map[string]rules.Rule{
	"number": func(s, _ string) bool { return wire.Number(s) },
	"code":   func(s, _ string) bool { return wire.Code(s) },
	"news":   func(s, _ string) bool { return slices.Contains(news, dossier.Verb(s)) },
}, func(b rules.Broken) fault.Fault { return fault.At(b.Pointer, b.Rule, bilingual.Words{}) })

// news are the commands that a signal can stand for.
var news = []dossier.Verb{dossier.GiveDecision, dossier.Endorse, dossier.Return}

// valid says what of the input is malformed. Of a signal that could not be read only its digest counts.
func valid(ask wire.Ask) fault.Faults {
	if s := ask.Signal; s != nil && wire.Code(s.Unreadable) {
		ask.Signal = nil
	}
	return book.Faults(ask)
}

// outside is what of an error may leave for the engine: the SQLSTATE, nothing that a person or Postgres said.
func outside(err error) string {
	if sql := interface{ SQLState() string }(nil); errors.As(err, &sql) {
		return fmt.Sprintf("act: SQLSTATE %s", sql.SQLState())
	}
	return "act: the record did not answer"
}
