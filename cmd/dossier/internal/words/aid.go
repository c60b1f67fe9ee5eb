// SPDX-License-Identifier: EUPL-1.2

package words

import "github.com/dossierwerkt/dossierwerkt/internal/bilingual"

// aidWords are the sentences about de-minimis aid.
var aidWords = map[string]bilingual.Words{
	"aid.short":               {"De-minimissteun: hoe de rekeningen staan, en wat geregistreerd moet worden", "De-minimis aid: how the accounts stand, and what must be registered"},
	"aid.show.short":          {"Wat meetelt, gevraagd is en nog kan, per begunstigde van een dossier", "What counts, is asked and is left, for each beneficiary of a dossier"},
	"aid.register.short":      {"De steun die in het centrale register moet, met de laatste dag", "The aid that must stand in the central register, with its last day"},
	"aid.none":                {"In dit dossier wordt geen de-minimissteun gevraagd.\n", "No de-minimis aid is asked in this dossier.\n"},
	"aid.no_regulation":       {"Voor vandaag kennen we geen de-minimisverordening: er kan geen de-minimissteun toegekend worden.\n", "For today we know no de-minimis regulation: no de-minimis aid can be granted.\n"},
	"aid.head":                {"BEGUNSTIGDE\tNUMMER\tPLAFOND\tTELT AL MEE\tGEVRAAGD\tNOG\tPAST\n", "BENEFICIARY\tNUMBER\tCEILING\tCOUNTS ALREADY\tASKED\tLEFT\tFITS\n"},
	"aid.fits":                {"past", "fits"},
	"aid.too_much":            {"past niet", "does not fit"},
	"aid.entries":             {"%s: steun en verbonden ondernemingen (telt mee vanaf %s)", "%s: aid and linked companies (counts from %s)"},
	"aid.entries_head":        {"DAG\tBEDRAG\tTELT\tVERORDENING\tBRON\tDOSSIER\tDOOR\n", "DAY\tAMOUNT\tCOUNTS\tREGULATION\tSOURCE\tDOSSIER\tBY\n"},
	"aid.own":                 {"onze toekenning", "our grant"},
	"aid.declared":            {"verklaard", "declared"},
	"aid.counts":              {"ja", "yes"},
	"aid.counts_not":          {"nee", "no"},
	"aid.linked":              {"verbonden met %s (%s)", "linked with %s (%s)"},
	"aid.unlinked":            {"noemde %s als verbonden; dat telt niet (%s)", "named %s as linked; that does not count (%s)"},
	"aid.linked_by":           {"verbonden met %s, dat anderen noemden", "linked with %s, which others named"},
	"aid.discreet":            {"De bedragen ziet u pas wanneer iemand van de aanvrager zich zelf kan aanmelden. De dossierbeheerder ziet ze wel.\n", "You see the amounts only once somebody of the applicant can sign in. The programme officer does see them.\n"},
	"aid.linked_more":         {"verbonden met nog %d onderneming(en), die anderen noemden", "linked with %d more companies, which others named"},
	"register.head":           {"DOSSIER\tBEGUNSTIGDE\tNUMMER\tSTEUN\tTOEGEKEND\tLAATSTE DAG\tSTAND\tKENMERK\n", "DOSSIER\tBENEFICIARY\tNUMBER\tAID\tGRANTED\tLAST DAY\tSTATE\tREFERENCE\n"},
	"register.empty":          {"Er is niets te registreren.\n", "Nothing is to be registered.\n"},
	"registered.open":         {"te registreren", "to be registered"},
	"registered.late":         {"te laat", "late"},
	"registered.registered":   {"geregistreerd", "registered"},
	"filter.register":         {"stand: open, late of registered", "state: open, late or registered"},
	"register-aid.short":      {"Vastleggen dat de steun van de laatste beslissing in het centrale register staat", "Record that the aid of the last decision stands in the central register"},
	"flag.register_reference": {"kenmerk dat het register gaf", "reference that the register gave"},

	"invite-hub.short":  {"Een andere hub uitnodigen om het dossier te steunen", "Invite another hub to support the dossier"},
	"dismiss-hub.short": {"Een steunende hub laten gaan", "Let a supporting hub go"},
	"strike-link.short": {"Een verbonden onderneming schrappen die er geen is", "Strike a linked company that is none"},
	"flag.place":        {"plaats in de aanvraag, zoals dossier aid show ze toont", "place in the application, as dossier aid show names it"},
	"show.aid":          {"De-minimis", "De-minimis"},
	"show.aid_figures":  {"%s: telt al mee %s, gevraagd %s, nog %s (%s)", "%s: counts already %s, asked %s, left %s (%s)"},
	"show.aid_fits":     {"%s: %s", "%s: %s"},
	"results.register":  {"Nog te registreren de-minimissteun: %s (te laat: %s)", "De-minimis aid still to be registered: %s (late: %s)"},
}
