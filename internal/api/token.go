// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

func (a *API) tokenRoutes(router huma.API) {
	const tokens, login = "/api/v1/tokens", "/api/v1/login"
	serve(a, router, get(tokens, "tokens", "Your tokens that open"), a.tokens)
	taking[contract.TokenBody](a, router, created(post(tokens, "make-token", "Make a token that may no more than yours, for a program")), a.makeToken)
	serve(a, router, operation(http.MethodDelete, tokens+"/{id}", "end-token", "End a token of yours, for good", none), a.endToken)
	taking[contract.LoginBody](a, router, unsigned(post(login, "login", "Ask to be let in as whoever confirms it")), a.login)
	taking[contract.DeviceBody](a, router, unsigned(post(login+"/token", "take-login",
		"Take the token once somebody confirmed: login_pending and login_slow_down (400) until then", http.StatusBadRequest, role, none)), a.takeLogin)
}

// told is a token as its holder reads it.
func told(ctx context.Context, t access.Token) contract.Token {
	all := contract.Token{ID: t.ID, Name: t.Name, Prefix: t.Prefix, Scopes: make([]string, len(t.Scopes)), CreatedAt: t.Created,
		ExpiresAt: t.Expires, Current: t.ID == by(ctx).ID}
	for i, s := range t.Scopes {
		all.Scopes[i] = string(s)
	}
	if !t.Used.IsZero() {
		all.UsedAt = &t.Used
	}
	return all
}

type tokensOutput struct{ Body contract.TokenList }

func (a *API) tokens(ctx context.Context, _ *struct{}) (*tokensOutput, error) {
	all, err := a.Store.Tokens(ctx, who(ctx).ID)
	out := &tokensOutput{contract.TokenList{Tokens: []contract.Token{}}}
	for _, t := range all {
		out.Body.Tokens = append(out.Body.Tokens, told(ctx, t))
	}
	return out, err
}

type newTokenOutput struct{ Body contract.NewToken }

// How many days a token is good for: when nothing is said, and at most.
const usualDays, mostDays = 90, 365

func (a *API) makeToken(ctx context.Context, in *BodyInput) (*newTokenOutput, error) {
	var body contract.TokenBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	scopes, err := scoped(ctx, body, body.Scopes)
	if err != nil {
		return nil, err
	}
	switch {
	case slices.Contains(scopes, access.Decide):
		return nil, fieldProblem(lang(ctx), "scope_decide", "/scopes")
	case body.Days < 0 || body.Days > mostDays:
		return nil, fieldProblem(lang(ctx), "days", "/days")
	}
	for _, s := range scopes {
		if !by(ctx).May(s) {
			return nil, scopeMissing(lang(ctx), []access.Scope{s})
		}
	}
	secret, t := access.Issue(body.Name, scopes)
	life := time.Duration(cmp.Or(body.Days, usualDays)) * 24 * time.Hour
	if first := by(ctx); first.ID == "" { // they came by a page, which holds them to the same
		t.Demo = first.Demo
		t, err = a.Store.MakeOwnToken(ctx, who(ctx).ID, t, life)
	} else {
		t, err = a.Store.MakeToken(ctx, first.ID, t, life)
	}
	if errors.Is(err, record.ErrNoKey) {
		err = errNoToken // it was ended meanwhile
	}
	if err != nil {
		return nil, err
	}
	return &newTokenOutput{contract.NewToken{Secret: secret, Token: told(ctx, t)}}, nil
}

// scoped holds a body to its rules, and reads the scopes that it asks.
func scoped(ctx context.Context, body any, asked []string) ([]access.Scope, error) {
	if err := right(lang(ctx), body); err != nil {
		return nil, err
	}
	scopes, ok := access.Normal(asked)
	if !ok {
		return nil, fieldProblem(lang(ctx), "scopes", "/scopes")
	}
	return scopes, nil
}

type tokenInput struct {
	ID string `path:"id"`
}

func (a *API) endToken(ctx context.Context, in *tokenInput) (*struct{}, error) {
	return nil, a.Store.EndToken(ctx, who(ctx).ID, in.ID)
}
