// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Ranked is a dossier on the ranking of its call.
type Ranked struct {
	Rank        int            `json:"rank,omitempty" doc:"None for what was withdrawn or rejected, or is under a threshold"`
	Number      string         `json:"number"`
	Title       string         `json:"title"`
	Hub         string         `json:"hub"`
	State       dossier.Status `json:"state"`
	Label       string         `json:"label"`
	Total       string         `json:"total" doc:"Two decimals, rounded down; the order is by the exact fraction"`
	Below       []string       `json:"below" doc:"Criteria under their threshold"`
	SubmittedAt time.Time      `json:"submitted_at"`
}
