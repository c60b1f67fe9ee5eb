// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Timeline is what happened to a dossier, and what the clock will do.
type Timeline struct {
	Events  []Entry   `json:"events"`
	Planned []Planned `json:"planned"`
}

// Entry is a line of the timeline.
type Entry struct {
	Seq        int64     `json:"seq"`
	At         time.Time `json:"at" doc:"The instant at which it counts"`
	RecordedAt time.Time `json:"recorded_at"`
	Type       string    `json:"type"`
	Actor      Actor     `json:"actor"`
	Summary    string    `json:"summary"`
	Details    []string  `json:"details"`
	Told       []Told    `json:"told,omitempty" doc:"Who got a notice, for the programme and the lead hub"`
	Hash       string    `json:"hash" doc:"Hex SHA-256 that chains this event to the one before"`
}

// Actor is who did it; empty when it was the clock.
type Actor struct {
	ID   string       `json:"id"`
	Name string       `json:"name"`
	Role dossier.Role `json:"role"`
	For  string       `json:"for,omitempty" doc:"Name of whoever lent the membership under which it was done"`
}

// Told is somebody who got a notice, or will.
type Told struct {
	Name  string       `json:"name"`
	Role  dossier.Role `json:"role"`
	State string       `json:"state" enum:"queued,sent,no_address,failed"`
}

// Planned is what the clock will do, said before it happens.
type Planned struct {
	At        time.Time    `json:"at"`
	Kind      string       `json:"kind"`
	Then      string       `json:"then" doc:"The type of event that it leads to"`
	Label     string       `json:"label"`
	Reason    string       `json:"reason" doc:"How the instant was reached"`
	Effect    string       `json:"effect"`
	Postpones dossier.Role `json:"postpones,omitempty" doc:"The role that can move it, with the command extend"`
}
