// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// The codes of what is wrong; they are stable.
const (
	CodeRequired            = "required"
	CodeSlug                = "code_malformed"
	CodeTooLong             = "too_long"
	CodeTooMany             = "too_many"
	CodeControl             = "control_character"
	CodeTwice               = "named_twice"
	CodeDay                 = "date"
	CodeReversed            = "end_before_start"
	CodeStillRunning        = "still_running"
	CodeUnknownKind         = "unknown_kind"
	CodeUnknownCategory     = "unknown_category"
	CodeUnknownEdition      = "unknown_edition"
	CodeUnknownState        = "unknown_state"
	CodeUnknownHub          = "unknown_hub"
	CodeUnknownOrganisation = "unknown_organisation"
	CodeUnknownTrajectory   = "unknown_trajectory"
	CodeCompanyNumber       = "company_number"
	CodeEstablishment       = "establishment_number"
	CodePostalCode          = "postal_code"
	CodeCountry             = "country"
	CodeWebsite             = "website"
	CodeNACE                = "nace_code"
	CodeCodeTaken           = "code_taken"
	CodeNumberTaken         = "number_taken"
	CodeIDFixed             = "id_fixed"
	CodeFixed               = "code_fixed"
	CodeNotYourHub          = "not_your_hub"
	CodePropose             = "propose_instead"
	CodeChange              = "change_instead"
	CodeUnchanged           = "nothing_changes"
	CodeUnknownProposal     = "unknown_proposal"
	CodeNotYours            = "not_your_organisation"
	CodeOwnProposal         = "own_proposal"
	CodeDecided             = "decided_already"
	CodeChangedSince        = "changed_since"
)

var sentences = map[string]bilingual.Words{
	CodeRequired:            {"Dit is verplicht. Vul het in.", "This is required. Fill it in."},
	CodeSlug:                {"Een code heeft 2 tot 48 tekens: kleine letters a tot z, cijfers, en streepjes ertussen.", "A code has 2 to 48 characters: small letters a to z, digits, and hyphens between them."},
	CodeTooLong:             {"Dit is te lang. Kort het in.", "This is too long. Shorten it."},
	CodeTooMany:             {"Dit zijn er te veel: hoogstens 50.", "These are too many: at most 50."},
	CodeControl:             {"Er staat een onzichtbaar stuurteken in. Typ de tekst opnieuw.", "There is an invisible control character in it. Type the text again."},
	CodeTwice:               {"Dit staat er al. Laat er één staan.", "This is there already. Keep one."},
	CodeDay:                 {"Deze dag bestaat niet. Schrijf jaar-maand-dag, zoals 2026-11-24.", "This day does not exist. Write year-month-day, such as 2026-11-24."},
	CodeReversed:            {"Het einde ligt voor het begin. Kijk beide dagen na.", "The end lies before the start. Check both days."},
	CodeStillRunning:        {"Een traject dat loopt, heeft geen einde. Geef ook een andere stand, of laat dit weg.", "A trajectory that runs has no end. Give another state too, or leave this out."},
	CodeUnknownKind:         {"Kies een soort uit de lijst: " + kinds() + ".", "Choose a kind from the list: " + kinds() + "."},
	CodeUnknownCategory:     {"Kies een categorie van de sociale economie uit de lijst, zoals maatwerkbedrijf, of laat dit leeg.", "Choose a category of the social economy from the list, such as maatwerkbedrijf, or leave this empty."},
	CodeUnknownEdition:      {"Kies 2008 of 2025: de uitgave van NACE-BEL waaruit de code komt.", "Choose 2008 or 2025: the edition of NACE-BEL that the code comes from."},
	CodeUnknownState:        {"Kies running, finished of stopped.", "Choose running, finished or stopped."},
	CodeUnknownHub:          {"Deze hub bestaat niet. Kijk de code na.", "This hub does not exist. Check the code."},
	CodeUnknownOrganisation: {"Deze organisatie bestaat niet. Zoek haar op of voeg haar eerst toe.", "This organisation does not exist. Look it up or add it first."},
	CodeUnknownTrajectory:   {"Dit traject bestaat niet. Kijk de code na.", "This trajectory does not exist. Check the code."},
	CodeCompanyNumber:       {"Dit ondernemingsnummer bestaat niet: tien cijfers, zoals 0999.010.126. Kijk het na in de KBO.", "This company number does not exist: ten digits, such as 0999.010.126. Check it in the CBE."},
	CodeEstablishment:       {"Dit is het nummer van een vestigingseenheid. Geef het ondernemingsnummer.", "This is the number of an establishment unit. Give the company number."},
	CodePostalCode:          {"Een Belgische postcode heeft vier cijfers. Kijk postcode en land na.", "A Belgian postal code has four digits. Check postal code and country."},
	CodeCountry:             {"Geef de landcode van twee hoofdletters, zoals BE.", "Give the country code of two capitals, such as BE."},
	CodeWebsite:             {"Geef een volledig webadres, dat begint met https://.", "Give a full web address that begins with https://."},
	CodeNACE:                {"Een NACE-code heeft vier of vijf cijfers, zoals 31090.", "A NACE code has four or five digits, such as 31090."},
	CodeCodeTaken:           {"Deze code is al gebruikt. Kijk of het om hetzelfde gaat, of kies een andere.", "This code is in use. See whether it is the same one, or choose another."},
	CodeNumberTaken:         {"Een organisatie met dit ondernemingsnummer bestaat al. Gebruik die.", "An organisation with this company number exists already. Use that one."},
	CodeIDFixed:             {"De code van een traject verandert niet: dossiers noemen ze.", "The code of a trajectory does not change: dossiers name it."},
	CodeFixed:               {"De code van een organisatie verandert niet: hubs en trajecten noemen ze.", "The code of an organisation does not change: hubs and trajectories name it."},
	CodeNotYourHub:          {"Dit kan alleen de trekkende hub van het traject. Vraag het een collega van die hub.", "Only the lead hub of the trajectory can do this. Ask a colleague of that hub."},
	CodePropose:             {"Deze organisatie wijzigt alleen wie haar bijhoudt: de hub die haar invoerde, of de programmamanager. Stel de wijziging voor met dossier organisation propose.", "Only who keeps this organisation changes it: the hub that entered it, or the manager. Propose the change with dossier organisation propose."},
	CodeChange:              {"U mag deze organisatie zelf wijzigen: dossier organisation change.", "You may change this organisation yourself: dossier organisation change."},
	CodeUnchanged:           {"Dit staat er al zo: er valt niets te wijzigen. Noem een veld met een andere waarde.", "It says so already: there is nothing to change. Name a field with another value."},
	CodeUnknownProposal:     {"Dit voorstel bestaat niet. dossier organisation proposals toont welke er zijn.", "This proposal does not exist. dossier organisation proposals shows those that there are."},
	CodeNotYours:            {"Over deze voorstellen beslist alleen wie de organisatie bijhoudt: de hub die haar invoerde, of de programmamanager.", "Only who keeps the organisation decides on these proposals: the hub that entered it, or the manager."},
	CodeOwnProposal:         {"Over een eigen voorstel beslist een ander. Vraag het een collega.", "Somebody else decides on a proposal of yours. Ask a colleague."},
	CodeDecided:             {"Over dit voorstel is al beslist.", "This proposal has been decided on."},
	CodeChangedSince:        {"Wat dit voorstel wijzigt, is intussen veranderd. Er is niets gewijzigd. Wijs het af, en laat het zo nodig opnieuw voorstellen.", "What this proposal changes has become something else meanwhile. Nothing was changed. Reject it, and have it proposed again if need be."},
}

// Words say of a code what is wrong and what to do.
func Words(code string) bilingual.Words { return sentences[code] }

// Fault is something wrong with a record.
func Fault(pointer, code string) fault.Fault { return fault.At(pointer, code, sentences[code]) }

var kindWords = map[Kind]bilingual.Words{
	LocalAuthority:       {"lokaal bestuur", "local authority"},
	Company:              {"onderneming", "company"},
	CompanyNetwork:       {"ondernemersorganisatie", "company network"},
	SocialEconomy:        {"sociale economie", "social economy"},
	KnowledgeInstitution: {"kennisinstelling", "knowledge institution"},
	Intermunicipal:       {"intergemeentelijk samenwerkingsverband", "intermunicipal association"},
	RegionalAuthority:    {"bovenlokaal bestuur", "regional authority"},
	Other:                {"andere", "other"},
}

var categoryWords = map[Category]bilingual.Words{
	"maatwerkbedrijf":         {"maatwerkbedrijf", "customised-work company"},
	"maatwerkafdeling":        {"maatwerkafdeling", "customised-work department"},
	"lokale_diensteneconomie": {"lokale diensteneconomie", "local services economy"},
	"invoegbedrijf":           {"invoegbedrijf", "insertion company"},
	"erkende_cooperatie":      {"erkende coöperatieve vennootschap", "recognised cooperative company"},
	"activiteitencooperatie":  {"activiteitencoöperatie", "activity cooperative"},
}

// Label is the category in words, "" for none.
func (c Category) Label(lang string) string { return categoryWords[c].In(lang) }

// Label is the kind in words.
func (k Kind) Label(lang string) string { return kindWords[k].In(lang) }

var stateWords = map[State]bilingual.Words{
	Running:  {"loopt", "running"},
	Finished: {"afgerond", "finished"},
	Stopped:  {"stopgezet", "stopped"},
}

// Label is the state in words.
func (s State) Label(lang string) string { return stateWords[s].In(lang) }

// The words speak of what is on record: a hub may well have a partner that nobody entered.
var sideWords = map[Side]bilingual.Words{
	SideLocalAuthority: {"Er staat die dag geen lokaal bestuur als kernpartner geregistreerd.", "No local authority is on record as a core partner that day."},
	SideRegular:        {"Er staat die dag geen kernpartner uit de reguliere economie geregistreerd.", "No core partner of the regular economy is on record that day."},
	SideSocial:         {"Er staat die dag geen kernpartner uit de sociale economie geregistreerd.", "No core partner of the social economy is on record that day."},
}

var sideNames = map[Side]bilingual.Words{
	SideLocalAuthority: {"Lokaal bestuur", "Local authority"},
	SideRegular:        {"Reguliere economie", "Regular economy"},
	SideSocial:         {"Sociale economie", "Social economy"},
	"":                 {"Andere", "Others"},
}

// Label is the side in words; that of "" is what stands for none.
func (s Side) Label(lang string) string { return sideNames[s].In(lang) }

// Message says that the side is missing.
func (s Side) Message(lang string) string { return sideWords[s].In(lang) }

// kinds names every kind by its code.
func kinds() string {
	var codes []string
	for _, k := range Kinds {
		codes = append(codes, string(k))
	}
	return strings.Join(codes, ", ")
}
