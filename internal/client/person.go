// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"net/http"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// People are those whose memberships who asks may know of; with over, also the memberships that are over.
func (c *Client) People(ctx context.Context, over bool) (Answer[contract.PersonList], error) {
	asked := ""
	if over {
		asked = "true"
	}
	return get[contract.PersonList](ctx, c, asking(at("people"), "over", asked))
}

// Person is somebody with their memberships, those that are over too.
func (c *Client) Person(ctx context.Context, id string) (Answer[contract.Person], error) {
	return get[contract.Person](ctx, c, at("people", id))
}

// AddPerson puts somebody on record with a first membership, or gives it to who has that mailbox.
func (c *Client) AddPerson(ctx context.Context, f Fields) (Answer[contract.Engaged], error) {
	return record[contract.Engaged](ctx, c, http.MethodPost, at("people"), f)
}

// GiveMembership gives somebody one more membership.
func (c *Client) GiveMembership(ctx context.Context, person string, f Fields) (Answer[contract.Engaged], error) {
	return record[contract.Engaged](ctx, c, http.MethodPost, at("people", person, "memberships"), f)
}

// EndMembership ends a membership, and says why.
func (c *Client) EndMembership(ctx context.Context, id, reason string) (Answer[contract.Ended], error) {
	return record[contract.Ended](ctx, c, http.MethodPost, at("memberships", id, "end"), Fields{"reason": reason}.Said())
}

// LendMembership lends one of one's own.
func (c *Client) LendMembership(ctx context.Context, id string, f Fields) (Answer[contract.Engaged], error) {
	return record[contract.Engaged](ctx, c, http.MethodPost, at("memberships", id, "lend"), f)
}

// ConfirmMembership has a contact open every dossier of the company, under a membership that takes the place of this one.
func (c *Client) ConfirmMembership(ctx context.Context, id, reason string) (Answer[contract.Engaged], error) {
	return record[contract.Engaged](ctx, c, http.MethodPost, at("memberships", id, "confirm"), Fields{"reason": reason}.Said())
}

// PersonChanges are what was done with what people may do, newest first. It follows the pages until the end or until most, if that is not
// 0.
func (c *Client) PersonChanges(ctx context.Context, most int) (Answer[contract.PersonChanges], error) {
	return whole(ctx, c, func(size int, cursor string) string {
		return asking(at("people", "changes"), "limit", strconv.Itoa(size), "cursor", cursor)
	}, "changes", most, func(p *contract.PersonChanges) (*[]contract.PersonChange, *string) { return &p.Changes, p.Next })
}
