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
	langKey
)

// inLanguage notes the language of the request.
func (a *API) inLanguage(ctx huma.Context, next func(huma.Context)) {
	next(huma.WithValue(ctx, langKey, bilingual.Accepted(ctx.Header("Accept-Language"))))
}

// meID is the one operation for who holds no membership: it says so.
const meID = "me"

// signedIn lets only people with a valid token and a membership through.
func (a *API) signedIn(router huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		identity, err := a.identity(ctx.Context(), ctx.Header("Authorization"), ctx.Header("As"))
		if err == nil && len(identity.People) == 0 && ctx.Operation().OperationID != meID {
			err = desk.ErrNoMembership
		}
		if err != nil {
			p := a.problem(lang(ctx.Context()), err)
			if p.Status == http.StatusUnauthorized {
				ctx.SetHeader("WWW-Authenticate", "Bearer")
			}
			writeProblem(ctx, p)
			return
		}
		next(huma.WithValue(ctx, identityKey, identity))
	}
}

var (
	errNoToken = errors.New("no valid token")
	errAs      = errors.New("a membership that the sender does not hold")
)

// identity is who a token stands for, under all of their memberships, or under those that as names.
func (a *API) identity(ctx context.Context, header, as string) (access.Identity, error) {
	scheme, token, found := strings.Cut(header, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") || token == "" {
		return access.Identity{}, errNoToken
	}
	i, err := a.Store.Token(ctx, access.HashToken(token))
	if errors.Is(err, record.ErrNoKey) {
		return i, errNoToken
	}
	if err != nil || as == "" {
		return i, err
	}
	if i.People = i.As(as); len(i.People) == 0 {
		return i, errAs
	}
	return i, nil
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

func lang(ctx context.Context) string {
	if l, ok := ctx.Value(langKey).(string); ok {
		return l
	}
	return "nl"
}
