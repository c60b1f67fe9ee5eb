// SPDX-License-Identifier: EUPL-1.2

package dossier

import "slices"

// move is one rule of the process: who may do it, from where, and where it leads.
type move struct {
	who         map[Role]Relation // roles that may, and how they must stand to the dossier
	from        []Status
	event       string // type of the event; empty for editing
	to          Status
	notDrafter  bool   // four eyes: not by someone who drafted
	notEndorser bool   // four eyes: not by the one who endorsed
	step        string // of the call, without which the command does not exist
}

// Steps that a call may have between submission and decision.
const (
	admissibilityStep = "admissibility"
	assessmentStep    = "assessment"
)

var leadHub = map[Role]Relation{HubStaff: Lead}
var officer = map[Role]Relation{ProgrammeOfficer: Programme}
var leadReviewer = map[Role]Relation{Reviewer: Lead}

// moves is the process, told once. The state diagram, the rights and every refusal are read from it.
var moves = map[Name]move{
	Start:               {who: leadHub, from: []Status{Unborn}, event: StartedEvent, to: Drafting},
	Edit:                {who: map[Role]Relation{HubStaff: Lead, Company: Applicant}, from: []Status{Drafting, AwaitingSupplement}},
	RequestReview:       {who: leadHub, from: []Status{Drafting}, event: ReviewRequestedEvent, to: InReview},
	Endorse:             {who: leadReviewer, from: []Status{InReview}, event: EndorsedEvent, to: Endorsed, notDrafter: true},
	Return:              {who: leadReviewer, from: []Status{InReview}, event: ReturnedEvent, to: Drafting, notDrafter: true},
	ReopenDraft:         {who: leadHub, from: []Status{Endorsed}, event: DraftReopenedEvent, to: Drafting},
	Submit:              {who: leadHub, from: []Status{Endorsed}, event: SubmittedEvent, to: Submitted},
	DeclareAdmissible:   {who: officer, from: []Status{Submitted}, event: DeclaredAdmissibleEvent, to: InAssessment, step: admissibilityStep},
	DeclareInadmissible: {who: officer, from: []Status{Submitted}, event: DeclaredInadmissibleEvent, to: Inadmissible, step: admissibilityStep},
	RequestSupplement:   {who: officer, from: []Status{Submitted}, event: SupplementRequestedEvent, to: AwaitingSupplement, step: admissibilityStep},
	SupplementIt:        {who: leadHub, from: []Status{AwaitingSupplement}, event: SupplementedEvent, to: Submitted},
	DecideOn: {who: map[Role]Relation{Decider: Programme}, from: []Status{Submitted, InAssessment}, event: ApprovedEvent, to: Approved,
		notDrafter: true, notEndorser: true},
	Withdraw: {who: leadHub, from: []Status{Drafting, InReview, Endorsed, Submitted, AwaitingSupplement, InAssessment}, event: WithdrawnEvent, to: Withdrawn},
}

// waits says who must act in a state.
func waits(s Status, r Rules, hub string) []Party {
	switch s {
	case Drafting:
		return []Party{{HubStaff, hub}, {Role: Company}}
	case InReview:
		return []Party{{Reviewer, hub}}
	case Endorsed:
		return []Party{{HubStaff, hub}}
	case Submitted:
		if slices.Contains(r.Steps, admissibilityStep) {
			return []Party{{Role: ProgrammeOfficer}}
		}
		return []Party{{Role: Decider}}
	case AwaitingSupplement:
		return []Party{{HubStaff, hub}, {Role: Company}}
	case InAssessment:
		return []Party{{Role: Decider}}
	}
	return []Party{}
}

// decidesIn is the state in which a call decides: after its steps, or at once when it has none.
func decidesIn(r Rules) Status {
	if len(r.Steps) > 0 {
		return InAssessment
	}
	return Submitted
}
