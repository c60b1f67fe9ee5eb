// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"fmt"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// proposal is what somebody would change of an organisation, and why.
type proposal struct {
	Fields registry.Organisation `json:"fields" validate:"-" doc:"Those that are to change, with their new values"`
	Reason string                `json:"reason" validate:"filled,line,visible" doc:"Why; who decides reads it, and it stays with the change"`
}

type proposalOutput struct {
	Location string `header:"Location"`
	Body     contract.Proposal
}

// propose keeps what somebody would change who may not, for who may.
func (a *API) propose(ctx context.Context, in *changeOrganisationInput) (*proposalOutput, error) {
	before, err := a.sight(ctx).Known(ctx, in.Code)
	if err != nil {
		return nil, err
	}
	if len(who(ctx).Which(func(p access.Person) bool { return p.Keeps(before.Hub) })) > 0 {
		return nil, registry.ErrChange
	}
	by, _, err := desk.Fitting(who(ctx), func(p access.Person) bool { return view.ReadsOrganisation(p, before) })
	if err != nil {
		return nil, err
	}
	body := proposal{Fields: before}
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	if err := right(lang(ctx), body); err != nil {
		return nil, err
	}
	after, err := changed(before, body.Fields)
	if err != nil {
		return nil, placed(err, "/fields")
	}
	changes := before.Changes(after)
	if len(changes) == 0 {
		return nil, fault.Faults{registry.Fault("/fields", registry.CodeUnchanged)}
	}
	id, err := a.Store.Propose(ctx, in.Code, changes, body.Reason, by)
	if err != nil {
		return nil, err
	}
	kept, err := a.sight(ctx).Proposal(ctx, in.Code, id)
	return &proposalOutput{Location: fmt.Sprintf("/api/v1/organisations/%s/proposals", in.Code), Body: kept}, err
}

type proposalsOutput struct{ Body contract.ProposalList }

func (a *API) proposals(ctx context.Context, in *organisationInput) (*proposalsOutput, error) {
	all, err := a.sight(ctx).Proposals(ctx, in.Code)
	return &proposalsOutput{contract.ProposalList{Proposals: all}}, err
}

func (a *API) openProposals(ctx context.Context, _ *struct{}) (*proposalsOutput, error) {
	return a.proposals(ctx, &organisationInput{})
}

type decideProposalInput struct {
	BodyInput
	Code string `path:"code"`
	ID   string `path:"id"`
}

func (a *API) acceptProposal(ctx context.Context, in *decideProposalInput) (*proposalOutput, error) {
	return a.decideProposal(ctx, in, true)
}

func (a *API) rejectProposal(ctx context.Context, in *decideProposalInput) (*proposalOutput, error) {
	return a.decideProposal(ctx, in, false)
}

// decideProposal is for who keeps the organisation; whether there is such a proposal is not told to others.
func (a *API) decideProposal(ctx context.Context, in *decideProposalInput, accepted bool) (*proposalOutput, error) {
	by, err := a.keeper(ctx, in.Code, registry.ErrNotYours)
	if err != nil {
		return nil, err
	}
	var body contract.RemarkBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	if err := right(lang(ctx), body); err != nil {
		return nil, err
	}
	if !accepted && body.Remark == "" {
		return nil, fieldProblem(lang(ctx), "required", "/remark")
	}
	id, err := strconv.ParseInt(in.ID, 10, 64)
	if err != nil || id <= 0 {
		return nil, registry.ErrNoProposal
	}
	if err := a.Store.Decide(ctx, in.Code, id, by, accepted, body.Remark); err != nil {
		return nil, err
	}
	kept, err := a.sight(ctx).Proposal(ctx, in.Code, id)
	return &proposalOutput{Body: kept}, err
}
