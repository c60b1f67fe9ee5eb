// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

// Languages that people can read the process in; the first is the default.
var Languages = []string{"nl", "en"}

var statusWords = map[Status]bilingual.Words{
	Drafting:           {"in opmaak", "being drafted"},
	InReview:           {"in nazicht", "in hub review"},
	Endorsed:           {"klaar om in te dienen", "ready to submit"},
	Submitted:          {"ingediend", "submitted"},
	AwaitingSupplement: {"aan te vullen", "to be supplemented"},
	InAssessment:       {"in beoordeling", "under assessment"},
	Reserve:            {"reservelijst", "reserve list"},
	Approved:           {"goedgekeurd", "approved"},
	Rejected:           {"geweigerd", "rejected"},
	Inadmissible:       {"onontvankelijk", "inadmissible"},
	Withdrawn:          {"ingetrokken", "withdrawn"},
	Expired:            {"niet tijdig ingediend", "not submitted in time"},
}

var roleWords = map[Role]bilingual.Words{
	Company:          {"onderneming", "company"},
	HubStaff:         {"hubmedewerker", "hub staff"},
	Reviewer:         {"nalezer van de hub", "hub reviewer"},
	ProgrammeOfficer: {"dossierbeheerder", "programme officer"},
	Assessor:         {"beoordelaar", "assessor"},
	Decider:          {"beslisser", "decider"},
	Manager:          {"programmamanager", "manager"},
	Auditor:          {"auditor", "auditor"},
	Admin:            {"beheerder", "administrator"},
}

var commandWords = map[Verb]bilingual.Words{
	Start:         {"dossier starten", "start a dossier"},
	Edit:          {"inhoud bewerken", "edit the content"},
	RequestReview: {"nazicht vragen", "request the hub review"},
	Endorse:       {"goedkeuren voor indiening", "endorse for submission"},
	Return:        {"terugsturen met opmerkingen", "return with remarks"},
	ReopenDraft:   {"opmaak heropenen", "reopen the draft"},
	Submit:        {"indienen", "submit"},
	GiveDecision:  {"beslissen", "decide"},

	DeclareAdmissible:   {"ontvankelijk verklaren", "declare admissible"},
	DeclareInadmissible: {"onontvankelijk verklaren", "declare inadmissible"},
	RequestSupplement:   {"aanvulling vragen", "request a supplement"},
	HandInSupplement:    {"aanvulling indienen", "hand in the supplement"},
	RetractSupplement:   {"vraag om aanvulling terugnemen", "retract the request for a supplement"},
	AssignAssessor:      {"beoordelaar aanwijzen", "assign an assessor"},
	DeclareConflict:     {"belangenverklaring afleggen", "declare interests"},
	LeavePanel:          {"plaats als beoordelaar vrijgeven", "leave the panel"},
	Assess:              {"beoordelen", "assess"},
	RecordConsensus:     {"consensus vastleggen", "record the consensus"},
	LodgeObjection:      {"bezwaar indienen", "object"},
	Correct:             {"beslissing verbeteren", "correct the decision"},
	Withdraw:            {"intrekken", "withdraw"},
	Pause:               {"behandeling pauzeren", "pause"},
	Resume:              {"behandeling hervatten", "resume"},
	Extend:              {"termijn verlengen", "extend a term"},
	AmendCall:           {"oproep wijzigen", "amend the call"},
	RegisterAid:         {"steun registreren", "register the aid"},
	InviteHub:           {"steunende hub uitnodigen", "invite a supporting hub"},
	DismissHub:          {"steunende hub laten gaan", "let a supporting hub go"},
	StrikeLink:          {"verbonden onderneming schrappen", "strike a linked company"},
}

var eventWords = map[string]bilingual.Words{
	StartedEvent:         {"dossier gestart", "dossier started"},
	ReviewRequestedEvent: {"nazicht gevraagd", "hub review requested"},
	EndorsedEvent:        {"klaar verklaard om in te dienen", "endorsed for submission"},
	ReturnedEvent:        {"teruggestuurd met opmerkingen", "returned with remarks"},
	DraftReopenedEvent:   {"opmaak heropend", "draft reopened"},
	SubmittedEvent:       {"ingediend", "submitted"},
	ApprovedEvent:        {"goedgekeurd", "approved"},
	RejectedEvent:        {"geweigerd", "rejected"},
	WithdrawnEvent:       {"ingetrokken", "withdrawn"},
	ExpiredEvent:         {"niet tijdig ingediend", "not submitted in time"},
	RemindedEvent:        {"herinnering", "reminder"},
	CommandRefusedEvent:  {"opdracht niet uitgevoerd", "command not carried out"},
	DueFailedEvent:       {"verlopen termijn kon niet verwerkt worden", "what a term brings could not be carried out"},

	DeclaredAdmissibleEvent:   {"ontvankelijk verklaard", "declared admissible"},
	DeclaredInadmissibleEvent: {"onontvankelijk verklaard", "declared inadmissible"},
	SupplementRequestedEvent:  {"aanvulling gevraagd", "supplement requested"},
	SupplementedEvent:         {"aangevuld", "supplemented"},
	SupplementRetractedEvent:  {"vraag om aanvulling teruggenomen", "request for a supplement retracted"},
	CureTermPassedEvent:       {"niet aangevuld binnen de termijn", "not supplemented in time"},
	AssessorAssignedEvent:     {"beoordelaar aangewezen", "assessor assigned"},
	ConflictDeclaredEvent:     {"belangenconflict gemeld", "conflict of interest declared"},
	PanelLeftEvent:            {"plaats als beoordelaar vrijgekomen", "assessor left the panel"},
	AssessedEvent:             {"beoordeeld", "assessed"},
	ConsensusRecordedEvent:    {"consensus vastgelegd", "consensus recorded"},
	ReservedEvent:             {"op de reservelijst gezet", "put on the reserve list"},
	ObjectedEvent:             {"bezwaar ingediend", "objection lodged"},
	DecisionCorrectedEvent:    {"beslissing verbeterd", "decision corrected"},
	PausedEvent:               {"behandeling gepauzeerd", "paused"},
	ResumedEvent:              {"behandeling hervat", "resumed"},
	DueMovedEvent:             {"termijn verlengd", "term extended"},
	EscalatedEvent:            {"gemeld aan de verantwoordelijken", "escalated"},
	CallAmendedEvent:          {"oproep gewijzigd", "call amended"},
	AidRegisteredEvent:        {"de-minimissteun geregistreerd", "de-minimis aid registered"},
	HubInvitedEvent:           {"steunende hub uitgenodigd", "supporting hub invited"},
	HubDismissedEvent:         {"steunende hub steunt niet meer", "supporting hub supports no longer"},
	LinkStruckEvent:           {"verbonden onderneming geschrapt", "linked company struck"},
}

var dueWords = map[string]bilingual.Words{
	DeadlineDue: {"uiterste indiendatum van de oproep", "deadline of the call"},
	ReviewDue:   {"termijn voor het nazicht", "term of the hub review"},
	DecisionDue: {"termijn voor de beslissing", "term of the decision"},
	CureDue:     {"termijn om aan te vullen", "term for supplementing"},
	ReminderDue: {"herinnering", "reminder"},
	PauseDue:    {"einde van de pauze", "end of the pause"},
	RegisterDue: {"termijn om de steun te registreren", "term for registering the aid"},

	ObjectionDue: {"termijn voor bezwaar", "term for objecting"},
}

// Label is the state in words.
func (s Status) Label(lang string) string { return statusWords[s].In(lang) }

// clause is the state as it stands in a sentence: the dossier is …
func (s Status) clause(lang string) string {
	if s == Reserve {
		return bilingual.Words{"op de reservelijst", "on the reserve list"}.In(lang)
	}
	return s.Label(lang)
}

// Label is the role in words.
func (r Role) Label(lang string) string { return roleWords[r].In(lang) }

// Label is the command in words.
func (n Verb) Label(lang string) string { return commandWords[n].In(lang) }

// Label says what falls due.
func (d Due) Label(lang string) string {
	if d.Kind == ReminderDue {
		return dueWords[d.Kind].In(lang) + ": " + dueWords[d.Of].In(lang)
	}
	return dueWords[d.Kind].In(lang)
}

var idleWords = map[string]bilingual.Words{
	"saturday": {"zaterdag", "Saturday"}, "sunday": {"zondag", "Sunday"},
	"new_year": {"nieuwjaar", "New Year"}, "easter_monday": {"paasmaandag", "Easter Monday"},
	"labour_day": {"Dag van de Arbeid", "Labour Day"}, "ascension": {"Hemelvaart", "Ascension"},
	"whit_monday": {"pinkstermaandag", "Whit Monday"}, "national_day": {"nationale feestdag", "National Day"},
	"assumption": {"O.L.V.-Hemelvaart", "Assumption"}, "all_saints": {"Allerheiligen", "All Saints"},
	"armistice": {"Wapenstilstand", "Armistice Day"}, "christmas": {"Kerstmis", "Christmas"},
}

// Reason says how the due instant was reached, from its rule.
func (d Due) Reason(lang string) string {
	text := d.Rule.inWords().In(lang)
	if d.Rule.Moved != "" {
		text += bilingual.Words{", verschoven naar ", ", moved to "}.In(lang) + calendar.Ending(d.At).Weekly(lang) + ": " +
			idleWords[d.Rule.Moved].In(lang)
	}
	return text
}

var groundWords = map[string]bilingual.Words{
	"applicant_not_eligible":   {"de aanvrager komt niet in aanmerking", "the applicant is not eligible"},
	"partnership_not_eligible": {"het partnerschap voldoet niet", "the partnership does not qualify"},
	"outside_call":             {"het project valt buiten de oproep", "the project falls outside the call"},
	"incomplete":               {"de aanvraag is onvolledig", "the application is incomplete"},
	"not_supplemented":         {"de gevraagde aanvulling kwam niet", "what was asked was not supplied"},
	"signature_missing":        {"de handtekening ontbreekt", "the signature is missing"},
	"attachment_missing":       {"een verplichte bijlage ontbreekt", "a required attachment is missing"},
}

// GroundLabel is a ground of inadmissibility in words.
func GroundLabel(ground, lang string) string { return groundWords[ground].In(lang) }

var criterionWords = map[string]bilingual.Words{
	"relevance": {"relevantie", "relevance"}, "feasibility": {"haalbaarheid", "feasibility"}, "partnership": {"partnerschap", "partnership"},
	"social_impact": {"sociale impact", "social impact"}, "circular_impact": {"circulaire impact", "circular impact"},
	TotalMark: {"totaal", "total"},
}

// CriterionLabel is a criterion in words; a call may have others, which are shown by their code.
func CriterionLabel(code, lang string) string {
	if w, known := criterionWords[code]; known {
		return w.In(lang)
	}
	return code
}
