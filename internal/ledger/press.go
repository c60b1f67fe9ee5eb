// SPDX-License-Identifier: EUPL-1.2

package ledger

import "github.com/dossierwerkt/dossierwerkt/internal/record"

// Press turns a sheet into the bytes of a PDF document.
type Press interface {
	Print(record.Sheet) ([]byte, error)
}
