// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Tokens are those of who asks, as far as they open.
func (c *Client) Tokens(ctx context.Context) (Answer[contract.TokenList], error) {
	return get[contract.TokenList](ctx, c, at("tokens"))
}

// MakeToken makes a token that may no more than the one that asks.
func (c *Client) MakeToken(ctx context.Context, body contract.TokenBody) (Answer[contract.NewToken], error) {
	return record[contract.NewToken](ctx, c, http.MethodPost, at("tokens"), body)
}

// EndToken ends a token of who asks.
func (c *Client) EndToken(ctx context.Context, id string) error {
	_, err := c.send(ctx, exchange{method: http.MethodDelete, path: at("tokens", id)})
	return err
}

// Login asks to be let in as whoever confirms it.
func (c *Client) Login(ctx context.Context, body contract.LoginBody) (Answer[contract.Login], error) {
	return unsigned[contract.Login](ctx, c, at("login"), body)
}

// Where is the address at which a person confirms a login.
func (c *Client) Where(l contract.Login) (string, error) {
	base, err := c.base()
	if strings.HasPrefix(l.VerificationURI, "/") {
		return base + l.VerificationURI, err
	}
	return l.VerificationURI, err
}

// slower is by how many seconds a program asks less often once it was told that it asks too often.
const slower = 5

// AwaitLogin asks until somebody confirmed the login, as often as the server wants. The error is a Problem when it was refused or is over.
func (c *Client) AwaitLogin(ctx context.Context, l contract.Login) (Answer[contract.NewToken], error) {
	for every := max(1, l.Interval); ; {
		if !pause(ctx, time.Duration(every)*c.Patience.AskWait) {
			return Answer[contract.NewToken]{}, &Interrupted{}
		}
		got, err := unsigned[contract.NewToken](ctx, c, at("login/token"), contract.DeviceBody{DeviceCode: l.DeviceCode})
		var p *Problem
		switch {
		case !errors.As(err, &p):
			return got, err
		case p.Status == http.StatusTooManyRequests, strings.HasSuffix(p.Type, ":login_slow_down"):
			every += slower
		case !strings.HasSuffix(p.Type, ":login_pending"):
			return got, err
		}
	}
}

// unsigned sends something that nobody needs to sign in for.
func unsigned[T any](ctx context.Context, c *Client, path string, body any) (Answer[T], error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return Answer[T]{}, fmt.Errorf("json: %w", err)
	}
	return read[T](c.send(ctx, exchange{method: http.MethodPost, path: path, body: raw, unsigned: true}))
}
