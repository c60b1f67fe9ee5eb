// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

type contextKey int

const (
	identityKey contextKey = iota
	tokenKey
	addressKey
	langKey
	bearerKey
)

// inLanguage notes the language of the request.
func (a *API) inLanguage(ctx huma.Context, next func(huma.Context)) {
	next(huma.WithValue(ctx, langKey, bilingual.Accepted(ctx.Header("Accept-Language"))))
}

// meID is the one operation for who holds no membership: it says so.
const meID = "me"

// signedIn lets only people with a valid token and a membership through, and only to what the token was made for: here and in stream,
// and nowhere else.
func (a *API) signedIn(router huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		o := ctx.Operation()
		if o.Security != nil && len(o.Security) == 0 {
			next(ctx)
			return
		}
		b, err := a.bearer(ctx.Context(), ctx.Header("Authorization"), ctx.Header("As"), o)
		if err != nil {
			p := a.problem(lang(ctx.Context()), err)
			if p.Status == http.StatusUnauthorized {
				ctx.SetHeader("WWW-Authenticate", "Bearer")
			}
			writeProblem(ctx, p)
			return
		}
		next(huma.WithValue(huma.WithValue(ctx, identityKey, b.Identity), tokenKey, b.By))
	}
}

var (
	errNoToken = errors.New("no valid token")
	errAs      = errors.New("a membership that the sender does not hold")
)

// bearer is who comes with a token, for an operation that it was made for: under all of their memberships, or under those that as names.
// Whom a page asks for was signed in there.
func (a *API) bearer(ctx context.Context, header, as string, o *huma.Operation) (b access.Bearer, err error) {
	b, known := ctx.Value(bearerKey).(access.Bearer)
	if !known {
		if b, err = a.tokened(ctx, header); err != nil {
			return b, err
		}
	}
	if as != "" {
		if b.People = b.As(as); len(b.People) == 0 {
			return b, errAs
		}
	}
	if one := asked(o, b.Identity); !b.By.May(one...) {
		return b, scopeMissing(lang(ctx), one)
	}
	if len(b.People) == 0 && o.OperationID != meID {
		return b, desk.ErrNoMembership
	}
	return b, nil
}

// tokened is who comes with a token.
func (a *API) tokened(ctx context.Context, header string) (b access.Bearer, err error) {
	scheme, token, found := strings.Cut(header, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") || token == "" {
		return b, errNoToken
	}
	if !access.WellFormed(token) {
		return b, a.wrong(ctx, errNoToken)
	}
	b, err = a.Store.Token(ctx, access.HashToken(token))
	switch {
	case errors.Is(err, record.ErrNoKey), err == nil && b.By.Demo && !a.Demo:
		return b, a.wrong(ctx, errNoToken)
	case err != nil:
		return b, err
	}
	a.uses.note(b.By)
	return b, nil
}

// who is the human who asks.
func who(ctx context.Context) access.Identity {
	i, _ := ctx.Value(identityKey).(access.Identity)
	return i
}

// as is as what they give one of some commands about a dossier.
func (a *API) as(ctx context.Context, number string, commands ...dossier.Verb) (access.Person, error) {
	return a.Desk.As(ctx, who(ctx), number, commands...)
}

// by is the token that somebody came with.
func by(ctx context.Context) access.Token {
	t, _ := ctx.Value(tokenKey).(access.Token)
	return t
}

func lang(ctx context.Context) string {
	if l, ok := ctx.Value(langKey).(string); ok {
		return l
	}
	return "nl"
}
