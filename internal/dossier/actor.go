// SPDX-License-Identifier: EUPL-1.2

package dossier

import "slices"

// Role is what a person is in the programme.
type Role string

// The roles of the programme.
const (
	Company          Role = "company"
	HubStaff         Role = "hub_staff"
	Reviewer         Role = "reviewer"
	ProgrammeOfficer Role = "programme_officer"
	Assessor         Role = "assessor"
	Decider          Role = "decider"
	Manager          Role = "manager"
	Auditor          Role = "auditor"
	Admin            Role = "admin"
)

// Roles are all roles, in the order in which documents list them.
var Roles = []Role{Company, HubStaff, Reviewer, ProgrammeOfficer, Assessor, Decider, Manager, Auditor, Admin}

// Relation is how a person stands to one dossier.
type Relation string

// The relations; None sees nothing.
const (
	Lead       Relation = "lead"       // of the dossier's lead hub
	Supporting Relation = "supporting" // of a hub that supports it
	Applicant  Relation = "company"    // of the company that applies
	Programme  Relation = "programme"  // of the programme, over all hubs
	None       Relation = "none"
)

// Actor is a person before one dossier. ID is opaque.
type Actor struct {
	ID         string
	Membership string // under which they act; opaque
	For        string // id of whoever lent that membership, or ""
	Role       Role
	Hub        string
	Relation   Relation
	Same       []string // under which the same human is on record too, in other roles or before
	Interested bool     // is or was a contact of a company that takes part in the dossier
}

// hands are the ids of everybody whose hand this is: of who acts, and of who lent the membership.
func (a Actor) hands() []string {
	if a.For == "" {
		return []string{a.ID}
	}
	return []string{a.ID, a.For}
}

// MayReview says whether the person has no hand in a dossier that those people drafted, and so may review it.
func (a Actor) MayReview(drafters []string) bool {
	return State{Drafters: drafters}.twoEyes(moves[Endorse], a) == ""
}

// oneOf says whether one of some people is this human.
func (a Actor) oneOf(people []string) bool {
	return slices.ContainsFunc(people, func(id string) bool { return id != "" && (id == a.ID || slices.Contains(a.Same, id)) })
}

// ofProgramme says whether the role is over all hubs.
func (r Role) ofProgramme() bool {
	return slices.Contains([]Role{ProgrammeOfficer, Assessor, Decider, Manager, Auditor}, r)
}

// Relate says how a person of a role, hub and company stands to a dossier of those hubs and that company.
func Relate(role Role, hub, company, lead string, supporting []string, applicant string) Relation {
	switch {
	case role.ofProgramme():
		return Programme
	case role == Company:
		if company != "" && company == applicant {
			return Applicant
		}
	case role == HubStaff || role == Reviewer:
		if hub == "" {
			return None
		}
		if hub == lead {
			return Lead
		}
		for _, s := range supporting {
			if hub == s {
				return Supporting
			}
		}
	}
	return None
}

// Reads says whether the actor may look into the dossier. An assessor who has not declared to have no interest in it may not.
func (s State) Reads(a Actor) bool {
	return s.Knows(a) && (a.Role != Assessor || s.seat(a.ID).Declared)
}

// Knows says whether the actor may know of the dossier: whose it is and what it is called. Officer and decider see what has been
// submitted, an assessor what they hold a seat on.
func (s State) Knows(a Actor) bool {
	switch a.Role {
	case Manager, Auditor:
		return a.Relation == Programme
	case ProgrammeOfficer, Decider:
		return a.Relation == Programme && !s.SubmittedAt.IsZero()
	case Assessor:
		return a.Relation == Programme && s.seat(a.ID) != nil
	case Company:
		return a.Relation == Applicant
	case HubStaff, Reviewer:
		return a.Relation == Lead || a.Relation == Supporting
	}
	return false
}
