// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// hat is a membership, as the matrix tells it: not as the record has it.
type hat struct {
	role         dossier.Role
	hub, company string
	only         *paper // the only dossier that it opens
	coordinates  bool
}

// subject is somebody who asks.
type subject struct {
	name, as, token, id string
	holds               []hat
	seats               map[*paper]bool // on which they sit, and whether they declared to have no interest
}

// paper is a dossier with words that stand in no other, so that each place where they are read is seen.
type paper struct {
	number, lead, supporting, company string
	status                            dossier.Status
	submitted                         bool
	outside, inside                   []string // words that who knows of it reads, and those for who looks into it
	fresh                             []string // words that are not handed in, for who may edit
}

// sees is what a membership sees of a dossier, told by hand.
func (h hat) sees(o *paper, seats map[*paper]bool) api.Sight {
	sees := false
	switch h.role {
	case dossier.Manager, dossier.Auditor:
		sees = true
	case dossier.ProgrammeOfficer, dossier.Decider:
		sees = o.submitted
	case dossier.Company:
		sees = h.company == o.company && (h.only == nil || h.only == o)
	case dossier.HubStaff, dossier.Reviewer:
		sees = h.hub == o.lead || h.hub == o.supporting
	case dossier.Assessor:
		if declared, seated := seats[o]; seated && !declared {
			return api.Knows
		} else if seated {
			return api.Reads
		}
	}
	if sees {
		return api.Reads
	}
	return ""
}

// stands is the relation of a membership to a dossier that it sees, told by hand.
func (h hat) stands(o *paper) dossier.Relation {
	switch {
	case h.role == dossier.Company:
		return dossier.Applicant
	case h.hub == "":
		return dossier.Programme
	case h.hub == o.lead:
		return dossier.Lead
	}
	return dossier.Supporting
}

// edits says whether a membership may change what a dossier says, told by hand.
func (h hat) edits(o *paper) bool {
	return h.sees(o, nil) == api.Reads && (h.role == dossier.Company || h.role == dossier.HubStaff)
}

// sees is the most that any of their memberships sees.
func (s *subject) sees(o *paper) (most api.Sight) {
	for _, h := range s.holds {
		if sees := h.sees(o, s.seats); sees == api.Reads || most == "" {
			most = sees
		}
	}
	return most
}

// has says whether they hold one of some roles.
func (s *subject) has(roles ...dossier.Role) bool {
	return slices.ContainsFunc(s.holds, func(h hat) bool { return slices.Contains(roles, h.role) })
}
