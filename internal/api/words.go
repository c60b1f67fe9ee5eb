// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// problemWords say what is wrong with a request and what to do. What the process refuses has its words in package dossier.
var problemWords = map[string]bilingual.Words{
	"no_membership":        {"Op uw naam staat geen hoedanigheid die nu geldt. Vraag ze aan wie de mensen van je hub, onderneming of programma beheert.", "No membership in your name counts now. Ask for one from whoever manages the people of your hub, company or programme."},
	"as_needed":            {"U kunt dit in meer dan één hoedanigheid, en die wordt mee vastgelegd. Zeg welke, met --as of in de kop As:", "You can do this under more than one membership, and it is put on record under which. Say which, with --as or in the header As:"},
	"as_unknown":           {"Die hoedanigheid hebt u niet, of ze geldt niet meer. dossier whoami toont welke u hebt.", "You do not hold that membership, or it no longer counts. dossier whoami shows those that you hold."},
	"not_yours_to_give":    {"Dit geeft of beëindigt u niet. De beheerder doet dat voor iedereen, de coördinator voor de mensen van de hub, een contact voor collega's.", "This is not yours to give or end. The admin does it for everybody, the coordinator for the people of the hub, a contact for colleagues."},
	"not_to_yourself":      {"Niemand geeft of bevestigt een hoedanigheid van zichzelf. Vraag het aan een ander die dat mag.", "Nobody gives or confirms a membership of their own. Ask somebody else who may."},
	"contact_there":        {"De onderneming heeft al een contact in dit dossier: die nodigt de collega's uit.", "The company has a contact for this dossier already: they invite their colleagues."},
	"held_already":         {"Die hoedanigheid is er al.", "That membership is held already."},
	"not_lent":             {"Deze hoedanigheid wordt niet uitgeleend: ze hangt aan de persoon, of is zelf geleend.", "This membership is not lent: it is personal, or lent itself."},
	"lent_until":           {"Noem de laatste dag: wat geleend wordt, loopt af.", "Name the last day: what is lent comes to an end."},
	"nothing_to_confirm":   {"Hier valt niets te bevestigen: dit contact opent al elk dossier van de onderneming.", "There is nothing to confirm: this contact opens every dossier of the company already."},
	"comes_in_already":     {"Deze persoon komt al binnen: een uitnodiging is niet meer nodig. Wie een passkey verloor, vraagt de beheerder een nieuwe uitnodiging.", "This person comes in already: no invitation is needed any more. Who lost a passkey asks the administrator for a new invitation."},
	"no_mailbox":           {"Van deze persoon is geen mailadres bekend: de beheerder geeft zelf een uitnodiging.", "No mailbox is known of this person: the administrator hands over an invitation."},
	"invited_lately":       {"Er vertrok net al een uitnodiging, of ze staat klaar om te vertrekken. Wacht tien minuten; laat de persoon intussen ook bij ongewenste mail kijken.", "An invitation has just left, or is about to. Wait ten minutes; meanwhile have the person look among unwanted mail too."},
	"unknown_membership":   {"Die hoedanigheid is er niet, of ze is voorbij.", "There is no such membership, or it is over."},
	"unknown_person":       {"Die persoon is er niet.", "There is no such person."},
	"visible":              {"bevat een teken dat niet getoond kan worden: typ het opnieuw", "holds a character that cannot be shown: type it again"},
	"line":                 {"is te lang: hoogstens 200 tekens, op één regel", "is too long: at most 200 characters, on one line"},
	"no_token":             {"Er is geen geldig token meegestuurd. Meld u aan met dossier login, of zet een token in DOSSIER_TOKEN of in de kop Authorization.", "No valid token was sent. Sign in with dossier login, or put a token in DOSSIER_TOKEN or in the Authorization header."},
	"scope_missing":        {"Uw token is hier niet voor gemaakt: het bereik %[1]s ontbreekt. Er is niets gewijzigd. Meld u aan met dossier login --scope %[1]s.", "Your token was not made for this: the scope %[1]s is missing. Nothing was changed. Sign in with dossier login --scope %[1]s."},
	"scope_decide":         {"Een token om te beslissen krijgt u alleen door u aan te melden: dossier login --scope decide.", "A token to decide with is only got by signing in: dossier login --scope decide."},
	"scopes":               {"Kies een of meer van " + scopes() + ".", "Choose one or more of " + scopes() + "."},
	"days":                 {"Kies een aantal dagen van 1 tot 365.", "Choose a number of days from 1 to 365."},
	"unknown_token":        {"U hebt geen token met deze ID. dossier token list toont ze.", "You have no token with this ID. dossier token list shows them."},
	"too_often":            {"Te veel vergeefse pogingen vanaf uw adres. Wacht even en probeer het opnieuw.", "Too many attempts in vain from your address. Wait a moment and try again."},
	"too_much":             {"U verstuurde te veel in korte tijd. Er is niets gewijzigd; wacht even en verstuur dit dan opnieuw.", "You sent too much in a short time. Nothing was changed; wait a moment, then send this again."},
	"login_pending":        {"Nog niemand bevestigde de code. Vraag het over enkele seconden opnieuw.", "Nobody confirmed the code yet. Ask again in a few seconds."},
	"login_slow_down":      {"Nog niemand bevestigde de code, en u vraagt het te vaak. Wacht 5 seconden langer.", "Nobody confirmed the code yet, and you ask too often. Wait 5 seconds longer."},
	"login_expired":        {"Deze aanmelding is er niet (meer): een code is tien minuten geldig, en één keer. Begin opnieuw met dossier login.", "This login is not there, or not any more: a code is good for ten minutes, and once. Begin anew with dossier login."},
	"login_refused":        {"De aanmelding is geweigerd door wie de code kreeg.", "The login was refused by who got the code."},
	dossier.CodeNotFound:   {dossier.CodeSentence(dossier.CodeNotFound, nil, "nl"), dossier.CodeSentence(dossier.CodeNotFound, nil, "en")},
	"no_document":          {"Dit document is er niet, of u mag het nog niet lezen. De lijst van documenten toont wat u kunt lezen.", "This document is not there, or you may not read it yet. The list of documents shows what you can read."},
	"no_key":               {"Onder deze sleutel is niets ontvangen. Stuur de opdracht gerust opnieuw met dezelfde sleutel.", "Nothing was received under this key. It is safe to send the command again with the same key."},
	"no_page":              {"Dit adres bestaat niet. /api/openapi.json beschrijft de API.", "This address does not exist. /api/openapi.json describes the API."},
	"key_reused":           {"Deze Idempotency-Key hoort bij een andere aanvraag. Gebruik een nieuwe sleutel.", "This Idempotency-Key belongs to another request. Use a new key."},
	"key_malformed":        {"Een Idempotency-Key heeft hoogstens 200 zichtbare ASCII-tekens.", "An Idempotency-Key has at most 200 visible ASCII characters."},
	"stale":                {"Iemand heeft de inhoud intussen gewijzigd. Haal de nieuwe versie op en breng uw wijziging opnieuw aan.", "Somebody has changed the content meanwhile. Fetch the new version and make your change again."},
	"if_match_required":    {"Stuur de kop If-Match mee met de ETag van de versie die u wijzigt.", "Send the If-Match header with the ETag of the version that you change."},
	"not_received":         {"Niet ontvangen: het systeem is bezet of even weg. Probeer het zo opnieuw; er is niets bewaard.", "Not received: the system is busy or away for a moment. Try again soon; nothing was stored."},
	"fate_unknown":         {"Onbekend of het ontvangen is: herhaal met dezelfde sleutel, dan gebeurt het hoogstens één keer.", "It is not known whether this was received: repeat with the same key, and it happens at most once."},
	"unknown_call":         {"Deze oproep bestaat niet. Kijk de code na.", "This call does not exist. Check the code."},
	"unknown_version":      {"Deze versie van de oproep bestaat niet. Laat version weg voor de nieuwste.", "This version of the call does not exist. Leave version out for the newest."},
	"unknown_hub":          {"Deze hub bestaat niet. Kijk de code na.", "This hub does not exist. Check the code."},
	"unknown_state":        {"Deze stand bestaat niet. Kies er een uit: " + states() + ".", "This state does not exist. Choose one of: " + states() + "."},
	"unknown_command":      {"Deze opdracht bestaat niet.", "This command does not exist."},
	"not_pdf":              {"Dit is geen volledig PDF-bestand. Bewaar het document opnieuw als PDF en laad dat op.", "This is not a whole PDF file. Save the document as PDF again and upload that."},
	"pdf_locked":           {"Dit PDF-bestand is vergrendeld: wie het opent heeft een wachtwoord of certificaat nodig. Bewaar het zonder beveiliging en laad dat op.", "This PDF file is locked: a password or certificate is needed to open it. Save it without protection and upload that."},
	"pdf_cut":              {"Dit PDF-bestand is beschadigd of houdt te vroeg op. Haal het opnieuw op of bewaar het opnieuw als PDF, en laad dat op.", "This PDF file is damaged or ends too early. Fetch it again or save it as PDF again, and upload that."},
	"pdf_goes_on":          {"Achter het einde van dit PDF-bestand staat nog iets anders. Bewaar alleen het document opnieuw als PDF en laad dat op.", "Something else follows after the end of this PDF file. Save the document alone as PDF again and upload that."},
	"pdf_no_pages":         {"Er staat geen bladzijde in dit PDF-bestand. Kijk na of het het juiste is.", "There is no page in this PDF file. Check whether it is the right one."},
	"upload_too_large":     {"Het document is te groot (hoogstens 10 MiB).", "The document is too large (at most 10 MiB)."},
	"two_files":            {"Stuur één bestand per keer.", "Send one file at a time."},
	"upload_missing":       {"Stuur het document mee als bestand (multipart, veld file).", "Send the document as a file (multipart, field file)."},
	"frozen":               {"Dit deel van een gepubliceerde oproep ligt vast: dossiers zijn erop geschreven. Alleen een latere sluiting of een groter budget kan.", "This part of a published call is frozen: dossiers were written on it. Only a later deadline or a larger budget is possible."},
	"call_exists":          {"Deze oproep is al gepubliceerd. Wijzig ze met een amendement.", "This call has been published. Change it by an amendment."},
	"argument":             {"Dit is geen geldige waarde.", "This is not a valid value."},
	"media_type":           {"Stuur JSON (application/json), niet samengedrukt.", "Send JSON (application/json), not compressed."},
	"done_before":          {"Dit werd onder deze sleutel al uitgevoerd; het antwoord is er niet meer. Kijk wat er nu staat; er is niets dubbel gebeurd.", "This was carried out before under this key; its answer is gone. Look at what is there now; nothing was done twice."},
	"unknown_event":        {"Deze gebeurtenis is hier niet gekend. Begin opnieuw zonder Last-Event-ID.", "This event is not known here. Begin again without Last-Event-ID."},
	"unknown_parameter":    {"Dit adres kent deze parameter niet. Kijk de naam na in /api/openapi.json.", "This address does not know this parameter. Check its name in /api/openapi.json."},
	"method":               {"Dit adres kan zo niet gevraagd worden. De kop Allow zegt hoe wel.", "This address cannot be asked like this. The header Allow says how it can."},
	"too_slow":             {"Het versturen duurde te lang. Probeer het opnieuw.", "Sending took too long. Try again."},
	strict.Malformed:       {"Dit is geen geldige JSON. Kijk haakjes, aanhalingstekens en komma's na.", "This is not valid JSON. Check braces, quotes and commas."},
	strict.Unkeepable:      {"Wat u stuurde klopt niet helemaal. Verbeter wat hieronder staat en stuur opnieuw; er is niets gewijzigd.", "What you sent is not quite right. Correct what stands below and send again; nothing was changed."},
	strict.TooLarge:        {"De aanvraag is te groot (hoogstens 2 MiB). Kort teksten in.", "The request is too large (at most 2 MiB). Shorten texts."},
	dossier.CodeRequired:   {dossier.CodeSentence(dossier.CodeRequired, nil, "nl"), dossier.CodeSentence(dossier.CodeRequired, nil, "en")},
	"company_number":       application.Words("company_number"),
	"establishment_number": application.Words("establishment_number"),
	"amount":               application.Words("amount"),
	"too_long":             {"Dit is te lang.", "This is too long."},
	"control_character":    {"Dit bevat een teken dat niet getoond kan worden: typ het opnieuw.", "This holds a character that cannot be shown: type it again."},
	"too_many":             {"Te veel voorwaarden.", "Too many conditions."},
	dossier.CodeInternal:   {"Er liep iets mis bij ons. Wat al bewaard was, is veilig; probeer het zo opnieuw.", "Something went wrong on our side. What was stored is safe; try again soon."},
}

// scopes names every scope.
func scopes() string {
	var all []string
	for _, s := range access.Scopes {
		all = append(all, string(s))
	}
	return strings.Join(all, ", ")
}

// states names every state by its code.
func states() string {
	var codes []string
	for _, s := range dossier.Statuses {
		codes = append(codes, string(s))
	}
	return strings.Join(codes, ", ")
}
