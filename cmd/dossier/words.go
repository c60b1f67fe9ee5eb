// SPDX-License-Identifier: EUPL-1.2

package main

import "fmt"

// phrase is a sentence in Dutch and in English.
type phrase struct{ nl, en string }

// say gives a sentence of the catalogue in the language of this invocation, filled in.
func (a *app) say(key string, args ...any) string {
	text := words[key].nl
	if a.lang == "en" {
		text = words[key].en
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// word is say for what the API names by a code; a code that we do not know is shown as it is.
func (a *app) word(kind, code string) string {
	if text := a.say(kind + "." + code); text != "" {
		return text
	}
	return code
}

// words are all sentences of the program.
var words = map[string]phrase{
	// What goes wrong, why, and what to do.
	"answered":         {"De server antwoordde %d %s.", "The server answered %d %s."},
	"unreadable":       {"het antwoord van de server is onleesbaar", "the answer of the server is unreadable"},
	"unreachable":      {"de server %s is niet bereikbaar: %v", "the server %s cannot be reached: %v"},
	"fate_unknown":     {"Onbekend of het ontvangen is. Herhaal het met dezelfde sleutel: dan gebeurt het hoogstens één keer.", "It is not known whether it was received. Repeat it with the same key: then it happens at most once."},
	"save_unknown":     {"Onbekend of de inhoud bewaard is: kijk na met dossier show, en voer de opdracht zo nodig opnieuw uit.", "It is not known whether the content was saved: check with dossier show, and repeat the command if need be."},
	"interrupted":      {"Onderbroken: onbekend of het ontvangen of uitgevoerd is.", "Interrupted: it is not known whether it was received or carried out."},
	"go_on":            {"Ga verder met --key %s of vraag de afloop: dossier outcome %s", "Go on with --key %s or ask how it ended: dossier outcome %s"},
	"cannot_write":     {"schrijven lukte niet", "writing failed"},
	"read_file":        {"het bestand is niet te lezen", "the file cannot be read"},
	"command_failed":   {"De opdracht is niet uitgevoerd.", "The command was not carried out."},
	"advice.token":     {"Zet uw token in DOSSIER_TOKEN, of de naam van een bestand ermee in DOSSIER_TOKEN_FILE.", "Put your token in DOSSIER_TOKEN, or the name of a file that holds it in DOSSIER_TOKEN_FILE."},
	"advice.list":      {"dossier list toont de dossiers die u mag zien.", "dossier list shows the dossiers that you may see."},
	"advice.show":      {"dossier show %s zegt wat u nu kunt doen, en waarom iets niet kan.", "dossier show %s says what you can do now, and why something cannot be done."},
	"advice.server":    {"Kijk het adres na (DOSSIER_SERVER of --server) en probeer het opnieuw.", "Check the address (DOSSIER_SERVER or --server) and try again."},
	"advice.stale":     {"Er is niets overschreven. Leg uw bestand naast wat er nu staat (dossier download %[1]s application) en voer edit dan opnieuw uit.", "Nothing was overwritten. Compare your file with what is there now (dossier download %[1]s application), then run edit again."},
	"advice.stale_own": {"De verbinding viel weg tijdens het bewaren: de nieuwe versie is wellicht de uwe. Kijk na met dossier show %s.", "The connection was lost while saving: the new version is probably yours. Check with dossier show %s."},
	"status.401":       {"niet aangemeld", "not signed in"},
	"status.403":       {"niet toegelaten", "not allowed"},
	"status.404":       {"niet gevonden", "not found"},
	"status.409":       {"kan nu niet", "not possible now"},
	"status.412":       {"intussen gewijzigd", "changed meanwhile"},
	"status.428":       {"zonder versie", "without a version"},
	"status.422":       {"ongeldige invoer", "invalid input"},
	"status.500":       {"mislukt op de server", "failed on the server"},
	"status.503":       {"de server is even niet beschikbaar", "the server is not available for a moment"},

	// How the program was called.
	"usage.flag":        {"onbekende optie: %s", "unknown option: %s"},
	"usage.argument":    {"de optie %s heeft een waarde nodig", "the option %s needs a value"},
	"usage.value":       {"ongeldige waarde voor een optie: %s", "invalid value of an option: %s"},
	"usage.lang":        {"kies nl of en", "choose nl or en"},
	"usage.command":     {"onbekende opdracht %q; dossier --help toont ze allemaal", "unknown command %q; dossier --help shows them all"},
	"usage.near":        {"onbekende opdracht %q; bedoelde u %s?", "unknown command %q; did you mean %s?"},
	"usage.number":      {"geef één dossiernummer, zoals CW-KORT-0001", "give one dossier number, such as CW-KORT-0001"},
	"usage.none":        {"onverwacht argument %q", "unexpected argument %q"},
	"usage.key":         {"geef de sleutel van de opdracht", "give the key of the command"},
	"usage.blank_key":   {"--key is leeg: laat de optie weg of geef de sleutel van de eerdere poging", "--key is empty: leave it out or give the key of the earlier try"},
	"usage.save_key":    {"--key hoort niet bij edit: daar waakt het versienummer", "--key does not go with edit: the version number guards it"},
	"usage.document":    {"geef een dossiernummer en application of decision", "give a dossier number and application or decision"},
	"usage.ask":         {"schrijf --ask PLAATS=\"vraag\", zoals --ask /project/summary=\"Zeg voor wie.\"", "write --ask PLACE=\"question\", such as --ask /project/summary=\"Say for whom.\""},
	"usage.decide":      {"kies één van --approve, --reject en --reserve", "choose one of --approve, --reject and --reserve"},
	"usage.file":        {"geef een bestand met -f, of -f - voor de standaardinvoer", "give a file with -f, or -f - for the standard input"},
	"usage.limit":       {"--limit is een aantal, of 0 voor alle", "--limit is a number, or 0 for all"},
	"usage.forms":       {"kies één van --json en --csv", "choose one of --json and --csv"},
	"usage.json_binary": {"kies één van --json en -o -", "choose one of --json and -o -"},
	"usage.terminal":    {"een PDF hoort niet op het scherm: geef een bestand met -o", "a PDF does not belong on the screen: give a file with -o"},
	"usage.folder":      {"%s is een map: geef een bestand met -o", "%s is a folder: give a file with -o"},
	"server_malformed":  {"het adres van de server deugt niet: %q (verwacht http://… of https://…)", "the address of the server is no good: %q (expected http://… or https://…)"},
	"token_malformed":   {"het token in %s bevat tekens die er niet in horen", "the token in %s holds characters that do not belong there"},
	"key_malformed":     {"--key bevat tekens die er niet in horen", "--key holds characters that do not belong there"},

	// What people read.
	"received":           {"Ontvangen op %s, wordt uitgevoerd. Vraag de afloop: dossier outcome %s", "Received on %s, being carried out. Ask how it ended: dossier outcome %s"},
	"received_unhandled": {"De server antwoordt nu niet; wat ontvangen is, wordt uitgevoerd.", "The server does not answer now; what was received is carried out."},
	"saved":              {"%s: versie %d bewaard\n", "%s: version %d saved\n"},
	"complete":           {"De aanvraag is volledig.\n", "The application is complete.\n"},
	"lacking":            {"Nog te doen (%d):\n", "Still to do (%d):\n"},
	"list.head":          {"NUMMER\tSTAND\tHUB\tWACHT OP\tVERVALT\tTITEL\n", "NUMBER\tSTATE\tHUB\tWAITS FOR\tDUE\tTITLE\n"},
	"list.count":         {"%d van %d\n", "%d of %d\n"},
	"list.empty":         {"Geen dossiers met deze filters. Laat er een weg, of begin met dossier start.\n", "No dossiers with these filters. Leave one out, or begin with dossier start.\n"},
	"or":                 {" of ", " or "},
	"show.state":         {"Stand", "State"},
	"show.since":         {"%s sinds %s", "%s since %s"},
	"show.waits":         {"Wacht op", "Waits for"},
	"show.due":           {"Vervalt", "Due"},
	"show.then":          {"Daarna", "Then"},
	"show.call":          {"Oproep", "Call"},
	"show.hub":           {"Hub", "Hub"},
	"show.company":       {"Onderneming", "Company"},
	"show.asked":         {"Gevraagd", "Asked"},
	"show.granted":       {"Toegekend", "Granted"},
	"show.can":           {"U kunt nu:", "You can now:"},
	"show.cannot":        {"Niet mogelijk:", "Not possible:"},
	"then.expired":       {"het dossier vervalt: niet tijdig ingediend", "the dossier expires: not submitted in time"},
	"then.reminded":      {"wie aan zet is, krijgt een herinnering", "whoever must act is reminded"},
	"clock":              {"de klok", "the clock"},
	"documents.head":     {"DOCUMENT\tVERSIE\tGEMAAKT\tBYTES\tVERVANGEN DOOR\tSHA-256\n", "DOCUMENT\tVERSION\tMADE\tBYTES\tSUPERSEDED BY\tSHA-256\n"},
	"documents.none":     {"Nog geen documenten. dossier download %s application haalt het ontwerp op.\n", "No documents yet. dossier download %s application fetches the draft.\n"},
	"download.damaged":   {"het document kwam niet heel over en is niet bewaard: probeer het opnieuw", "the document did not arrive whole and was not stored: try again"},
	"download.none":      {"Er is nog geen beslissing.", "There is no decision yet."},
	"download.show":      {"dossier show %s zegt waar het dossier staat.", "dossier show %s says where the dossier stands."},
	"download.done":      {"%s: %d bytes", "%s: %d bytes"},
	"download.draft":     {"%s: %d bytes (ontwerp: nog niet ingediend)", "%s: %d bytes (draft: not submitted yet)"},
	"verify.failed":      {"niet alles klopt: verwittig de beheerder", "not everything agrees: tell the operator"},
	"watch.lost":         {"De verbinding is weg; opnieuw proberen… (Ctrl-C stopt)", "The connection is lost; trying again… (Ctrl-C stops)"},
	"watch.no_stream":    {"de server stuurt geen gebeurtenissen", "the server sends no events"},
	"open.failed":        {"De browser kon niet geopend worden: %v", "The browser could not be opened: %v"},

	"role.company":           {"onderneming", "company"},
	"role.hub_staff":         {"hubmedewerker", "hub staff"},
	"role.reviewer":          {"nalezer van de hub", "hub reviewer"},
	"role.programme_officer": {"dossierbeheerder", "programme officer"},
	"role.assessor":          {"beoordelaar", "assessor"},
	"role.decider":           {"beslisser", "decider"},
	"role.manager":           {"programmamanager", "manager"},
	"role.auditor":           {"auditor", "auditor"},
	"role.admin":             {"beheerder", "administrator"},

	// Help.
	"dossier.short": {"Subsidiedossiers opmaken, nazien, indienen en opvolgen", "Draft, review, submit and follow subsidy dossiers"},
	"dossier.long": {"DOSSIER_SERVER is het adres van de server. Uw token staat in DOSSIER_TOKEN, of in het bestand dat DOSSIER_TOKEN_FILE noemt;\neen optie is er niet voor, want die zou in de lijst van processen staan.",
		"DOSSIER_SERVER is the address of the server. Your token is in DOSSIER_TOKEN, or in the file that DOSSIER_TOKEN_FILE names;\nthere is no option for it, because that would show in the list of processes."},
	"help.exit": {"Exitcode: 0 gelukt (ook: ontvangen, wordt uitgevoerd) · 1 mislukt · 2 verkeerd opgeroepen · 3 niet gevonden · 4 niet toegelaten\n          5 kan nu niet, of intussen gewijzigd · 6 ongeldige invoer · 7 server niet bereikbaar · 130 onderbroken",
		"Exit code: 0 done (also: received, being carried out) · 1 failed · 2 called wrongly · 3 not found · 4 not allowed\n           5 not possible now, or changed meanwhile · 6 invalid input · 7 server cannot be reached · 130 interrupted"},
	"help.usage":      {"Gebruik:", "Usage:"},
	"help.options":    {"[opties]", "[options]"},
	"help.command":    {"OPDRACHT", "COMMAND"},
	"help.examples":   {"Voorbeeld:", "Example:"},
	"help.flags":      {"Opties:", "Options:"},
	"help.global":     {"Opties van elke opdracht:", "Options of every command:"},
	"help.more":       {"dossier OPDRACHT --help zegt meer over een opdracht.", "dossier COMMAND --help says more about a command."},
	"group.draft":     {"Opmaken en indienen:", "Draft and submit:"},
	"group.judge":     {"Nazien en beslissen:", "Review and decide:"},
	"group.read":      {"Bekijken:", "Look:"},
	"group.other":     {"Andere:", "Other:"},
	"argument.number": {"NUMMER", "NUMBER"},
	"argument.key":    {"SLEUTEL", "KEY"},

	"start.short":          {"Een dossier starten", "Start a dossier"},
	"edit.short":           {"De hele inhoud vervangen door die van een JSON-bestand; zegt wat nog ontbreekt", "Replace the whole content by that of a JSON file; says what is still missing"},
	"request-review.short": {"Nazicht door de hub vragen; de inhoud ligt dan vast", "Request the hub review; the content is frozen"},
	"reopen-draft.short":   {"De opmaak heropenen; het nazicht vervalt", "Reopen the draft; the review no longer counts"},
	"submit.short":         {"Indienen", "Submit"},
	"supplement.short":     {"Aanvullen wat gevraagd werd", "Supplement what was asked"},

	"declare-admissible.short":   {"Ontvankelijk verklaren", "Declare admissible"},
	"declare-inadmissible.short": {"Onontvankelijk verklaren", "Declare inadmissible"},
	"request-supplement.short":   {"Een aanvulling vragen", "Request a supplement"},

	"withdraw.short":   {"Intrekken; dit is definitief", "Withdraw; this is final"},
	"endorse.short":    {"Goedkeuren voor indiening (door wie niet mee opmaakte)", "Endorse for submission (by somebody who did not draft)"},
	"return.short":     {"Terugsturen met opmerkingen", "Return with remarks"},
	"decide.short":     {"Beslissen: goedkeuren, weigeren of op de reservelijst zetten", "Decide: approve, reject or put on the reserve list"},
	"list.short":       {"De dossiers die u mag zien", "The dossiers that you may see"},
	"show.short":       {"Waar staat het dossier, op wie wacht het, wat kunt u doen en wat ontbreekt", "Where the dossier stands, who must act, what you can do and what is missing"},
	"timeline.short":   {"Wat is er gebeurd, wanneer en door wie", "What happened, when and by whom"},
	"documents.short":  {"De documenten van het dossier", "The documents of the dossier"},
	"download.short":   {"De laatste ingediende aanvraag (of het ontwerp) of de beslissing ophalen, als PDF", "Fetch the latest submitted application (or the draft) or the decision, as PDF"},
	"verify.short":     {"Nagaan of alles wat bewaard is met elkaar klopt", "Check that everything on record agrees"},
	"watch.short":      {"De tijdlijn volgen terwijl ze groeit, tot Ctrl-C", "Follow the timeline as it grows, until Ctrl-C"},
	"open.short":       {"Het adres van het dossier tonen en in de browser openen", "Show the address of the dossier and open it in the browser"},
	"outcome.short":    {"Vragen hoe een eerdere opdracht afliep", "Ask how an earlier command ended"},
	"help.short":       {"Hulp bij een opdracht", "Help about a command"},
	"completion.short": {"Script dat opdrachten en nummers aanvult, voor bash, zsh, fish of PowerShell", "Script that completes commands and numbers, for bash, zsh, fish or PowerShell"},

	"flag.help":      {"deze hulp", "this help"},
	"flag.server":    {"`adres` van de server", "`address` of the server"},
	"flag.lang":      {"`taal` van meldingen en hulp: nl of en", "`language` of messages and help: nl or en"},
	"flag.json":      {"antwoord van de API, voor programma's; fouten ook", "answer of the API, for programs; errors too"},
	"flag.key":       {"`sleutel` van een eerdere poging, om ermee verder te gaan", "`key` of an earlier try, to go on with it"},
	"flag.no-wait":   {"niet wachten op wat ontvangen is en later uitgevoerd wordt", "do not wait for what was received and is carried out later"},
	"flag.call":      {"`code` van de oproep", "`code` of the call"},
	"flag.hub":       {"`code` van de trekkende hub", "`code` of the lead hub"},
	"flag.company":   {"ondernemings`nummer` van de aanvrager", "company `number` of the applicant"},
	"flag.title":     {"`titel` van het project", "`title` of the project"},
	"flag.file":      {"`bestand` met de inhoud, - voor de standaardinvoer", "`file` with the content, - for the standard input"},
	"flag.reasons":   {"`tekst` die zegt waarom", "`text` that says why"},
	"flag.approve":   {"goedkeuren", "approve"},
	"flag.reject":    {"weigeren", "reject"},
	"flag.reserve":   {"op de reservelijst zetten", "put on the reserve list"},
	"flag.amount":    {"toegekend `bedrag`, zoals 40000.00", "granted `amount`, such as 40000.00"},
	"flag.condition": {"`voorwaarde`; mag meermaals", "`condition`; may be repeated"},
	"flag.ground":    {"`grond` uit de lijst; mag meermaals", "`ground` from the list; may be repeated"},
	"flag.ask":       {"`plaats=vraag`: plaats in de aanvraag en wat gevraagd wordt; mag meermaals", "`place=question`: place in the application and what is asked; may be repeated"},
	"flag.reference": {"`kenmerk` van de beslissing", "`reference` of the decision"},
	"flag.output":    {"`bestand`, - voor de standaarduitvoer (anders NUMMER-application.pdf of NUMMER-decision.pdf)", "`file`, - for the standard output (otherwise NUMBER-application.pdf or NUMBER-decision.pdf)"},
	"flag.csv":       {"als CSV", "as CSV"},
	"flag.limit":     {"hoogstens zoveel `dossiers`; 0 is alle", "at most this many `dossiers`; 0 is all"},
	"filter.state":   {"`stand`, zoals in_review", "`state`, such as in_review"},
	"filter.hub":     {"`code` van de trekkende hub", "`code` of the lead hub"},
	"filter.call":    {"`code` van de oproep", "`code` of the call"},
	"filter.q":       {"`tekst` in nummer, titel of ondernemingsnummer", "`text` in number, title or company number"},
}
