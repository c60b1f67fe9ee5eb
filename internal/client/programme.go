// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Results is what the programme came to, of a hub and in a year; "" is all.
func (c *Client) Results(ctx context.Context, hub, year string) (Answer[contract.Results], error) {
	return get[contract.Results](ctx, c, asking(at("results"), "hub", hub, "year", year))
}

// Records are the records behind a figure of results, of a hub and in a year; "" is all. It follows the pages until the end.
func (c *Client) Records(ctx context.Context, figure, hub, year string) (Answer[contract.Records], error) {
	return whole(ctx, c, func(size int, cursor string) string {
		return asking(at("results", "records"), "figure", figure, "hub", hub, "year", year, "limit", strconv.Itoa(size), "cursor", cursor)
	}, "records", 0, func(r *contract.Records) (*[]string, *string) { return &r.Records, r.Next })
}

// Register is the aid that must stand in the central register, in a state; "" is all. It follows the pages until the end.
func (c *Client) Register(ctx context.Context, state string) (Answer[contract.Register], error) {
	return whole(ctx, c, func(size int, cursor string) string {
		return asking(at("register"), "state", state, "limit", strconv.Itoa(size), "cursor", cursor)
	}, "lines", 0, func(r *contract.Register) (*[]contract.RegisterLine, *string) { return &r.Lines, r.Next })
}

// Me is who the token stands for.
func (c *Client) Me(ctx context.Context) (Answer[contract.Me], error) {
	return get[contract.Me](ctx, c, at("me"))
}

// Assessors are the people who can be asked to assess.
func (c *Client) Assessors(ctx context.Context) (Answer[contract.AssessorList], error) {
	return get[contract.AssessorList](ctx, c, at("assessors"))
}
