// SPDX-License-Identifier: EUPL-1.2

// Package ledger keeps the record of what happened. Act is its heart: one transaction that settles what people asked
// and what the clock did, in one order of time, and binds event, state, document and notice together.
package ledger

import (
	"log/slog"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// Ledger decides on the record of a store and prints on a press.
type Ledger struct {
	Store *postgres.Store
	Press Press
	Log   *slog.Logger // of what became a failure on record; nil: nowhere

	awaited awaited
}
