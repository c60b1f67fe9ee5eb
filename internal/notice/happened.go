// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// what is the event in a few words, for the subject.
func (n Notice) what(lang string) (string, error) {
	if name := "subject " + n.deed(); written(name) {
		return write(lang, name, map[string]any{"Term": n.about()})
	}
	return n.Event.Summary(lang), nil
}

// happened says what the event did. Who did it reads a receipt.
func (n Notice) happened(lang string) (string, error) {
	e := n.Event
	name := "happened " + n.deed()
	if receipt := n.receipt(); e.Actor == n.Person && written(receipt) {
		name = receipt
	}
	return write(lang, name, map[string]any{"At": e.At, "To": string(e.To), "Conditions": len(e.Conditions) > 0, "Rank": e.Rank,
		"Term": n.about(),
		"Near": n.near(), "Objected": !n.Before.Objected.IsZero(), "Waiting": waiting(n.Before, lang)})
}

// near says whether the reader is of the company, or of the hub that leads its dossier.
func (n Notice) near() bool {
	return !n.Along && slices.Contains([]dossier.Role{dossier.Company, dossier.HubStaff, dossier.Reviewer}, n.Role)
}

// replaced says whether the reader lost a seat on the panel by this event.
func (n Notice) replaced() bool { return n.Event.Replaces != "" && n.Event.Replaces == n.Person }

// waiting names the roles that a dossier waits for.
func waiting(s dossier.State, lang string) string {
	var roles []string
	for _, p := range s.Waits {
		if label := p.Role.Label(lang); !slices.Contains(roles, label) {
			roles = append(roles, label)
		}
	}
	if lang == "en" {
		return strings.Join(roles, " and the ")
	}
	return strings.Join(roles, " en de ")
}

// deed names what happened, as the templates know it.
func (n Notice) deed() string {
	e := n.Event
	switch {
	case decides(e):
		return n.decided()
	case n.replaced():
		return e.Type + " replaced"
	case e.Type == dossier.AssessorAssignedEvent && e.Seat != nil && e.Seat.Assessor == n.Person:
		return e.Type + " you"
	case e.Type == dossier.ConflictDeclaredEvent && !e.Conflict:
		return e.Type + " none"
	case e.Type == dossier.ConsensusRecordedEvent && n.Before.Consensus != nil:
		return e.Type + " again"
	case e.Type == dossier.ResumedEvent && e.Actor == "":
		return e.Type + " clock"
	case e.Type == dossier.CallAmendedEvent && !n.Before.Status.BeforeSubmission(): // it waits for budget
		return e.Type + " budget"
	case e.Type == dossier.RemindedEvent && !e.Ahead: // from before a term that passes escalates
		return dossier.EscalatedEvent
	}
	return e.Type
}

// decides says whether the event is a decision on the application.
func decides(e dossier.Event) bool {
	return slices.Contains([]string{dossier.ApprovedEvent, dossier.RejectedEvent, dossier.ReservedEvent,
		dossier.DecisionCorrectedEvent}, e.Type)
}

// decided says what kind of decision it was.
func (n Notice) decided() string {
	switch {
	case n.outside():
		return "decided outside"
	case n.Before.Decided() && !n.Before.Objected.IsZero():
		return "decided objection"
	case n.Event.Type == dossier.DecisionCorrectedEvent:
		return "decided correction"
	}
	return "decided"
}

// receipt names the template for who did it; there is none where that person is not told.
func (n Notice) receipt() string {
	if decides(n.Event) {
		return "receipt decided"
	}
	return "receipt " + n.Event.Type
}
