// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// book is every rule that a tag of a call names.
var book = rules.New(map[string]rules.Rule{
	"call_code":     func(s, _ string) bool { return isCode(s) },
	"key":           func(s, _ string) bool { return isKey(s) },
	"worded":        func(s, _ string) bool { return worded(s) },
	"seen":          func(s, _ string) bool { return visible(s) },
	"authority":     func(s, _ string) bool { return worded(s) && visible(s) && utf8.RuneCountInString(s) <= rules.MaxLine },
	"positive":      func(s, _ string) bool { c, err := money.Parse(s); return err == nil && c > 0 },
	"share":         rules.Between,
	"own_share":     rules.Between,
	"cost_category": func(s, _ string) bool { return slices.Contains(application.List("cost_categories"), s) },
	"declaration":   func(s, _ string) bool { return slices.Contains(application.DeclarationKeys(), s) },
}, said)

func worded(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// fieldWords say what is wrong with what a rule of a call says by itself.
var fieldWords = map[string]bilingual.Words{
	"call_code": {"moet uit hoofdletters A tot Z, cijfers en koppeltekens bestaan, hoogstens 32: eerst een letter, op het einde een letter of cijfer, nooit twee koppeltekens na elkaar",
		"must be capitals A to Z, digits and hyphens, at most 32: first a letter, at the end a letter or digit, never two hyphens in a row"},
	"key": {"moet uit kleine letters a tot z, cijfers en liggende streepjes bestaan, hoogstens 32: eerst een letter, op het einde een letter of cijfer, nooit twee streepjes na elkaar",
		"must be small letters a to z, digits and underscores, at most 32: first a letter, at the end a letter or digit, never two underscores in a row"},
	"worded": {"is verplicht: een naam in woorden", "is required: a name in words"},
	"seen":   {"bevat tekens die niemand ziet: typ de naam opnieuw", "holds characters that nobody sees: type the name again"},
	"line":   {"is te lang: hoogstens 200 tekens", "is too long: at most 200 characters"},
	"authority": {"moet een naam in woorden zijn, hoogstens 200 tekens, of weggelaten worden",
		"must be a name in words, at most 200 characters, or be left out"},
	"eq": {"moet 1 zijn in een oproepbestand: een amendement maakt de volgende versie",
		"must be 1 in a call file: an amendment makes the next version"},
	"ne": {"is al de naam van het totaal: kies een andere", "is the name of the total already: choose another"},
	"required": {"is verplicht: een tijdstip zoals 2027-03-01T09:00:00+01:00",
		"is required: an instant such as 2027-03-01T09:00:00+01:00"},
	"near": {"moet in de jaren 2000 tot 2100 vallen", "must fall in the years 2000 to 2100"},
	"date": {"moet een dag zijn zoals 2027-03-01, in de jaren 2000 tot 2100",
		"must be a day such as 2027-03-01, in the years 2000 to 2100"},
	"oneof":   {"moet {limit} zijn", "must be {limit}"},
	"between": {"moet {limit} zijn", "must be {limit}"},
	"share":   {"moet {limit} zijn (honderdsten van een procent)", "must be {limit} (basis points)"},
	"own_share": {"moet {limit} zijn (honderdsten van een procent): de rest kan subsidie zijn",
		"must be {limit} (basis points): the rest can be subsidy"},
	"positive": {"moet een positief bedrag in euro zijn met hoogstens twee decimalen",
		"must be a positive amount in euro with at most two decimals"},
	"min":           {"heeft er minstens één nodig", "needs at least one"},
	"max":           {"heeft te veel regels: hoogstens {limit}", "has too many entries: at most {limit}"},
	"once":          {"staat er twee keer", "is there twice"},
	"cost_category": {"staat niet in de lijst van kostensoorten", "is not in the list of cost categories"},
	"declaration":   {"staat niet in de lijst van verklaringen", "is not in the list of declarations"},
	"isdefault": {"hoort niet in een oproepbestand: een amendement verlengt voor een hub of een dossier",
		"does not belong in a call file: an amendment extends for a hub or a dossier"},
}

// said says which rule a field of a call breaks.
func said(b rules.Broken) fault.Fault {
	limit := bilingual.Plain(b.Parameter)
	switch b.Rule {
	case "oneof":
		limit = bilingual.Words{strings.ReplaceAll(b.Parameter, " ", " of "), strings.ReplaceAll(b.Parameter, " ", " or ")}
	case "between", "share", "own_share":
		limit = bilingual.Words{strings.Replace(b.Parameter, ":", " tot ", 1), strings.Replace(b.Parameter, ":", " to ", 1)}
	}
	words := fieldWords[b.Rule].With(limit)
	return wrong(b.Pointer, words[0], words[1])
}
