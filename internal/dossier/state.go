// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Status is the place of a dossier in the process; its values are the state names of the contracts.
type Status string

// The states of the process. Unborn is the state before the first event.
const (
	Unborn             Status = ""
	Drafting           Status = "drafting"
	InReview           Status = "in_review"
	Endorsed           Status = "endorsed"
	Submitted          Status = "submitted"
	AwaitingSupplement Status = "awaiting_supplement"
	InAssessment       Status = "in_assessment"
	Reserve            Status = "reserve"
	Approved           Status = "approved"
	Rejected           Status = "rejected"
	Inadmissible       Status = "inadmissible"
	Withdrawn          Status = "withdrawn"
	Expired            Status = "expired"
)

// Statuses are all states that a dossier can be in, in the order of the process.
var Statuses = []Status{Drafting, InReview, Endorsed, Submitted, AwaitingSupplement, InAssessment, Reserve, Approved, Rejected,
	Inadmissible, Withdrawn, Expired}

// Final says that nothing is awaited any more, so the dossier needs no run.
func (s Status) Final() bool {
	return slices.Contains([]Status{Approved, Rejected, Inadmissible, Withdrawn, Expired}, s)
}

// Amendable says that a change of the call can still reach the dossier.
func (s Status) Amendable() bool { return slices.Contains(moves[AmendCall].from, s) }

// GivenUp says that the application counts for nothing: it was withdrawn, or never submitted in time.
func (s Status) GivenUp() bool { return s == Withdrawn || s == Expired }

// MayBeFunded says that what was submitted is granted, or can be still.
func (s Status) MayBeFunded() bool { return !s.Final() || s == Approved }

// Where names the states of which something is so, for a question to the record.
func Where(is func(Status) bool) (names []string) {
	for _, s := range Statuses {
		if is(s) {
			names = append(names, string(s))
		}
	}
	return names
}

// BeforeSubmission says that the call's deadline still threatens the dossier.
func (s Status) BeforeSubmission() bool {
	return s == Drafting || s == InReview || s == Endorsed
}

// State is where a dossier stands: everything the process needs to judge the next step.
// It holds opaque ids, codes, instants, cents and hashes; no names, no company numbers, no texts.
type State struct {
	Number     string      `json:"number"`
	Seq        int64       `json:"seq"` // of the last event folded
	Status     Status      `json:"status"`
	Since      time.Time   `json:"since"` // instant at which the status was reached
	Rules      Rules       `json:"rules"`
	Hub        string      `json:"hub"`                  // lead hub
	Drafters   []string    `json:"drafters"`             // everyone who started it or changed its content, as far as the events tell
	Supporting []string    `json:"supporting,omitempty"` // hubs that were invited to support the dossier
	Dismissed  []string    `json:"dismissed,omitempty"`  // hubs that support it no longer
	Endorser   string      `json:"endorser,omitempty"`
	Reviewers  []string    `json:"reviewers,omitempty"`  // everyone who ever endorsed or returned it
	Frozen     *Frozen     `json:"frozen,omitempty"`     // the content under review or submitted
	Supplement *Supplement `json:"supplement,omitempty"` // the last round in which something was asked
	// SubmittedAt is the instant of submission; zero until then.
	SubmittedAt time.Time   `json:"submitted_at,omitzero"`
	Granted     money.Cents `json:"granted_cents,omitempty"`
	GrantedAt   time.Time   `json:"granted_at,omitzero"`    // instant of the first decision of those that granted without a break
	DecisionSeq int64       `json:"decision_seq,omitempty"` // event of the last decision; 0: none yet
	Award       *Award      `json:"award,omitempty"`        // what of the grant is de-minimis aid; nil of decisions from before that was kept
	Registered  int64       `json:"registered,omitempty"`   // event of the decision whose aid was put in the central register
	Objection   *Due        `json:"objection,omitempty"`    // until when the last decision can be objected to
	Stuck       time.Time   `json:"stuck,omitzero"`         // when something was due that could not be recorded, and is due still
	Objected    time.Time   `json:"objected,omitzero"`      // instant of an objection that is not decided on yet
	Panel       []Seat      `json:"panel,omitempty"`
	Conflicted  []string    `json:"conflicted,omitempty"` // people who declared a conflict of interest
	Consensus   *Consensus  `json:"consensus,omitempty"`
	Paused      *Pausing    `json:"paused,omitempty"`
	Waits       []Party     `json:"waits"`             // who must act next
	Due         []Due       `json:"due"`               // what the clock will do, earliest first
	Overdue     []Due       `json:"overdue,omitempty"` // terms that passed without what they are for
}

// Decided says that a decision was made before.
func (s State) Decided() bool { return s.DecisionSeq > 0 }

// Rules are what the dossier's call laid down, copied from the first event: State knows no call.
type Rules struct {
	Call         string        `json:"call"`
	Version      int           `json:"version"`
	Hash         string        `json:"hash"` // hex SHA-256 of the call version
	Deadline     time.Time     `json:"deadline"`
	Steps        []string      `json:"steps"`
	Route        string        `json:"route"` // Committee or External
	HubReview    calendar.Term `json:"hub_review"`
	Cure         calendar.Term `json:"cure"`
	CureRounds   int           `json:"cure_rounds"`
	Decision     calendar.Term `json:"decision"` // zero days: none
	Objection    calendar.Term `json:"objection"`
	Assessors    int           `json:"assessors"`
	Declarations []string      `json:"declarations"` // required of the applicant
	Criteria     []Criterion   `json:"criteria,omitempty"`
	MinTotal     int           `json:"min_total,omitempty"` // of the weighted scores; 0: none
	Remind       int           `json:"remind,omitempty"`    // working days before a term ends; 0: not
}

// Criterion is what assessors score, from 0 to Max.
type Criterion struct {
	Code   string `json:"code"`
	Max    int    `json:"max"`
	Min    int    `json:"min"` // threshold
	Weight int    `json:"weight"`
}

// Decision routes of a call.
const (
	Committee = "committee"
	External  = "external"
)

// Frozen is a version of the content that can no longer change.
type Frozen struct {
	Version int         `json:"version"`
	Hash    string      `json:"hash"` // hex SHA-256 of its canonical bytes
	Asked   money.Cents `json:"asked_cents"`
	At      time.Time   `json:"at,omitzero"` // instant of the request that froze it

	Attachments []Attached `json:"attachments,omitempty"`
}

// Attached is a document that goes with the content.
type Attached struct {
	Kind    string `json:"kind"`
	Version int    `json:"version"`
	SHA256  string `json:"sha256"`
}

// Party is somebody who must act: a role, the hub when it is a hub's, the person when it is nobody else.
type Party struct {
	Role   Role   `json:"role"`
	Hub    string `json:"hub,omitempty"`
	Person string `json:"person,omitempty"` // opaque id
}

// Pausing is a time in which no term runs.
type Pausing struct {
	From time.Time `json:"from"`
	Due  []Due     `json:"due"` // what stood open, as it was
}

// Amendment is a new version of the call that reaches a dossier.
type Amendment struct {
	Version  int       `json:"version"`
	Hash     string    `json:"hash"`
	Deadline time.Time `json:"deadline"`
}
