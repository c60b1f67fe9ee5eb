// SPDX-License-Identifier: EUPL-1.2

package access

import "github.com/dossierwerkt/dossierwerkt/internal/bilingual"

// Notion is a word of the programme that is said of people, and what it means.
type Notion struct{ Word, Means bilingual.Words }

// Notions are the words that are said of people, as docs/glossary.md has them.
var Notions = []Notion{
	{bilingual.Words{"hoedanigheid", "membership"}, bilingual.Words{"wat iemand in het programma is: een rol, van een hub of onderneming waar de rol er een vraagt, vanaf een eerste dag. Ze wordt gegeven en beëindigd, nooit gewijzigd",
		"what somebody is in the programme: a role, of a hub or company where the role is of one, from a first day. It is given and ended, never changed"}},
	{bilingual.Words{"coördinator", "coordinator"}, bilingual.Words{"hubmedewerker die de hoedanigheden van de mensen van de hub geeft en beëindigt", "hub staff who gives and ends the memberships of the hub's people"}},
	{bilingual.Words{"ondertekenaar", "signatory"}, bilingual.Words{"contact dat voor de onderneming ondertekent", "contact who signs for the company"}},
	{bilingual.Words{"eerste contact", "first contact"}, bilingual.Words{"contact dat de trekkende hub in één dossier toeliet; opent na bevestiging elk dossier van de onderneming",
		"contact whom the lead hub let into one dossier; opens all of the company once confirmed"}},
	{bilingual.Words{"bevestigen", "confirm"}, bilingual.Words{"zeggen dat een contact voor de onderneming spreekt; de dossierbeheerder doet dat", "say that a contact speaks for the company; the programme officer does"}},
	{bilingual.Words{"geleend", "lent"}, bilingual.Words{"een hoedanigheid waarmee iemand tot een laatste dag werkt in de plaats van wie ze heeft; beide namen staan bij wat er gebeurt",
		"a membership that somebody acts under for whoever holds it, until a last day; both names stand by what is done"}},
	{bilingual.Words{"trekkende hub", "lead hub"}, bilingual.Words{"hub die een dossier opmaakt en indient", "hub that drafts and submits a dossier"}},
	{bilingual.Words{"steunende hub", "supporting hub"}, bilingual.Words{"hub die mee mag opmaken omdat de trekkende hub haar uitnodigde", "hub that may draft along because the lead hub invited it"}},
}
