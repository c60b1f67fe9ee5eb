// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// refusalWords say what is wrong and what to do. Braces name what Sentence fills in.
var refusalWords = map[string]word{
	CodeNotFound: {"Dit dossier bestaat niet of is niet voor u zichtbaar. Kijk het nummer na.",
		"This dossier does not exist or is not visible to you. Check the number."},
	CodeRole: {"Dit kan alleen een {needed}; u bent {role}.", "Only the role {needed} can do this; yours is {role}."},
	CodeNotYourHub: {"Dit kan alleen de trekkende hub van het dossier. Vraag het een collega van die hub.",
		"Only the lead hub of the dossier can do this. Ask a colleague of that hub."},
	CodeOutOfOrder:    {"Dit kan niet in de huidige stand: het dossier is {state}.", "This is out of order: the dossier is {state}."},
	CodeStepNotInCall: {"Deze oproep heeft deze stap niet.", "This call does not have this step."},
	CodeNoRoundLeft:   {"In deze oproep kan geen aanvulling meer gevraagd worden.", "No further supplement can be requested in this call."},
	CodeGroundUnknown: {"Kies een grond uit de lijst.", "Choose a ground from the list."},
	CodeNotAsked: {"Alleen wat gevraagd werd kan nu gewijzigd worden. Laat dit zoals het ingediend is.",
		"Only what was asked can be changed now. Leave this as it was submitted."},
	CodeNotYetSupported: {"Beslissen kan nog niet in een oproep met tussenstappen of een externe financier.",
		"Deciding is not supported yet in a call with steps or an outside funder."},
	CodeDrafted: {"U schreef mee aan dit dossier. Iemand anders moet dit doen (vier ogen).",
		"You helped to draft this dossier. Somebody else must do this (four eyes)."},
	CodeEndorsed: {"U verklaarde dit dossier klaar om in te dienen. Iemand anders moet beslissen (vier ogen).",
		"You endorsed this dossier. Somebody else must decide (four eyes)."},
	CodeDeadlinePassed: {"De oproep is gesloten sinds {at}. Het dossier is niet tijdig ingediend; lezen kan nog.",
		"The call has been closed since {at}. The dossier was not submitted in time; it can still be read."},
	CodeNotOpen: {"De oproep opent op {at}. Probeer het dan opnieuw.", "The call opens on {at}. Try again then."},
	CodeContentIncomplete: {"De aanvraag is nog niet volledig: {count} punten. Vul ze aan en probeer opnieuw.",
		"The application is not complete yet: {count} points. Complete them and try again."},
	CodeContentChanged: {"De inhoud is niet meer die van het nazicht. Heropen de opmaak en vraag opnieuw nazicht.",
		"The content is not what was reviewed. Reopen the draft and request the review again."},
	CodeRequired:       {"Dit is verplicht. Vul het in.", "This is required. Fill it in."},
	CodeOutcomeUnknown: {"Kies approved of rejected.", "Choose approved or rejected."},
	CodeAmountAboveAsked: {"Het bedrag is hoger dan wat gevraagd werd ({amount}). Geef hoogstens dat bedrag.",
		"The amount is above what was asked ({amount}). Give at most that amount."},
	CodeAmountUnexpected: {"Een weigering heeft geen bedrag. Laat het weg.", "A rejection has no amount. Leave it out."},
	CodeTextForeign: {"De aangehaalde tekst is niet van deze persoon, hoort bij een ander dossier of is al gebruikt.",
		"The cited text is not this person's, belongs to another dossier or has been used before."},
	CodeSignalUnreadable: {"Het bericht is onleesbaar: velden ontbreken of zijn niet toegelaten.",
		"The message is unreadable: fields are missing or not allowed."},
	CodeInternal: {"Er liep iets mis bij het uitvoeren. Het dossier is ongewijzigd; de beheerder ziet de fout.",
		"Something failed while carrying this out. The dossier is unchanged; the operator sees the fault."},
}

// Sentence says in the person's language what is wrong and what to do.
func (r Refusal) Sentence(lang string) string { return CodeSentence(r.Code, r.Args, lang) }

// CodeSentence is the sentence of a refusal code with its arguments filled in.
func CodeSentence(code string, args map[string]string, lang string) string {
	text := refusalWords[code].in(lang)
	for name, value := range args {
		text = strings.ReplaceAll(text, "{"+spoken(name)+"}", argument(name, value, lang))
	}
	return text
}

// spoken is the placeholder that an argument fills: cents are spoken as an amount.
func spoken(name string) string {
	if name == "cents" {
		return "amount"
	}
	return name
}

func argument(name, value, lang string) string {
	switch name {
	case "state":
		return Status(value).Label(lang)
	case "role", "needed":
		var labels []string
		for _, role := range strings.Split(value, ",") {
			labels = append(labels, Role(role).Label(lang))
		}
		return strings.Join(labels, word{" of ", " or "}.in(lang))
	case "at":
		if at, err := time.Parse(time.RFC3339Nano, value); err == nil {
			return calendar.Moment(at, lang)
		}
	case "cents":
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return amount(money.Cents(n), lang)
		}
	}
	return value
}

func amount(c money.Cents, lang string) string {
	if lang == "en" {
		return c.English()
	}
	return c.Belgian()
}

// Summary is the event in a few words.
func (e Event) Summary(lang string) string {
	text := eventWords[e.Type].in(lang)
	switch e.Type {
	case CommandRefusedEvent:
		text += ": " + e.Command.Label(lang)
	case RemindedEvent:
		text += ": " + Due{Kind: e.Reminder}.Label(lang) + word{" verstreken", " has passed"}.in(lang)
	case ApprovedEvent:
		if len(e.Conditions) > 0 {
			text += word{" onder voorwaarden", " under conditions"}.in(lang)
		}
	}
	return text
}

// Details are the consequences of the event that a person wants to read, one sentence each.
func (e Event) Details(lang string) []string {
	details := []string{}
	if e.Started != nil {
		details = append(details, word{"oproep ", "call "}.in(lang)+e.Started.Rules.Call+", hub "+e.Started.Hub)
	}
	if e.Frozen != nil && e.Type != StartedEvent {
		details = append(details, word{"versie ", "version "}.in(lang)+strconv.Itoa(e.Frozen.Version)+
			word{", gevraagd ", ", asked "}.in(lang)+amount(e.Frozen.Asked, lang))
	}
	if e.Type == ApprovedEvent {
		details = append(details, word{"toegekend ", "granted "}.in(lang)+amount(e.Granted, lang))
	}
	for _, g := range e.Grounds {
		details = append(details, GroundLabel(g, lang))
	}
	if e.Code != "" {
		details = append(details, CodeSentence(e.Code, nil, lang))
	}
	for _, d := range e.Due {
		details = append(details, d.Label(lang)+": "+calendar.Until(d.At, lang)+" ("+d.Reason(lang)+")")
	}
	return details
}
