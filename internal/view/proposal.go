// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// readProposals reads every proposal, besides those who decide on them.
var readProposals = []dossier.Role{dossier.Manager, dossier.Auditor}

// Proposals are those about an organisation, or with no code those about any that are open: all for who keeps it, and for everybody
// their own. Errors as of Organisation.
func (s Sight) Proposals(ctx context.Context, code string) ([]contract.Proposal, error) {
	if code == "" {
		if !s.identity.Holds(access.ReadRegistry...) && len(s.companies()) == 0 {
			return nil, s.only(access.ReadRegistry)
		}
	} else if _, err := s.Known(ctx, code); err != nil {
		return nil, err
	}
	return s.proposals(ctx, postgres.Proposed{Organisation: code})
}

// Proposal is one that Proposals shows. registry.ErrNoProposal.
func (s Sight) Proposal(ctx context.Context, code string, id int64) (p contract.Proposal, err error) {
	found, err := s.proposals(ctx, postgres.Proposed{Organisation: code, ID: id})
	if err == nil && len(found) != 1 {
		err = registry.ErrNoProposal
	}
	if err != nil {
		return p, err
	}
	return found[0], nil
}

func (s Sight) proposals(ctx context.Context, of postgres.Proposed) ([]contract.Proposal, error) {
	of.By, of.All, of.Hubs = s.identity.ID, s.identity.Holds(readProposals...), []string{}
	for _, p := range s.identity.Of(dossier.HubStaff) {
		of.Hubs = append(of.Hubs, p.Hub)
	}
	found, err := s.store.Proposals(ctx, of)
	all := []contract.Proposal{}
	for _, p := range found {
		all = append(all, s.proposal(p))
	}
	return all, err
}

var proposalWords = map[string]bilingual.Words{contract.ProposalOpen: {"open", "open"}, contract.ProposalAccepted: {"aanvaard", "accepted"},
	contract.ProposalRejected: {"afgewezen", "rejected"}}

func (s Sight) proposal(p postgres.Proposal) contract.Proposal {
	v := contract.Proposal{ID: p.ID, Organisation: p.Organisation, Changes: fieldChanges(p.Changes, s.lang), Reason: p.Reason,
		By: s.hand(p.By), At: p.At, State: contract.ProposalOpen, Remark: p.Remark}
	if p.Accepted != nil {
		by := s.hand(p.Decider)
		v.State, v.DecidedBy, v.DecidedAt = contract.ProposalRejected, &by, &p.Decided
		if *p.Accepted {
			v.State = contract.ProposalAccepted
		}
	}
	v.Label = proposalWords[v.State].In(s.lang)
	return v
}

// History is everything that the registry said of an organisation, newest first. Errors as of Organisation.
func (s Sight) History(ctx context.Context, code string) (h contract.OrganisationHistory, err error) {
	if _, err := s.Known(ctx, code); err != nil {
		return h, err
	}
	found, err := s.store.OrganisationVersions(ctx, code)
	h = contract.OrganisationHistory{Code: code, Versions: []contract.OrganisationVersion{}}
	for i, x := range found {
		v := contract.OrganisationVersion{Version: x.Number, At: x.At, By: s.hand(x.By),
			Organisation: organisationView(x.Organisation, s.lang), Changes: []contract.FieldChange{}}
		if i > 0 {
			v.Changes = fieldChanges(found[i-1].Organisation.Changes(x.Organisation), s.lang)
		}
		if p := x.Proposal; p != nil {
			v.Proposal = &contract.Proposed{ID: p.ID, By: s.hand(p.By), At: p.At, Reason: p.Reason}
		}
		h.Versions = append(h.Versions, v)
	}
	slices.Reverse(h.Versions)
	return h, err
}

func fieldChanges(changes []registry.Change, lang string) []contract.FieldChange {
	all := []contract.FieldChange{}
	for _, c := range changes {
		all = append(all, contract.FieldChange{Pointer: c.Field, Label: c.Label(lang), From: c.From, To: c.To})
	}
	return all
}

// hand is who did something. Who assesses is the programme's to know.
func (s Sight) hand(h postgres.Hand) contract.Hand {
	if h.Role == dossier.Assessor && h.ID != s.identity.ID &&
		!s.identity.Holds(dossier.ProgrammeOfficer, dossier.Decider, dossier.Manager, dossier.Auditor) {
		return contract.Hand{Actor: contract.Actor{Role: h.Role}, As: string(h.Role)}
	}
	return contract.Hand{Actor: contract.Actor{ID: h.ID, Name: h.Name, Role: h.Role, For: h.Lender},
		As: access.Person{Role: h.Role, Hub: h.Hub, Company: h.Company}.Calls()}
}
