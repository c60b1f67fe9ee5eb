// SPDX-License-Identifier: EUPL-1.2

package words

import "github.com/dossierwerkt/dossierwerkt/internal/bilingual"

// loginWords are the sentences about signing in, and about tokens.
var loginWords = map[string]bilingual.Words{
	"login.short":        {"Aanmelden met een code, die u in de browser bevestigt", "Sign in with a code, which you confirm in the browser"},
	"logout.short":       {"Afmelden: het token geldt niet meer en wordt hier gewist", "Sign out: the token is void and is erased here"},
	"token.short":        {"Uw tokens: bekijken, maken voor een programma, beëindigen", "Your tokens: look, make one for a program, end one"},
	"token.list.short":   {"Uw tokens, met bereik, vervaldag en laatste gebruik", "Your tokens, with scope, expiry and last use"},
	"token.create.short": {"Een token maken dat niet meer mag dan het uwe; het wordt één keer getoond", "Make a token that may no more than yours; it is shown once"},
	"token.end.short":    {"Een token beëindigen, voorgoed", "End a token, for good"},
	"flag.scope":         {"`bereik`: read, draft, review, manage of decide; mag meermaals; zonder: alles behalve decide", "`scope`: read, draft, review, manage or decide; may be repeated; without: all but decide"},
	"token.scope":        {"`bereik`: read, draft, review of manage; mag meermaals", "`scope`: read, draft, review or manage; may be repeated"},
	"login.name":         {"`naam` waaronder u deze aanmelding terugvindt; anders die van deze computer", "`name` to find this login by; otherwise that of this computer"},
	"token.name":         {"`naam` om het token aan te herkennen", "`name` to recognise the token by"},
	"token.days":         {"aantal `dagen` dat het geldt, hoogstens 365 en nooit langer dan uw eigen token; anders 90", "number of `days` that it is good for, at most 365 and never longer than your own token; otherwise 90"},
	"login.go":           {"Open %s\nen geef daar deze code in: %s\nDe code geldt %d minuten; hier wordt zo lang gewacht.\n", "Open %s\nand enter this code there: %s\nThe code is good for %d minutes; this waits as long.\n"},
	"login.given":        {"Let op: DOSSIER_TOKEN of DOSSIER_TOKEN_FILE staat in uw omgeving, en gaat voor op deze aanmelding.\n", "Mind: DOSSIER_TOKEN or DOSSIER_TOKEN_FILE is in your environment, and goes before this login.\n"},
	"login.done":         {"Aangemeld. Bereik: %s; tot %s. dossier whoami zegt wie u bent, dossier logout meldt af.\n", "Signed in. Scope: %s; until %s. dossier whoami says who you are, dossier logout signs out.\n"},
	"login.unreadable":   {"de bewaarde aanmelding is niet te lezen (%v): meld u opnieuw aan met dossier login", "the login that was kept cannot be read (%v): sign in anew with dossier login"},
	"logout.none":        {"u bent niet aangemeld op %s: er is niets om af te melden", "you are not signed in to %s: there is nothing to sign out of"},
	"logout.done":        {"Afgemeld.\n", "Signed out.\n"},
	"token.made":         {"%s, bereik: %s, tot %s. Het token staat hieronder, en wordt niet opnieuw getoond:\n", "%s, scope: %s, until %s. The token stands below, and is not shown again:\n"},
	"token.ended":        {"Beëindigd.\n", "Ended.\n"},
	"token.head":         {"ID\tBEGINT MET\tBEREIK\tTOT\tLAATST GEBRUIKT\tNAAM\n", "ID\tBEGINS WITH\tSCOPE\tUNTIL\tLAST USED\tNAME\n"},
	"me.token":           {"token: %s, tot %s", "token: %s, until %s"},
}
