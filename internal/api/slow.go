// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"math"
	"net/http"
	"net/netip"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/throttle"
)

// How often one address may be wrong, and how often programs there may ask to be let in. What is right costs nothing: of a whole hub
// behind one address nobody waits for a colleague's old token.
const (
	wrongEvery, wrongAtOnce = 3 * time.Second, 20
	loginEvery, loginAtOnce = 6 * time.Second, 20
)

// slows are the turns of the addresses.
type slows struct{ wrong, logins *throttle.Throttle }

func newSlows() slows {
	return slows{throttle.New(wrongEvery, wrongAtOnce), throttle.New(loginEvery, loginAtOnce)}
}

// located notes where a request comes from.
func (a *API) located(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), addressKey, throttle.Address(r, a.BehindProxy))))
	})
}

// spend takes a turn of the address that asks; where there is none it gives the problem that says when there is.
func spend(ctx context.Context, turns *throttle.Throttle) error {
	address, _ := ctx.Value(addressKey).(netip.Addr)
	wait := turns.Spend(address)
	if wait == 0 {
		return nil
	}
	p := named(lang(ctx), "too_often", http.StatusTooManyRequests)
	p.Wait = int(math.Ceil(wait.Seconds()))
	return p
}

// wrong is an error of somebody who came with a token or code that is none: it costs a turn of their address, and is logged by that.
func (a *API) wrong(ctx context.Context, err error) error {
	if slow := spend(ctx, a.slows.wrong); slow != nil {
		return slow
	}
	a.Log.Warn("a token or code that is none", "address", ctx.Value(addressKey))
	return err
}
