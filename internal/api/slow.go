// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"math"
	"net/http"
	"net/netip"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/throttle"
)

// How often one address may be wrong, and how often programs there may ask to be let in. What is right costs nothing: of a whole hub
// behind one address nobody waits for a colleague's old token.
const (
	wrongEvery, wrongAtOnce = 3 * time.Second, 20
	loginEvery, loginAtOnce = 6 * time.Second, 20
)

// slows are the turns of the addresses, and of the people.
type slows struct {
	wrong, logins *throttle.Throttle[netip.Prefix]
	people        *throttle.Throttle[string] // nil where nothing holds them up
}

func newSlows(p Pace) slows {
	s := slows{wrong: throttle.New[netip.Prefix](wrongEvery, wrongAtOnce), logins: throttle.New[netip.Prefix](loginEvery, loginAtOnce)}
	if p > 0 {
		s.people = throttle.New[string](time.Minute/time.Duration(p), int(p))
	}
	return s
}

// Pace is how much one person sends in a minute at most that changes something: commands, dossiers, texts, files. Zero is no bound. People
// do not come near it; a program that went wrong is told to wait, and holds nobody up.
type Pace int

// UsualPace is ten in a second, and as many at once as in a minute.
const UsualPace Pace = 600

// paced serves what changes something to who did not send too much of it lately.
func (a *API) paced(ctx huma.Context, next func(huma.Context)) {
	person := who(ctx.Context()).ID
	if a.slows.people == nil || person == "" || ctx.Method() == http.MethodGet || ctx.Method() == http.MethodHead {
		next(ctx)
		return
	}
	if wait := a.slows.people.Spend(person); wait > 0 {
		writeProblem(ctx, later(lang(ctx.Context()), "too_much", wait))
		return
	}
	next(ctx)
}

// later is a problem that says when to try again.
func later(lang, code string, wait time.Duration) *contract.Problem {
	p := named(lang, code, http.StatusTooManyRequests)
	p.Wait = int(math.Ceil(wait.Seconds()))
	return p
}

// located notes where a request comes from.
func (a *API) located(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), addressKey, throttle.Network(r, a.BehindProxy))))
	})
}

// spend takes a turn of the address that asks; where there is none it gives the problem that says when there is.
func spend(ctx context.Context, turns *throttle.Throttle[netip.Prefix]) error {
	address, _ := ctx.Value(addressKey).(netip.Prefix)
	if wait := turns.Spend(address); wait > 0 {
		return later(lang(ctx), "too_often", wait)
	}
	return nil
}

// wrong is an error of somebody who came with a token or code that is none: it costs a turn of their address, and is logged by that.
func (a *API) wrong(ctx context.Context, err error) error {
	if slow := spend(ctx, a.slows.wrong); slow != nil {
		return slow
	}
	a.Log.Warn("a token or code that is none", "address", ctx.Value(addressKey))
	return err
}
