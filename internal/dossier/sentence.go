// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// refusalWords say what is wrong and what to do. Braces name what Sentence fills in.
var refusalWords = map[string]bilingual.Words{
	CodeNotFound: {"Dit dossier bestaat niet of is niet voor u zichtbaar. Kijk het nummer na.",
		"This dossier does not exist or is not visible to you. Check the number."},
	CodeRole: {"Dit kan alleen een {needed}; u bent {role}.", "Only the role {needed} can do this; yours is {role}."},
	CodeNotYourHub: {"Dit kan alleen de trekkende hub van het dossier. Vraag het een collega van die hub.",
		"Only the lead hub of the dossier can do this. Ask a colleague of that hub."},
	CodeOutOfOrder:    {"Dit kan niet in de huidige stand: het dossier is {state}.", "This is out of order: the dossier is {state}."},
	CodeStepNotInCall: {"Deze oproep heeft deze stap niet.", "This call does not have this step."},
	CodeNoRoundLeft:   {"In deze oproep kan geen aanvulling meer gevraagd worden.", "No further supplement can be requested in this call."},
	CodeGroundUnknown: {"Kies een grond uit de lijst: " + strings.Join(Grounds, ", ") + ".", "Choose a ground from the list: " + strings.Join(Grounds, ", ") + "."},
	CodeTwice:         {"Dit staat er twee keer. Laat er één staan.", "This is there twice. Keep one."},
	CodeNoReviewer: {"De hub heeft niemand die dit dossier kan nazien: een nalezer die niet mee opmaakte. Vraag de beheerder er een toe te voegen.",
		"The hub has nobody who can review this dossier: a reviewer who did not draft it. Ask the administrator to add one."},
	CodeNothingChanged: {"Er is nog niets aangevuld. Pas eerst aan wat gevraagd werd; anders gaat deze ronde verloren.",
		"Nothing has been supplied yet. First change what was asked; the round would be lost otherwise."},
	CodeNotAsked: {"Alleen wat gevraagd werd kan nu gewijzigd worden. Laat dit zoals het ingediend is.",
		"Only what was asked can be changed now. Leave this as it was submitted."},
	CodeSupplementTooLate: {"De termijn om aan te vullen is voorbij sinds {at}. De dossierbeheerder behandelt de aanvraag zoals ze is.",
		"The term for supplementing ended on {at}. The programme officer handles the application as it is."},
	CodePaused:    {"De behandeling is gepauzeerd. Dit kan pas nadat de dossierbeheerder ze hervat heeft.", "The dossier is paused. This can be done once the programme officer has resumed it."},
	CodeNotPaused: {"De behandeling is niet gepauzeerd.", "The dossier is not paused."},
	CodeNoTerm:    {"Er loopt geen termijn die u kunt verlengen.", "No term that you can extend is running."},
	CodeTermUnknown: {"Deze termijn loopt niet, of u kunt ze niet verlengen. Kies hub_review, cure of decision, zoals het dossier toont.",
		"This term is not running, or is not yours to extend. Choose hub_review, cure or decision, as the dossier shows."},
	CodeNotLater:      {"Kies een dag na {last}.", "Choose a day after {last}."},
	CodeTooFar:        {"Kies een dag binnen een jaar.", "Choose a day within a year."},
	CodeAfterDeadline: {"Kies een dag voor de oproep sluit ({at}).", "Choose a day before the call closes ({at})."},
	CodeNoConsensus:   {"Beslissen kan pas na de consensus van de beoordelaars.", "A decision can only follow the consensus of the assessors."},
	CodeSheetsOpen:    {"Nog niet alle beoordelingen zijn binnen.", "Not all assessments are in yet."},
	CodePanelDone:     {"Alle beoordelingen zijn binnen; de ploeg ligt vast.", "All assessments are in; the panel is settled."},
	CodePanelFull: {"Deze oproep heeft {count} beoordelaars en die zijn er. Zeg wie vervangen wordt.",
		"This call has {count} assessors and they are there. Say who is replaced."},
	CodeNotSilent:        {"Alleen een aangewezen beoordelaar die nog niet beoordeelde kan vervangen worden. Is er een plaats vrij, noem dan niemand.", "Only an assigned assessor who has not assessed yet can be replaced. If a place is free, name nobody."},
	CodeNotAnAssessor:    {"Er is geen beoordelaar met deze code. Kijk de code na.", "There is no assessor with this id. Check the id."},
	CodeNotAssigned:      {"U bent niet als beoordelaar van dit dossier aangewezen. Vraag het de dossierbeheerder.", "You are not assigned as an assessor of this dossier. Ask the programme officer."},
	CodeSeated:           {"Deze beoordelaar is al aangewezen.", "This assessor is assigned already."},
	CodeConflicted:       {"Voor dit dossier is een belangenconflict gemeld. Iemand anders moet beoordelen.", "A conflict of interest was declared for this dossier. Somebody else must assess."},
	CodeOwnDossier:       {"Deze persoon werkte zelf aan het dossier. Wijs iemand anders aan.", "This person worked on the dossier. Assign somebody else."},
	CodeDeclareFirst:     {"Verklaar eerst of u een belangenconflict hebt.", "First declare whether you have a conflict of interest."},
	CodeDeclared:         {"U verklaarde al dat u geen belangenconflict hebt.", "You have declared already that you have no conflict of interest."},
	CodeSheetIn:          {"Uw beoordeling is al binnen.", "Your assessment is in already."},
	CodeScoreOutOfRange:  {"Geef een geheel getal van 0 tot {max}.", "Give a whole number from 0 to {max}."},
	CodeCriterionUnknown: {"Deze oproep heeft zo'n criterium niet. Gebruik de criteria van de oproep.", "The call has no such criterion. Use the criteria of the call."},
	CodeBelowThreshold: {"De beoordeling haalt niet alle drempels van de oproep: alleen weigeren kan.",
		"The assessment does not reach every threshold of the call: it can only be rejected."},
	CodeAttachmentUnknown: {"De oproep vraagt zo'n bijlage niet. De oproep zegt welke bijlagen verplicht zijn.",
		"The call does not ask for such an attachment. The call says which ones are required."},
	CodeOnReserve: {"Het dossier staat al op de reservelijst. Keur het goed of weiger het.", "The dossier is on the reserve list already. Approve or reject it."},
	CodeOverBudget: {"Er is in deze oproep nog {amount} te verdelen. Geef hoogstens dat bedrag, of zet het dossier op de reservelijst.",
		"The call has {amount} left to grant. Give at most that amount, or put the dossier on the reserve list."},
	CodeAboveAid: {"Met dit bedrag komt {partner} boven het de-minimisplafond van {ceiling}: er telt al {used} mee, er is nog {left} en dit zou er {part} bij doen. Hoogstens {amount} kan.",
		"With this amount {partner} passes the de-minimis ceiling of {ceiling}: {used} counts already, {left} is left and this would add {part}. At most {amount} fits."},
	CodeNoRegulation: {"Voor {day} kennen we geen de-minimisverordening: er kan die dag geen de-minimissteun toegekend worden.",
		"For {day} we know no de-minimis regulation: no de-minimis aid can be granted that day."},
	CodeNoAid:        {"In dit dossier is niets toegekend dat wij moeten registreren.", "Nothing was granted in this dossier that we must register."},
	CodeRegistered:   {"De steun van deze beslissing is al geregistreerd.", "The aid of this decision has been registered already."},
	CodePlaceUnknown: {"Op die plaats staat in deze aanvraag niets dat aangevuld kan worden. Gebruik een JSON-pointer zoals /project/summary of /budget/0.", "In that place of this application there is nothing that can be supplemented. Use a JSON pointer such as /project/summary or /budget/0."},
	CodeHubUnknown:   {"Die hub bestaat niet. Geef de code van een hub, zoals kempen of gent.", "There is no such hub. Give the code of a hub, such as kempen or gent."},
	CodeHubLeads:     {"Die hub leidt dit dossier al.", "That hub leads this dossier already."},
	CodeHubThere:     {"Die hub steunt dit dossier al.", "That hub supports this dossier already."},
	CodeHubNotThere:  {"Die hub steunt dit dossier niet.", "That hub does not support this dossier."},
	CodeLinkUnknown:  {"Op die plaats staat geen verbonden onderneming. dossier aid show toont welke er zijn.", "No linked company stands in that place. dossier aid show names those that there are."},
	CodeAmountAboveRate: {"Van de aanvaarde kosten betaalt de oproep hoogstens {amount}. Geef hoogstens dat bedrag.",
		"Of the accepted costs the call pays at most {amount}. Give at most that amount."},
	CodeAmountAboveCeiling: {"De oproep geeft hoogstens {amount} per dossier. Geef hoogstens dat bedrag.", "The call gives at most {amount} a dossier. Give at most that amount."},
	CodeAmountOwnShare: {"Van de aanvaarde kosten kan hoogstens {amount} subsidie zijn; de rest is eigen inbreng. Geef hoogstens dat bedrag.",
		"Of the accepted costs at most {amount} can be subsidy; the rest is the own share. Give at most that amount."},
	CodeAmountAbovePartner: {"Met deze aanvaarde kosten krijgt één organisatie meer dan de oproep per partner toelaat ({amount}). Geef minder.",
		"With these accepted costs one organisation gets more than the call allows for a partner ({amount}). Give less."},
	CodeLineUnknown: {"De begroting heeft deze lijn niet.", "The budget has no such line."},
	CodeLineTwice:   {"Deze lijn staat er twee keer.", "This line is there twice."},
	CodeLineAbove:   {"Hoogstens het begrote bedrag ({amount}) kan aanvaard worden.", "At most the budgeted amount ({amount}) can be accepted."},
	CodeDocumentUnknown: {"Dit document is niet door u bij dit dossier opgeladen, of het is al gebruikt. Laad het eerst op.",
		"You did not upload this document to this dossier, or it was used before. Upload it first."},
	CodeDocumentUnexpected: {"In deze oproep maakt Dossierwerkt het document zelf. Laat het weg.", "In this call Dossierwerkt makes the document itself. Leave it out."},
	CodeDecided:            {"Over dit dossier is al beslist; intrekken kan niet meer.", "This dossier has been decided on; it can no longer be withdrawn."},
	CodeNoObjection:        {"Tegen deze beslissing kent de oproep geen bezwaar.", "The call knows no objection to this decision."},
	CodeObjectionTooLate:   {"De termijn voor bezwaar is voorbij sinds {at}.", "The term for objecting ended on {at}."},
	CodeDrafted: {"U schreef mee aan dit dossier. Iemand anders moet dit doen (vier ogen).",
		"You helped to draft this dossier. Somebody else must do this (four eyes)."},
	CodeEndorsed: {"U verklaarde dit dossier klaar om in te dienen. Iemand anders moet beslissen (vier ogen).",
		"You endorsed this dossier. Somebody else must decide (four eyes)."},
	CodeReviewed: {"U las dit dossier na. Iemand anders moet beslissen (vier ogen).",
		"You reviewed this dossier. Somebody else must decide (four eyes)."},
	CodeInterested: {"U bent of was contact van een onderneming die aan dit dossier deelneemt. Iemand anders moet dit doen (vier ogen).",
		"You are or were a contact of a company that takes part in this dossier. Somebody else must do this (four eyes)."},
	CodeDeadlinePassed: {"De oproep is gesloten sinds {at}. Indienen kan niet meer; lezen kan nog.",
		"The call has been closed since {at}. Nothing can be submitted any more; what is there can still be read."},
	CodeNotOpen: {"De oproep opent op {at}. Probeer het dan opnieuw.", "The call opens on {at}. Try again then."},
	CodeContentIncomplete: {"De aanvraag is nog niet volledig (nog te doen: {count}). Vul aan en probeer opnieuw.",
		"The application is not complete yet (to do: {count}). Complete it and try again."},
	CodeContentChanged: {"De inhoud is niet meer die van het nazicht. Heropen de opmaak en vraag opnieuw nazicht.",
		"The content is not what was reviewed. Reopen the draft and request the review again."},
	CodeRequired:       {"Dit is verplicht. Vul het in.", "This is required. Fill it in."},
	CodeOutcomeUnknown: {"Kies approved, rejected of reserve.", "Choose approved, rejected or reserve."},
	CodeAmountAboveAsked: {"Het bedrag is hoger dan wat gevraagd werd ({amount}). Geef hoogstens dat bedrag.",
		"The amount is above what was asked ({amount}). Give at most that amount."},
	CodeAmountUnexpected: {"Alleen een goedkeuring heeft een bedrag. Laat het weg.", "Only an approval has an amount. Leave it out."},
	CodeTextForeign: {"Wie dit stuurde, is niet bewezen. De aangehaalde tekst is van iemand anders, hoort bij een ander dossier, is voor een andere beslissing bewaard of is al gebruikt.",
		"Who sent this is not proven. The cited text is somebody else's, belongs to another dossier, was stored for another decision or has been used before."},
	CodeNotSignalled: {"Een signaal staat voor endorse of return, zonder uitkomst of bedrag, of voor decide. Pas dit aan.",
		"A signal stands for endorse or return, without an outcome or an amount, or for decide. Change this."},
	CodeSignalUnreadable: {"Het bericht is onleesbaar: velden ontbreken of zijn niet toegelaten.",
		"The message is unreadable: fields are missing or not allowed."},
	CodeInternal: {"Er liep iets mis bij het uitvoeren. Het dossier is ongewijzigd; de beheerder ziet de fout.",
		"Something failed while carrying this out. The dossier is unchanged; the operator sees the fault."},
}

// Sentence says in the person's language what is wrong and what to do.
func (r Refusal) Sentence(lang string) string { return CodeSentence(r.Code, r.Args, lang) }

// CodeSentence is the sentence of a refusal code with its arguments filled in. What is not known any more is left open:
// events from before arguments were kept have none.
func CodeSentence(code string, args map[string]string, lang string) string {
	text := refusalWords[code].In(lang)
	for name, value := range args {
		text = strings.ReplaceAll(text, "{"+placeholder(name)+"}", argument(name, value, lang))
	}
	return unfilled.ReplaceAllString(text, "…")
}

var unfilled = regexp.MustCompile(`\{[a-z]+\}`)

// placeholder is the one that an argument fills: cents are written as an amount.
func placeholder(name string) string {
	if name == "cents" {
		return "amount"
	}
	return name
}

func argument(name, value, lang string) string {
	switch name {
	case "state":
		return Status(value).clause(lang)
	case "role", "needed":
		var labels []string
		for _, role := range strings.Split(value, ",") {
			labels = append(labels, Role(role).Label(lang))
		}
		if n := len(labels); n > 1 { // a, b or c
			labels = append(labels[:n-2], labels[n-2]+bilingual.Words{" of ", " or "}.In(lang)+labels[n-1])
		}
		return strings.Join(labels, ", ")
	case "at":
		if at, err := time.Parse(time.RFC3339Nano, value); err == nil {
			return calendar.Moment(at, lang)
		}
	case "last":
		if at, err := time.Parse(time.RFC3339Nano, value); err == nil {
			return calendar.Last(at, lang)
		}
	case "day":
		if day, err := calendar.ReadDate(value); err == nil {
			return day.In(lang)
		}
	case "partner":
		if n, err := strconv.Atoi(value); err == nil {
			return beneficiary(n, lang)
		}
	case "cents", "ceiling", "used", "left", "part":
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return money.Cents(n).In(lang)
		}
	}
	return value
}

// Summary is the event in a few words.
func (e Event) Summary(lang string) string {
	text := eventWords[e.Type].In(lang)
	switch e.Type {
	case CommandRefusedEvent:
		text += ": " + e.Command.Label(lang)
	case RemindedEvent, EscalatedEvent:
		text += ": " + Due{Kind: e.Term}.Label(lang)
		if e.Ahead {
			text += bilingual.Words{" loopt af", " is about to end"}.In(lang)
		} else {
			text += bilingual.Words{" verstreken", " has passed"}.In(lang)
		}
	case DueMovedEvent, DueFailedEvent:
		if e.Term != "" {
			text += ": " + Due{Kind: e.Term}.Label(lang)
		}
	case AssessorAssignedEvent:
		if e.Replaces != "" {
			text = bilingual.Words{"beoordelaar vervangen", "assessor replaced"}.In(lang)
		}
	case ConflictDeclaredEvent:
		if !e.Conflict {
			text = bilingual.Words{"verklaard zonder belangenconflict", "declared to have no conflict of interest"}.In(lang)
		}
	case DecisionCorrectedEvent:
		text += ": " + e.To.Label(lang)
	case ApprovedEvent:
		if len(e.Conditions) > 0 {
			text += bilingual.Words{" onder voorwaarden", " under conditions"}.In(lang)
		}
	}
	return text
}

// Details are the consequences of the event that a person wants to read, one sentence each.
func (e Event) Details(lang string) []string {
	details := []string{}
	if e.Started != nil {
		details = append(details, bilingual.Words{"oproep ", "call "}.In(lang)+e.Started.Rules.Call+", hub "+e.Started.Hub)
	}
	if e.Frozen != nil && e.Type != StartedEvent {
		details = append(details, bilingual.Words{"versie ", "version "}.In(lang)+strconv.Itoa(e.Frozen.Version)+
			bilingual.Words{", gevraagd ", ", asked "}.In(lang)+e.Frozen.Asked.In(lang))
	}
	if e.To == Approved {
		details = append(details, bilingual.Words{"toegekend ", "granted "}.In(lang)+e.Granted.In(lang))
		if e.Award != nil {
			details = append(details, e.Award.shares(lang)...)
		}
	}
	if e.Reference != "" {
		details = append(details, bilingual.Words{"kenmerk ", "reference "}.In(lang)+e.Reference)
	}
	for _, l := range e.Lines {
		details = append(details, bilingual.Words{"begrotingslijn ", "budget line "}.In(lang)+strconv.Itoa(l.Line+1)+
			bilingual.Words{": aanvaard ", ": accepted "}.In(lang)+l.Accepted.In(lang))
	}
	if e.Rank > 0 {
		details = append(details, bilingual.Words{"plaats op de reservelijst: ", "place on the reserve list: "}.In(lang)+
			strconv.Itoa(e.Rank))
	}
	details = append(details, e.marks(lang)...)
	if e.Amended != nil {
		details = append(details, bilingual.Words{"versie van de oproep: ", "version of the call: "}.In(lang)+
			strconv.Itoa(e.Amended.Version))
	}
	for _, g := range e.Grounds {
		details = append(details, GroundLabel(g, lang))
	}
	if e.Code != "" {
		details = append(details, CodeSentence(e.Code, e.Args, lang))
	}
	if e.Objection != nil {
		details = append(details, e.Objection.Label(lang)+": "+calendar.Until(e.Objection.At, lang)+" ("+e.Objection.Reason(lang)+")")
	}
	for _, d := range e.Due {
		if d.Kind == ReminderDue {
			continue // planned, and shown as such
		}
		details = append(details, d.Label(lang)+": "+calendar.Until(d.At, lang)+" ("+d.Reason(lang)+")")
	}
	return details
}

// marks are the scores that an event lays down.
func (e Event) marks(lang string) []string {
	var lines []string
	if e.Seat != nil {
		for _, code := range slices.Sorted(maps.Keys(e.Seat.Scores)) {
			lines = append(lines, CriterionLabel(code, lang)+": "+strconv.Itoa(e.Seat.Scores[code]))
		}
	}
	if e.Consensus == nil {
		return lines
	}
	for _, m := range append(slices.Clone(e.Consensus.Marks), e.Consensus.Total) {
		line := CriterionLabel(cmp.Or(m.Criterion, TotalMark), lang) + ": " + m.String()
		if m.Set {
			line += bilingual.Words{" (vastgelegd in de consensus)", " (set by the consensus)"}.In(lang)
		}
		lines = append(lines, line)
	}
	if len(e.Consensus.Below) == 0 {
		return append(lines, bilingual.Words{"haalt alle drempels", "reaches every threshold"}.In(lang))
	}
	var below []string
	for _, code := range e.Consensus.Below {
		below = append(below, CriterionLabel(code, lang))
	}
	return append(lines, bilingual.Words{"onder de drempel: ", "below the threshold: "}.In(lang)+strings.Join(below, ", "))
}
