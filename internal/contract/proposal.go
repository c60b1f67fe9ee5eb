// SPDX-License-Identifier: EUPL-1.2

package contract

import "time"

// FieldChange is a field of an organisation, what it was and what it becomes.
type FieldChange struct {
	Pointer string `json:"pointer"`
	Label   string `json:"label"`
	From    string `json:"from" doc:"Empty when it was not known; activities as 31090/2025, a space between two"`
	To      string `json:"to"`
}

// Hand is who did something in the registry; empty for what came with the program.
type Hand struct {
	Actor
	As string `json:"as" doc:"The membership under which it was done: role, and hub or company"`
}

// The states of a proposal.
const (
	ProposalOpen     = "open"
	ProposalAccepted = "accepted"
	ProposalRejected = "rejected"
)

// Proposal is a change of an organisation that somebody asked for who may not make it.
type Proposal struct {
	ID           int64         `json:"id"`
	Organisation string        `json:"organisation" doc:"Code"`
	Changes      []FieldChange `json:"changes" doc:"From what it was when it was proposed"`
	Reason       string        `json:"reason"`
	By           Hand          `json:"by"`
	At           time.Time     `json:"at"`
	State        string        `json:"state" enum:"open,accepted,rejected"`
	Label        string        `json:"label"`
	DecidedBy    *Hand         `json:"decided_by" doc:"null while it is open"`
	DecidedAt    *time.Time    `json:"decided_at" doc:"null while it is open"`
	Remark       string        `json:"remark" doc:"Of who decided"`
}

// ProposalList are proposals, newest first.
type ProposalList struct {
	Proposals []Proposal `json:"proposals" doc:"At most 200"`
}

// RemarkBody is what somebody says about what they decide.
type RemarkBody struct {
	Remark string `json:"remark" validate:"line,visible" doc:"Why; who proposed it reads it"`
}

// OrganisationVersion is what the registry said of an organisation from an instant on.
type OrganisationVersion struct {
	Version      int              `json:"version"`
	At           time.Time        `json:"at"`
	By           Hand             `json:"by"`
	Changes      []FieldChange    `json:"changes" doc:"From the version before; none for the first"`
	Proposal     *Proposed        `json:"proposal" doc:"null when no proposal led to it"`
	Organisation OrganisationView `json:"organisation"`
}

// Proposed is what led to a version.
type Proposed struct {
	ID     int64     `json:"id"`
	By     Hand      `json:"by"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// OrganisationHistory is everything that the registry said of an organisation.
type OrganisationHistory struct {
	Code     string                `json:"code"`
	Versions []OrganisationVersion `json:"versions" doc:"Newest first"`
}
