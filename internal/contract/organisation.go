// SPDX-License-Identifier: EUPL-1.2

package contract

// OrganisationView is an organisation as people see it. What is not known is empty.
type OrganisationView struct {
	Code          string         `json:"code"`
	Number        string         `json:"company_number" doc:"Empty when there is none or it is not known"`
	Name          string         `json:"name"`
	Kind          string         `json:"kind"`
	KindLabel     string         `json:"kind_label"`
	LegalForm     string         `json:"legal_form"`
	Category      string         `json:"social_economy_category"`
	CategoryLabel string         `json:"social_economy_label"`
	Address       SeatAddress    `json:"address"`
	Website       string         `json:"website"`
	NACE          []ActivityView `json:"nace"`
	Hub           string         `json:"hub" doc:"That entered it and keeps it; empty when the programme does"`
}

// What an organisation is taken to have where nothing was said.
const (
	HomeCountry = "BE"   // of an address
	Edition     = "2025" // of a NACE code
)

// OrganisationKinds are the kinds of organisation, in the order in which screens list them.
var OrganisationKinds = []string{"local_authority", "company", "company_network", "social_economy", "knowledge_institution",
	"intermunicipal", "regional_authority", "other"}

// SocialEconomyCategories say how an organisation of the social economy is recognised, in the order in which screens list them.
var SocialEconomyCategories = []string{"maatwerkbedrijf", "maatwerkafdeling", "lokale_diensteneconomie", "invoegbedrijf",
	"erkende_cooperatie", "activiteitencooperatie"}

// SeatAddress is where an organisation has its seat, as far as it is known.
type SeatAddress struct {
	Street       string `json:"street"`
	Number       string `json:"number"`
	PostalCode   string `json:"postal_code"`
	Municipality string `json:"municipality"`
	Country      string `json:"country"`
}

// ActivityView is a NACE code with the edition that it comes from.
type ActivityView struct {
	Code    string `json:"code"`
	Version string `json:"version"`
}

// OrganisationList are organisations that were looked for.
type OrganisationList struct {
	Organisations []OrganisationView `json:"organisations" doc:"At most 200"`
	Total         int                `json:"total"`
}
