// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Done is the answer to a command: what came of it, or that it was received.
type Done struct {
	Number     string         `json:"number,omitempty"`
	State      dossier.Status `json:"state,omitempty"`
	Label      string         `json:"label,omitempty"`
	Events     []Entry        `json:"events,omitempty"`
	ReceivedAt *time.Time     `json:"received_at,omitempty"`
	Location   string         `json:"location,omitempty"`
}

// Outcome is how a command ended, or that it has not yet.
type Outcome struct {
	Key        string       `json:"key"`
	Command    dossier.Verb `json:"command"`
	Number     string       `json:"number"`
	ReceivedAt time.Time    `json:"received_at"`
	State      string       `json:"state" enum:"pending,done,refused,failed"`
	Status     int          `json:"status" doc:"The status that the command would have answered"`
	Result     *Done        `json:"result"`
	Problem    *Problem     `json:"problem"`
}
