// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Scope is a part of what can be asked, to which a token can be limited. It gives nobody a right: what a person may do is for their
// role and the process to say.
type Scope string

// The scopes.
const (
	Read   Scope = "read"   // look
	Draft  Scope = "draft"  // what hub and company do with their dossier
	Review Scope = "review" // look into what others made, and handle it until there is something to decide
	Decide Scope = "decide" // what binds the programme, or changes what may be granted
	Manage Scope = "manage" // calls, hubs, organisations, trajectories, the central register
)

// Scopes are all scopes, from the one that does least.
var Scopes = []Scope{Read, Draft, Review, Manage, Decide}

// Usual are those of a token that nobody narrowed.
var Usual = []Scope{Read, Draft, Review, Manage}

// scopes say what each command asks of a token.
var scopes = map[dossier.Verb]Scope{
	dossier.Start:            Draft,
	dossier.Edit:             Draft,
	dossier.RequestReview:    Draft,
	dossier.ReopenDraft:      Draft,
	dossier.Submit:           Draft,
	dossier.HandInSupplement: Draft,
	dossier.LodgeObjection:   Draft,
	dossier.Withdraw:         Draft,
	dossier.InviteHub:        Draft,
	dossier.DismissHub:       Draft,

	dossier.Endorse:           Review,
	dossier.Return:            Review,
	dossier.RequestSupplement: Review,
	dossier.RetractSupplement: Review,
	dossier.AssignAssessor:    Review,
	dossier.DeclareConflict:   Review,
	dossier.LeavePanel:        Review,
	dossier.Assess:            Review,
	dossier.Pause:             Review,
	dossier.Resume:            Review,
	dossier.Extend:            Review,

	dossier.DeclareAdmissible:   Decide,
	dossier.DeclareInadmissible: Decide,
	dossier.RecordConsensus:     Decide, // it ranks the dossier, and may depart from every sheet
	dossier.GiveDecision:        Decide,
	dossier.Correct:             Decide,
	dossier.StrikeLink:          Decide, // it makes room for aid

	dossier.RegisterAid: Manage,
	dossier.AmendCall:   Manage,
}

// ScopeOf is the scope that a command asks for; "" when there is no such command.
func ScopeOf(command dossier.Verb) Scope { return scopes[command] }

// Normal are scopes that were asked, each once and in order, with reading among them: who may write must see what comes of it. It says
// whether all are known and there is one.
func Normal(asked []string) (all []Scope, ok bool) {
	for _, s := range Scopes {
		if s == Read || slices.Contains(asked, string(s)) {
			all = append(all, s)
		}
	}
	return all, len(asked) > 0 && !slices.ContainsFunc(asked, func(s string) bool { return !slices.Contains(Scopes, Scope(s)) })
}
