// SPDX-License-Identifier: EUPL-1.2

// Package registry knows the hubs, the organisations that make them up, and the test trajectories that they run.
// It is pure: what a record must look like, and what of a hub is still missing on a day.
package registry

import (
	"errors"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
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

// Organisation is anybody that takes part in a hub or a trajectory. It is entered once and may be in several hubs.
type Organisation struct {
	Code   string `json:"code"`
	Number string `json:"company_number"` // 0999.010.126, or "" where it has none or it is not known
	Name   string `json:"name"`
	Kind   Kind   `json:"kind"`
	Seat   string `json:"seat"` // municipality, or ""
}

// Normal gives the organisation with its company number as it is kept, and everything that is wrong with it.
func (o Organisation) Normal() (Organisation, Faults) {
	var f Faults
	f.slug("/code", o.Code)
	f.line("/name", o.Name, true)
	f.line("/seat", o.Seat, false)
	if o.Kind == "" {
		f.note("/kind", CodeRequired)
	} else if !slices.Contains(Kinds, o.Kind) {
		f.note("/kind", CodeUnknownKind)
	}
	if o.Number == "" {
		return o, f
	}
	number, err := identity.NormaliseCompanyNumber(o.Number)
	switch {
	case errors.Is(err, identity.ErrEstablishment):
		f.note("/company_number", CodeEstablishment)
	case err != nil:
		f.note("/company_number", CodeCompanyNumber)
	default:
		o.Number = number
	}
	return o, f
}
