// SPDX-License-Identifier: EUPL-1.2

package strict

import (
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// sentences are what people read for each code of what cannot be read.
var sentences = map[string]bilingual.Words{
	"file_encoding":     {"Dit bestand is in {limit}. Bewaar het als UTF-8 en probeer opnieuw.", "This file is in {limit}. Save it as UTF-8 and try again."},
	"malformed_json":    {"Dit is geen geldige JSON{limit}. Kijk haakjes, aanhalingstekens en komma's na.", "This is not valid JSON{limit}. Check braces, quotes and commas."},
	"duplicate_field":   {"Dit veld staat er twee keer. Laat er één staan.", "This field is there twice. Keep one."},
	"too_deep":          {"De gegevens zijn te diep genest.", "The data are nested too deeply."},
	"too_large":         {"De aanvraag is te groot (hoogstens {limit}). Kort teksten in.", "The application is too large (at most {limit}). Shorten texts."},
	"too_many":          {"Te veel regels: hoogstens {limit}.", "Too many entries: at most {limit}."},
	"unknown_field":     {"Dit veld bestaat niet. Kijk de schrijfwijze na of laat het weg.", "This field does not exist. Check the spelling or leave it out."},
	"wrong_type":        {"Dit veld verwacht {limit}.", "This field expects {limit}."},
	"control_character": {"Er staat een onzichtbaar stuurteken in. Typ de tekst opnieuw.", "There is an invisible control character in it. Type the text again."},
	"date":              {"Dit veld verwacht {limit}.", "This field expects {limit}."},
}

// wrong is something that cannot be read; the limit fills the gap in its sentence, if it has one.
func wrong(pointer, code string, limit ...bilingual.Words) fault.Fault {
	return fault.At(pointer, code, sentences[code].With(limit...))
}
