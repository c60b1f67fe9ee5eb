// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Calls are the calls.
func (c *Client) Calls(ctx context.Context) (Answer[contract.CallList], error) {
	return get[contract.CallList](ctx, c, at("calls"))
}

// Call is a version of a call; "" is the newest.
func (c *Client) Call(ctx context.Context, code, version string) (Answer[contract.CallView], error) {
	return get[contract.CallView](ctx, c, asking(at("calls", code), "version", version))
}

// CheckCall says what a call file would mean; nothing is published.
func (c *Client) CheckCall(ctx context.Context, raw []byte) (Answer[contract.CallView], error) {
	return read[contract.CallView](c.send(ctx, exchange{method: http.MethodPost, path: at("calls", "check"), body: raw}))
}

// PublishCall publishes a call file.
func (c *Client) PublishCall(ctx context.Context, raw []byte) (Answer[contract.CallView], error) {
	return keyed[contract.CallView](ctx, c, exchange{method: http.MethodPost, path: at("calls"), body: raw})
}

// AmendCall makes the next version of a call, with the fields that are named.
func (c *Client) AmendCall(ctx context.Context, code string, f Fields) (Answer[contract.CallView], error) {
	return record[contract.CallView](ctx, c, http.MethodPost, at("calls", code, "amendments"), f)
}

// Ranking are the assessed dossiers of a call, best first.
func (c *Client) Ranking(ctx context.Context, code string) (Answer[contract.Ranking], error) {
	return get[contract.Ranking](ctx, c, at("calls", code, "ranking"))
}
