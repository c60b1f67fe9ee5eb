// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Content is the content of a dossier as it came, and which version it is.
func (c *Client) Content(ctx context.Context, number string) (raw []byte, version string, err error) {
	r, err := c.send(ctx, exchange{method: http.MethodGet, path: of(number, "application")})
	if err != nil {
		return nil, "", err
	}
	return r.body, strings.Trim(r.header.Get("ETag"), `"`), nil
}

// Replace puts the content in place of a version and of no other: the one that the person has seen, or with 0 the one that is there now.
func (c *Client) Replace(ctx context.Context, number string, raw []byte, seen int) (Answer[contract.Kept], error) {
	path, tag := of(number, "application"), strconv.Quote(strconv.Itoa(seen))
	if seen == 0 {
		current, err := c.send(ctx, exchange{method: http.MethodGet, path: path})
		if err != nil {
			return Answer[contract.Kept]{}, err
		}
		tag = current.header.Get("ETag")
	}
	save := exchange{method: http.MethodPut, path: path, body: raw, header: http.Header{"If-Match": {tag}}, saves: true}
	return read[contract.Kept](c.send(ctx, save))
}
