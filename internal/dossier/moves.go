// SPDX-License-Identifier: EUPL-1.2

package dossier

import "slices"

// move is one rule of the process: who may do it, from where, and where it leads.
type move struct {
	who         map[Role][]Relation // roles that may, and how they may stand to the dossier
	from        []Status
	event       string // type of the event; empty for editing
	to          Status // empty when the dossier stays where it is
	blind       bool   // may be given by who does not see the dossier
	needs       fields // without which it is refused, in this order
	takes       fields // which it can have besides
	judges      bool   // four eyes: not by someone who drafted, or who is a contact of a company that takes part
	notReviewer bool   // four eyes: nor by someone who reviewed
	decides     bool   // four eyes: nor by someone who declared a conflict of interest
	step        string // of the call, without which the command does not exist
}

// Steps that a call may have between submission and decision.
const (
	admissibilityStep = "admissibility"
	assessmentStep    = "assessment"
)

var (
	leadHub      = map[Role][]Relation{HubStaff: {Lead}}
	drafters     = map[Role][]Relation{HubStaff: {Lead, Supporting}, Company: {Applicant}}
	leadReviewer = map[Role][]Relation{Reviewer: {Lead}}
	officer      = map[Role][]Relation{ProgrammeOfficer: {Programme}}
	assessors    = map[Role][]Relation{Assessor: {Programme}}
	decider      = map[Role][]Relation{Decider: {Programme}}
	keepers      = map[Role][]Relation{HubStaff: {Lead}, ProgrammeOfficer: {Programme}}
)

// decision is what is decided besides the reasons.
var decision = fields{outcomeField, amountField, linesField, conditionsField, referenceField, documentField}

var (
	drafted = []Status{Drafting, InReview, Endorsed}
	handled = []Status{Submitted, AwaitingSupplement, InAssessment, Reserve}
)

// moves is the process, told once. The state diagram, the rights and every refusal are read from it.
var moves = map[Verb]move{
	Start:         {who: leadHub, from: []Status{Unborn}, event: StartedEvent, to: Drafting, blind: true},
	Edit:          {who: drafters, from: []Status{Drafting, AwaitingSupplement}},
	RequestReview: {who: leadHub, from: []Status{Drafting}, event: ReviewRequestedEvent, to: InReview},
	Endorse:       {who: leadReviewer, from: []Status{InReview}, event: EndorsedEvent, to: Endorsed, judges: true},
	Return:        {who: leadReviewer, from: []Status{InReview}, event: ReturnedEvent, to: Drafting, judges: true, needs: fields{reasonsField}},
	ReopenDraft:   {who: leadHub, from: []Status{Endorsed}, event: DraftReopenedEvent, to: Drafting},
	Submit:        {who: leadHub, from: []Status{Endorsed}, event: SubmittedEvent, to: Submitted},

	DeclareAdmissible:   {who: officer, from: []Status{Submitted}, event: DeclaredAdmissibleEvent, to: InAssessment, judges: true, step: admissibilityStep},
	DeclareInadmissible: {who: officer, from: []Status{Submitted}, event: DeclaredInadmissibleEvent, to: Inadmissible, judges: true, step: admissibilityStep, needs: fields{groundsField, reasonsField}},
	RequestSupplement:   {who: officer, from: []Status{Submitted}, event: SupplementRequestedEvent, to: AwaitingSupplement, step: admissibilityStep, needs: fields{askedField}},
	HandInSupplement:    {who: leadHub, from: []Status{AwaitingSupplement}, event: SupplementedEvent, to: Submitted},
	RetractSupplement:   {who: officer, from: []Status{AwaitingSupplement}, event: SupplementRetractedEvent, to: Submitted, step: admissibilityStep, needs: fields{reasonsField}},

	AssignAssessor:  {who: officer, from: []Status{InAssessment}, event: AssessorAssignedEvent, step: assessmentStep, needs: fields{assessorField}, takes: fields{replacesField}},
	DeclareConflict: {who: assessors, from: []Status{InAssessment}, event: ConflictDeclaredEvent, step: assessmentStep, needs: fields{conflictField}, takes: fields{reasonsField}},
	LeavePanel:      {who: assessors, from: []Status{InAssessment}, event: PanelLeftEvent, step: assessmentStep, takes: fields{reasonsField}},
	Assess:          {who: assessors, from: []Status{InAssessment}, event: AssessedEvent, step: assessmentStep, judges: true, notReviewer: true, needs: fields{scoresField}, takes: fields{reasonsField}},
	RecordConsensus: {who: officer, from: []Status{InAssessment}, event: ConsensusRecordedEvent, judges: true, step: assessmentStep, needs: fields{reasonsField}, takes: fields{scoresField}},

	GiveDecision:   {who: decider, from: []Status{Submitted, InAssessment, Reserve}, event: ApprovedEvent, to: Approved, judges: true, notReviewer: true, decides: true, needs: fields{reasonsField}, takes: decision},
	LodgeObjection: {who: leadHub, from: []Status{Approved, Rejected, Inadmissible}, event: ObjectedEvent, to: InAssessment, needs: fields{reasonsField}},
	Correct: {who: decider, from: []Status{Approved, Rejected, Submitted, InAssessment}, event: DecisionCorrectedEvent, to: Approved,
		judges: true, notReviewer: true, decides: true, needs: fields{reasonsField}, takes: decision},
	Withdraw: {who: leadHub, from: slices.Concat(drafted, handled), event: WithdrawnEvent, to: Withdrawn, needs: fields{reasonsField}},

	RegisterAid: {who: officer, from: append(slices.Clone(handled), Approved), event: AidRegisteredEvent, needs: fields{referenceField}},
	StrikeLink:  {who: officer, from: append(slices.Clone(handled), Approved, Rejected, Inadmissible, Withdrawn), event: LinkStruckEvent, needs: fields{placeField, reasonsField}},

	InviteHub:  {who: leadHub, from: slices.Concat(drafted, handled), event: HubInvitedEvent, needs: fields{hubField}, takes: fields{reasonsField}},
	DismissHub: {who: leadHub, from: slices.Concat(drafted, handled), event: HubDismissedEvent, needs: fields{hubField}, takes: fields{reasonsField}},

	Pause:     {who: officer, from: handled, event: PausedEvent, needs: fields{reasonsField}, takes: fields{untilField}},
	Resume:    {who: officer, from: handled, event: ResumedEvent},
	Extend:    {who: keepers, from: append([]Status{InReview}, handled...), event: DueMovedEvent, needs: fields{dueField, untilField, reasonsField}},
	AmendCall: {who: officer, from: append(slices.Clone(drafted), Reserve), event: CallAmendedEvent, blind: true},
}

// decidesIn is the state in which a call decides: after its steps, or at once when it has none.
func decidesIn(r Rules) Status {
	if len(r.Steps) > 0 {
		return InAssessment
	}
	return Submitted
}

// has says whether the call has a step.
func (r Rules) has(step string) bool { return slices.Contains(r.Steps, step) }

// assessed says whether people give scores before the decision. Dossiers from before criteria were kept in their first event have none.
func (r Rules) assessed() bool { return r.has(assessmentStep) && len(r.Criteria) > 0 }

// waits says who must act in a state.
func waits(s State) []Party {
	if s.Paused != nil {
		return []Party{{Role: ProgrammeOfficer}}
	}
	switch s.Status {
	case Drafting, AwaitingSupplement:
		return []Party{{Role: HubStaff, Hub: s.Hub}, {Role: Company}}
	case InReview:
		return []Party{{Role: Reviewer, Hub: s.Hub}}
	case Endorsed:
		return []Party{{Role: HubStaff, Hub: s.Hub}}
	case Submitted:
		if s.Rules.has(admissibilityStep) {
			return []Party{{Role: ProgrammeOfficer}}
		}
		return []Party{{Role: Decider}}
	case InAssessment:
		return s.judges()
	case Reserve:
		return []Party{{Role: Decider}}
	case Approved:
		if s.unregistered() != nil {
			return []Party{{Role: ProgrammeOfficer}}
		}
	}
	return []Party{}
}

// judges says who must act while a dossier is assessed: the officer while seats are empty and once all sheets are in,
// each assessor whose sheet is not, and the decider after the consensus; the officer too while an objection stands.
func (s State) judges() []Party {
	switch {
	case s.Rules.assessed() && s.Consensus != nil && s.Decided() && !s.Objected.IsZero():
		return []Party{{Role: ProgrammeOfficer}, {Role: Decider}} // the consensus may change first
	case !s.Rules.assessed() || s.Consensus != nil:
		return []Party{{Role: Decider}}
	}
	var parties []Party
	if s.Free() > 0 || s.Assessed() {
		parties = append(parties, Party{Role: ProgrammeOfficer})
	}
	for _, seat := range s.Panel {
		if seat.Scores == nil && !seat.Left {
			parties = append(parties, Party{Role: Assessor, Person: seat.Assessor})
		}
	}
	return parties
}
