// SPDX-License-Identifier: EUPL-1.2

package words

import "github.com/dossierwerkt/dossierwerkt/internal/bilingual"

// faultWords are what goes wrong, why, and what to do.
var faultWords = map[string]bilingual.Words{
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
	"advice.token":     {"Meld u aan met dossier login, of zet een token in DOSSIER_TOKEN, of de naam van een bestand ermee in DOSSIER_TOKEN_FILE.", "Sign in with dossier login, or put a token in DOSSIER_TOKEN, or the name of a file that holds it in DOSSIER_TOKEN_FILE."},
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
	"status.429":       {"te vaak", "too often"},
	"status.503":       {"de server is even niet beschikbaar", "the server is not available for a moment"},
}
