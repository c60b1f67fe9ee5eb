// SPDX-License-Identifier: EUPL-1.2

// Package activities is what a workflow may ask of the world: one thing, to act on the record.
package activities

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
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
	if err := valid(ask); err != nil {
		return wire.Answer{}, temporal.NewNonRetryableApplicationError(err.Error(), wire.InvalidInput, nil)
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

// valid checks the form of the input, which anybody with access to the engine can send.
func valid(ask wire.Ask) error {
	if !wire.Number(ask.Dossier) {
		return errors.New("the dossier number is malformed")
	}
	if ask.Key != "" && !wire.Code(ask.Key) {
		return errors.New("the key is malformed")
	}
	if ask.Known < 0 {
		return errors.New("the known event is negative")
	}
	if s := ask.Signal; s != nil {
		if s.Unreadable != "" {
			if !wire.Code(s.Unreadable) {
				return errors.New("the digest of the signal is malformed")
			}
			return nil
		}
		for _, field := range []string{s.Outcome, s.Actor, s.Text, s.Reference} {
			if !wire.Code(field) {
				return errors.New("a field of the signal is malformed")
			}
		}
		if s.Name != dossier.GiveDecision && s.Name != dossier.Endorse && s.Name != dossier.Return {
			return errors.New("the signal stands for no command")
		}
	}
	return nil
}

// outside is what of an error may leave for the engine: the SQLSTATE, nothing that a person or Postgres said.
func outside(err error) string {
	if sql := interface{ SQLState() string }(nil); errors.As(err, &sql) {
		return fmt.Sprintf("act: SQLSTATE %s", sql.SQLState())
	}
	return "act: the record did not answer"
}
