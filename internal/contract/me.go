// SPDX-License-Identifier: EUPL-1.2

package contract

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Me is who a token stands for.
type Me struct {
	Actor
	Label       string       `json:"label" doc:"The role in words; empty, as the role is, for who holds several memberships or none"`
	Hub         string       `json:"hub,omitempty"`
	Company     string       `json:"company_number,omitempty"`
	Memberships []Membership `json:"memberships" doc:"As what you can act"`
	Token       Token        `json:"token" doc:"The one that you came with"`
}

// Membership is something that a person is in the programme.
type Membership struct {
	ID      string       `json:"id"`
	As      string       `json:"as" doc:"How the header As names it, unless several are named alike: then by id"`
	Role    dossier.Role `json:"role"`
	Label   string       `json:"label" doc:"The role in words"`
	Hub     string       `json:"hub,omitempty"`
	Company string       `json:"company_number,omitempty"`
	Dossier string       `json:"dossier,omitempty" doc:"The only dossier that it opens"`
	Lent    bool         `json:"lent,omitempty" doc:"Lent by somebody else, whose hand counts too"`
	Duty    string       `json:"duty,omitempty" doc:"coordinator of the hub, or signatory of the company"`
	Since   *time.Time   `json:"since,omitempty"`
	Until   *time.Time   `json:"until,omitempty" doc:"From when it counts no more; no end is known where it is left out"`
	Active  bool         `json:"active,omitempty" doc:"It counts now"`
}

// AssessorList are the people who can be asked to assess.
type AssessorList struct {
	Assessors []Actor `json:"assessors"`
}
