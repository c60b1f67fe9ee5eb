// SPDX-License-Identifier: EUPL-1.2

package dossier

// move is one rule of the process: who may do it, from where, and where it leads.
type move struct {
	who         map[Role]Relation // roles that may, and how they must stand to the dossier
	from        []Status
	event       string // type of the event; empty for editing
	to          Status
	notDrafter  bool // four eyes: not by someone who drafted
	notEndorser bool // four eyes: not by the one who endorsed
}

var leadHub = map[Role]Relation{HubStaff: Lead}
var leadReviewer = map[Role]Relation{Reviewer: Lead}

// moves is the process, told once. The state diagram, the rights and every refusal are read from it.
var moves = map[Name]move{
	Start:         {who: leadHub, from: []Status{Unborn}, event: StartedEvent, to: Drafting},
	Edit:          {who: map[Role]Relation{HubStaff: Lead, Company: Applicant}, from: []Status{Drafting}},
	RequestReview: {who: leadHub, from: []Status{Drafting}, event: ReviewRequestedEvent, to: InReview},
	Endorse:       {who: leadReviewer, from: []Status{InReview}, event: EndorsedEvent, to: Endorsed, notDrafter: true},
	Return:        {who: leadReviewer, from: []Status{InReview}, event: ReturnedEvent, to: Drafting, notDrafter: true},
	ReopenDraft:   {who: leadHub, from: []Status{Endorsed}, event: DraftReopenedEvent, to: Drafting},
	Submit:        {who: leadHub, from: []Status{Endorsed}, event: SubmittedEvent, to: Submitted},
	DecideOn: {who: map[Role]Relation{Decider: Programme}, from: []Status{Submitted}, event: ApprovedEvent, to: Approved,
		notDrafter: true, notEndorser: true},
	Withdraw: {who: leadHub, from: []Status{Drafting, InReview, Endorsed, Submitted}, event: WithdrawnEvent, to: Withdrawn},
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
		if len(r.Steps) > 0 {
			return []Party{{Role: ProgrammeOfficer}}
		}
		return []Party{{Role: Decider}}
	}
	return []Party{}
}
