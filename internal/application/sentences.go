// SPDX-License-Identifier: EUPL-1.2

package application

// sentences are what people read for each code of a problem.
var sentences = map[string]struct{ nl, en string }{
	"malformed_json":       {"Dit is geen geldige JSON. Kijk haakjes, aanhalingstekens en komma's na.", "This is not valid JSON. Check braces, quotes and commas."},
	"duplicate_field":      {"Dit veld staat er twee keer. Laat er één staan.", "This field is there twice. Keep one."},
	"too_deep":             {"De gegevens zijn te diep genest.", "The data are nested too deeply."},
	"too_large":            {"De aanvraag is te groot (hoogstens {limit}). Kort teksten in.", "The application is too large (at most {limit}). Shorten texts."},
	"too_many":             {"Te veel regels: hoogstens {limit}.", "Too many entries: at most {limit}."},
	"unknown_field":        {"Dit veld bestaat niet. Kijk de schrijfwijze na of laat het weg.", "This field does not exist. Check the spelling or leave it out."},
	"wrong_type":           {"Dit veld verwacht {limit}.", "This field expects {limit}."},
	"control_character":    {"Er staat een onzichtbaar stuurteken in. Typ de tekst opnieuw.", "There is an invisible control character in it. Type the text again."},
	"required":             {"Dit is nog niet ingevuld.", "This has not been filled in yet."},
	"line_too_long":        {"Dit is te lang: hoogstens {limit} tekens op één regel.", "This is too long: at most {limit} characters on one line."},
	"text_too_long":        {"Deze tekst is te lang: hoogstens {limit} tekens.", "This text is too long: at most {limit} characters."},
	"company_number":       {"Dit ondernemingsnummer bestaat niet: tien cijfers, zoals 0999.010.126. Kijk het na in de KBO.", "This company number does not exist: ten digits, such as 0999.010.126. Check it in the CBE."},
	"establishment_number": {"Dit is het nummer van een vestigingseenheid. Geef het ondernemingsnummer.", "This is the number of an establishment unit. Give the company number."},
	"iban":                 {"Dit rekeningnummer klopt niet. Neem het over van een rekeninguittreksel.", "This account number is not right. Copy it from a bank statement."},
	"email":                {"Dit is geen volledig e-mailadres, zoals naam@organisatie.be.", "This is not a full e-mail address, such as name@organisation.be."},
	"website":              {"Geef een volledig webadres, dat begint met https://.", "Give a full web address that begins with https://."},
	"phone":                {"Geef een telefoonnummer met cijfers en spaties, zoals +32 14 00 00 01.", "Give a phone number of digits and spaces, such as +32 14 00 00 01."},
	"amount":               {"Geef een bedrag in euro, zoals 1234.56.", "Give an amount in euro, such as 1234.56."},
	"amount_negative":      {"Een bedrag kan niet negatief zijn.", "An amount cannot be negative."},
	"amount_decimals":      {"Een bedrag heeft hoogstens twee decimalen.", "An amount has at most two decimals."},
	"date":                 {"Deze datum bestaat niet. Schrijf jaar-maand-dag, zoals 2026-11-24.", "This date does not exist. Write year-month-day, such as 2026-11-24."},
	"unknown_key":          {"Kies een waarde uit de lijst.", "Choose a value from the list."},
	"nace_code":            {"Een NACE-code heeft vier of vijf cijfers, zoals 31090.", "A NACE code has four or five digits, such as 31090."},
	"refnis":               {"Een gemeentecode (REFNIS) heeft vijf cijfers, zoals 13040.", "A municipality code (REFNIS) has five digits, such as 13040."},
	"postal_code":          {"Een Belgische postcode heeft vier cijfers.", "A Belgian postal code has four digits."},
	"country":              {"Geef de landcode van twee hoofdletters, zoals BE.", "Give the country code of two capitals, such as BE."},
	"decimals":             {"Geef een getal met een punt en hoogstens {limit} decimalen, zoals 46.5.", "Give a number with a point and at most {limit} decimals, such as 46.5."},
	"declaration_required": {"Deze verklaring is nodig om te kunnen indienen.", "This declaration is needed before submission."},
	"company_differs":      {"Dit is een ander ondernemingsnummer dan waarvoor het dossier gestart is.", "This is another company number than the one the dossier was started for."},
	"hub_differs":          {"Dit is een andere hub dan waarvoor het dossier gestart is.", "This is another hub than the one the dossier was started for."},
}
