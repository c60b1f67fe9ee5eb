// SPDX-License-Identifier: EUPL-1.2

// Package registry knows the hubs, the organisations that make them up, and the test trajectories that they run.
// It is pure: what a record must look like, and what of a hub is still missing on a day.
package registry

import (
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Kind says what an organisation is in the programme; the key is stored.
type Kind string

// The kinds, the same closed list as the content of a dossier has.
const (
	LocalAuthority       Kind = "local_authority"
	Company              Kind = "company"
	CompanyNetwork       Kind = "company_network"
	SocialEconomy        Kind = "social_economy"
	KnowledgeInstitution Kind = "knowledge_institution"
	Intermunicipal       Kind = "intermunicipal"
	RegionalAuthority    Kind = "regional_authority"
	Other                Kind = "other"
)

// Kinds are all kinds, in the order in which screens list them.
var Kinds = []Kind{LocalAuthority, Company, CompanyNetwork, SocialEconomy, KnowledgeInstitution, Intermunicipal, RegionalAuthority, Other}

// Category says how an organisation of the social economy is recognised; "" for none.
type Category string

// Categories are all categories, in the order in which screens list them.
var Categories = []Category{"maatwerkbedrijf", "maatwerkafdeling", "lokale_diensteneconomie", "invoegbedrijf", "erkende_cooperatie",
	"activiteitencooperatie"}

// Organisation is anybody that takes part in a hub, a trajectory or a dossier. It is entered once and may be in several hubs;
// a dossier that names it keeps a copy of its own. It holds what does not change from one dossier to the next, and nothing about
// a person: contact, signatory and account number are each dossier's. What is not known is "".
type Organisation struct {
	Code string `json:"code" validate:"required,slug"`
	// 0999.010.126, or "" where it has none or it is not known
	Number    string        `json:"company_number" validate:"omitempty,company_number"`
	Name      string        `json:"name" validate:"filled,line,visible"`
	Kind      Kind          `json:"kind" validate:"required,kind"`
	LegalForm string        `json:"legal_form" validate:"omitempty,line,visible"`
	Category  Category      `json:"social_economy_category" validate:"omitempty,category"`
	Address   PostalAddress `json:"address"`
	Website   string        `json:"website" validate:"omitempty,website"`
	NACE      []Activity    `json:"nace" validate:"max=50,dive,once"`

	Hub string `json:"-"` // that entered it and keeps it; "" where the programme does
}

// Normal gives the organisation as it is kept, and everything that is wrong with it.
func (o Organisation) Normal() (Organisation, fault.Faults) {
	o.Website = text.Compact(o.Website)
	if o.NACE == nil {
		o.NACE = []Activity{}
	}
	if number, err := identity.NormaliseCompanyNumber(o.Number); err == nil {
		o.Number = number
	}
	return o, book.Faults(o)
}
