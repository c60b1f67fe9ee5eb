// SPDX-License-Identifier: EUPL-1.2

package words

import "github.com/dossierwerkt/dossierwerkt/internal/bilingual"

// usageWords are how the program was called wrongly.
var usageWords = map[string]bilingual.Words{
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
	"usage.document":    {"geef een dossiernummer en application, decision, consensus, supplement_request, admissibility of inadmissibility, of een ID uit de lijst van dossier documents", "give a dossier number and application, decision, consensus, supplement_request, admissibility or inadmissibility, or an ID from the list of dossier documents"},
	"usage.ask":         {"schrijf --ask PLAATS=\"vraag\", zoals --ask /project/summary=\"Zeg voor wie.\"", "write --ask PLACE=\"question\", such as --ask /project/summary=\"Say for whom.\""},
	"usage.assessor":    {"er is niet precies één beoordelaar met de naam %q; dossier assessors toont ze", "there is not exactly one assessor named %q; dossier assessors shows them"},
	"usage.conflict":    {"kies één van --none en --conflict", "choose one of --none and --conflict"},
	"usage.score":       {"schrijf --score CRITERIUM=GETAL, zoals --score relevance=14, elk criterium één keer", "write --score CRITERION=NUMBER, such as --score relevance=14, each criterion once"},
	"usage.scores_file": {"het bestand met scores is geen geldige JSON", "the file with scores is not valid JSON"},
	"usage.line":        {"schrijf --line LIJN=BEDRAG, zoals --line 2=1500.00", "write --line LINE=AMOUNT, such as --line 2=1500.00"},
	"usage.kind":        {"zeg met --kind welke bijlage het is; dossier call show zegt welke verplicht zijn", "say with --kind which attachment it is; dossier call show says which are required"},
	"usage.call":        {"geef één %s", "give one %s"},
	"usage.version":     {"--version is een getal: 1 is de eerste versie", "--version is a number: 1 is the first version"},
	"usage.as_signal":   {"een signaal draagt een uitkomst, een bedrag en een motivering, en niets anders: laat de andere opties weg", "a signal carries an outcome, an amount and reasons, and nothing else: leave the other flags out"},
	"usage.only_signal": {"--reasons hoort hier alleen bij --as-signal", "--reasons goes here with --as-signal only"},
	"usage.decide":      {"kies één van --approve, --reject en --reserve", "choose one of --approve, --reject and --reserve"},
	"usage.file":        {"geef een bestand met -f, of -f - voor de standaardinvoer", "give a file with -f, or -f - for the standard input"},
	"usage.limit":       {"--limit is een aantal, of 0 voor alle", "--limit is a number, or 0 for all"},
	"usage.forms":       {"kies één van --json en --csv", "choose one of --json and --csv"},
	"usage.json_binary": {"kies één van --json en -o -", "choose one of --json and -o -"},
	"usage.terminal":    {"een PDF hoort niet op het scherm: geef een bestand met -o", "a PDF does not belong on the screen: give a file with -o"},
	"usage.folder":      {"%s is een map: geef een bestand met -o", "%s is a folder: give a file with -o"},
	"server_clear": {"uw token zou leesbaar over het netwerk naar %q gaan, en is niet verstuurd: gebruik https://…",
		"your token would cross the network to %q in clear, and was not sent: use https://…"},
	"server_malformed": {"het adres van de server deugt niet: %q (verwacht http://… of https://…)", "the address of the server is no good: %q (expected http://… or https://…)"},
	"token_malformed":  {"het token in %s bevat tekens die er niet in horen", "the token in %s holds characters that do not belong there"},
	"key_malformed":    {"--key bevat tekens die er niet in horen", "--key holds characters that do not belong there"},
	"usage.once":       {"geef één bestand per keer", "give one file at a time"},
	"usage.reasons":    {"zeg waarom, met --reasons", "say why, with --reasons"},
	"usage.yes":        {"intrekken is definitief: bevestig met --yes", "withdrawing is final: confirm with --yes"},
}
