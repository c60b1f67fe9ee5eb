// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// of is the address of a dossier, or of something in it.
func of(number string, rest ...string) string {
	return at("dossiers", append([]string{strings.ToUpper(number)}, rest...)...) // as numbers are written
}

// Dossier is where a dossier stands.
func (c *Client) Dossier(ctx context.Context, number string) (Answer[contract.View], error) {
	return get[contract.View](ctx, c, of(number))
}

// Timeline is what happened to a dossier.
func (c *Client) Timeline(ctx context.Context, number string) (Answer[contract.Timeline], error) {
	return get[contract.Timeline](ctx, c, of(number, "timeline"))
}

// Aid is how the accounts of aid stand behind a dossier.
func (c *Client) Aid(ctx context.Context, number string) (Answer[contract.AidAccounts], error) {
	return get[contract.AidAccounts](ctx, c, of(number, "aid"))
}

// Verify says whether what is kept about a dossier agrees.
func (c *Client) Verify(ctx context.Context, number string) (Answer[contract.Verification], error) {
	return get[contract.Verification](ctx, c, of(number, "verify"))
}

// Filter narrows the list of dossiers; what is empty does not count.
type Filter struct {
	State, Hub, Call, Text string
	WaitsFor               string // who must act: me, others or a role
	DueWithin, DaysIn      string // days
	Mine                   bool
	Sort                   string // number, term, stage, title, company or asked
}

func (f Filter) path(size int, cursor string) string {
	mine := ""
	if f.Mine {
		mine = "true"
	}
	return asking(at("dossiers"), "state", f.State, "hub", f.Hub, "call", f.Call, "q", f.Text, "waits_for", f.WaitsFor, "due_within",
		f.DueWithin, "days_in_state", f.DaysIn, "mine", mine, "sort", f.Sort, "limit", strconv.Itoa(size), "cursor", cursor)
}

// List follows the pages until the end or until most, if that is not 0, and puts them together as if they were one.
func (c *Client) List(ctx context.Context, f Filter, most int) (Answer[contract.DossierList], error) {
	return whole(ctx, c, f.path, "dossiers", most, func(l *contract.DossierList) (*[]contract.View, *string) { return &l.Dossiers, l.Next })
}

// Glance is List for a shell that completes: one try, within a time.
func (c *Client) Glance(ctx context.Context, typed string, most int, within time.Duration) ([]contract.View, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	request, err := c.request(ctx, exchange{method: http.MethodGet, path: Filter{Text: typed}.path(most, "")})
	if err != nil {
		return nil, err
	}
	page, err := read[contract.DossierList](c.once(request))
	return page.Body.Dossiers, err
}
