// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// task is what somebody must do in a state of the dossier.
type task struct {
	status dossier.Status
	role   dossier.Role
}

var tasks = map[task]map[string]string{
	{dossier.Drafting, dossier.HubStaff}: {
		"nl": "Werk de aanvraag af met de onderneming en vraag het nazicht.",
		"en": "Complete the application with the company and request the hub review."},
	{dossier.Drafting, dossier.Company}: {
		"nl": "Vul uw deel van de aanvraag aan, samen met uw hub. De hub vraagt het nazicht.",
		"en": "Fill in your part of the application, together with your hub. The hub requests the review."},
	{dossier.InReview, dossier.Reviewer}: {
		"nl": "Lees de aanvraag na. Keur ze goed voor indiening, of stuur ze terug met opmerkingen.",
		"en": "Review the application. Endorse it for submission, or return it with remarks."},
	{dossier.Endorsed, dossier.HubStaff}: {
		"nl": "Dien de aanvraag in. Moet er nog iets veranderen, heropen dan de opmaak.",
		"en": "Submit the application. If something must still change, reopen the draft."},
	{dossier.Submitted, dossier.ProgrammeOfficer}: {
		"nl": "Ga na of de aanvraag ontvankelijk is.",
		"en": "Check whether the application is admissible."},
	{dossier.Submitted, dossier.Decider}: {
		"nl": "Beslis over de aanvraag.",
		"en": "Decide on the application."},
	{dossier.AwaitingSupplement, dossier.HubStaff}: {
		"nl": "Vul aan wat gevraagd werd en bezorg de aanvulling.",
		"en": "Supply what was asked and hand the supplement in."},
	{dossier.AwaitingSupplement, dossier.Company}: {
		"nl": "Vul aan wat gevraagd werd, samen met uw hub. De hub bezorgt de aanvulling.",
		"en": "Supply what was asked, together with your hub. The hub hands the supplement in."},
	{dossier.InAssessment, dossier.Assessor}: {
		"nl": "Verklaar eerst of u een belangenconflict hebt. Geef daarna uw scores.",
		"en": "First declare whether you have a conflict of interest. Then give your scores."},
	{dossier.InAssessment, dossier.ProgrammeOfficer}: {
		"nl": "Wijs beoordelaars aan, of leg de consensus vast zodra alle beoordelingen binnen zijn.",
		"en": "Assign assessors, or record the consensus once all assessments are in."},
	{dossier.Reserve, dossier.Decider}: {
		"nl": "Beslis over de aanvraag zodra er budget is.",
		"en": "Decide on the application once there is budget."},
	{dossier.InAssessment, dossier.Decider}: {
		"nl": "Beslis over de aanvraag.",
		"en": "Decide on the application."},
}

var anyTask = map[string]string{
	"nl": "Open het dossier en zet de volgende stap.",
	"en": "Open the dossier and take the next step.",
}

// expected says what the reader must do.
func expected(s dossier.Status, r dossier.Role, lang string) string {
	if words, known := tasks[task{s, r}]; known {
		return words[lang]
	}
	return anyTask[lang]
}

// mustAct says whether the event asks the reader to do something; others are only told.
func (n Notice) mustAct() bool {
	waits := n.Event.Waits
	if waits == nil {
		waits = n.State.Waits
	}
	return slices.ContainsFunc(waits, func(p dossier.Party) bool { return p.Role == n.Role && (p.Person == "" || p.Person == n.Person) })
}
