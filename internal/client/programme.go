// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Results is what the programme came to, of a hub and in a year; "" is all.
func (c *Client) Results(ctx context.Context, hub, year string) (Answer[contract.Results], error) {
	return get[contract.Results](ctx, c, asking(at("results"), "hub", hub, "year", year))
}

// Register is the aid that must stand in the central register, in a state; "" is all.
func (c *Client) Register(ctx context.Context, state string) (Answer[contract.Register], error) {
	return get[contract.Register](ctx, c, asking(at("register"), "state", state))
}

// Me is who the token stands for.
func (c *Client) Me(ctx context.Context) (Answer[contract.Me], error) {
	return get[contract.Me](ctx, c, at("me"))
}

// Assessors are the people who can be asked to assess.
func (c *Client) Assessors(ctx context.Context) (Answer[contract.AssessorList], error) {
	return get[contract.AssessorList](ctx, c, at("assessors"))
}
