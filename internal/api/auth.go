// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"golang.org/x/text/language"
)

type contextKey int

const (
	personKey contextKey = iota
	langKey
)

var languages = language.NewMatcher([]language.Tag{language.Dutch, language.English})

// langOf picks Dutch or English from an Accept-Language header; Dutch when in doubt.
func langOf(header string) string {
	tag, _ := language.MatchStrings(languages, header)
	if base, _ := tag.Base(); base.String() == "en" {
		return "en"
	}
	return "nl"
}

// inLanguage notes the language of the request.
func (a *API) inLanguage(ctx huma.Context, next func(huma.Context)) {
	next(huma.WithValue(ctx, langKey, langOf(ctx.Header("Accept-Language"))))
}

// signedIn lets only people with a valid token through.
func (a *API) signedIn(router huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		person, err := a.person(ctx.Context(), ctx.Header("Authorization"))
		if err != nil {
			p := a.problem(lang(ctx.Context()), err)
			if p.Status == http.StatusUnauthorized {
				ctx.SetHeader("WWW-Authenticate", "Bearer")
			}
			writeProblem(ctx, p)
			return
		}
		next(huma.WithValue(ctx, personKey, person))
	}
}

var errNoToken = errors.New("no valid token")

func (a *API) person(ctx context.Context, header string) (access.Person, error) {
	scheme, token, found := strings.Cut(header, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") || token == "" {
		return access.Person{}, errNoToken
	}
	person, err := a.Store.Token(ctx, access.HashToken(token))
	if errors.Is(err, record.ErrNoKey) {
		return person, errNoToken
	}
	return person, err
}

func who(ctx context.Context) access.Person {
	p, _ := ctx.Value(personKey).(access.Person)
	return p
}

func lang(ctx context.Context) string {
	if l, ok := ctx.Value(langKey).(string); ok {
		return l
	}
	return "nl"
}
