// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"encoding/json"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// CallSummary is a call in a list.
type CallSummary struct {
	Code     string      `json:"code"`
	Name     string      `json:"name"`
	Version  int         `json:"version"`
	Opens    time.Time   `json:"opens"`
	Deadline time.Time   `json:"deadline"`
	Budget   *money.Euro `json:"budget"`
}

// CallList are the calls.
type CallList struct {
	Calls []CallSummary `json:"calls"`
}

// CallView is a call with its rules, in plain words too.
type CallView struct {
	Rules    json.RawMessage `json:"rules"`
	Hash     string          `json:"hash"`
	Words    []string        `json:"words" doc:"What the call means"`
	Versions []int           `json:"versions"`
	Granted  money.Euro      `json:"granted"`
	Touched  []string        `json:"touched,omitempty" doc:"The dossiers that this amendment reached"`

	Published []Published `json:"published,omitempty" doc:"Who made each version and why, newest first"`
}

// Version is which version of the call this is, by its rules; 0 where they say none.
func (c CallView) Version() int {
	var rules struct {
		Version int `json:"version"`
	}
	_ = json.Unmarshal(c.Rules, &rules) // rules without a version have none
	return rules.Version
}

// Published is how a version of a call came about.
type Published struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
	By      string    `json:"by" doc:"Name; empty where it is not known"`
	Reasons string    `json:"reasons,omitempty" doc:"Of an amendment"`
	Touched []string  `json:"touched,omitempty" doc:"Dossiers that the amendment reached"`
}

// Ranking are the assessed dossiers of a call, best first.
type Ranking struct {
	Dossiers []Ranked `json:"dossiers"`
}

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

// AmendBody is what an amendment of a call changes: of the deadline of all, of a hub or of a dossier, or of the budget.
type AmendBody struct {
	Deadline *time.Time  `json:"deadline"`
	Hub      string      `json:"hub" text:"code"`
	Dossier  string      `json:"dossier" text:"code"`
	Budget   *money.Euro `json:"budget"`
	Reasons  string      `json:"reasons" text:"lines" validate:"required,lines"`
}
