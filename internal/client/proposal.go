// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// NewProposal is what somebody would change of an organisation, and why.
type NewProposal struct {
	Fields Fields `json:"fields"`
	Reason string `json:"reason"`
}

// Propose asks who keeps an organisation to change it.
func (c *Client) Propose(ctx context.Context, code string, p NewProposal) (Answer[contract.Proposal], error) {
	return record[contract.Proposal](ctx, c, http.MethodPost, at("organisations", code, "proposals"), p)
}

// Proposals are those about an organisation, or with no code those about any that are open.
func (c *Client) Proposals(ctx context.Context, code string) (Answer[contract.ProposalList], error) {
	if code == "" {
		return get[contract.ProposalList](ctx, c, at("organisation-proposals"))
	}
	return get[contract.ProposalList](ctx, c, at("organisations", code, "proposals"))
}

// DecideProposal accepts or rejects a proposal.
func (c *Client) DecideProposal(ctx context.Context, code, id string, accept bool,
	body contract.RemarkBody) (Answer[contract.Proposal], error) {
	verb := "reject"
	if accept {
		verb = "accept"
	}
	return record[contract.Proposal](ctx, c, http.MethodPost, at("organisations", code, "proposals", id, verb), body)
}

// OrganisationHistory is everything that was on record of an organisation.
func (c *Client) OrganisationHistory(ctx context.Context, code string) (Answer[contract.OrganisationHistory], error) {
	return get[contract.OrganisationHistory](ctx, c, at("organisations", code, "history"))
}
