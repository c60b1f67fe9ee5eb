// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc/oidctest"
)

// attempt is one way in which a sign-in can go wrong: everything else about it is right.
type attempt struct {
	name   string
	kind   oidc.Kind
	at     oidc.Step
	stepUp bool
	twice  bool                                                     // the second time counts
	secret string                                                   // of the client, if it is another
	bent   func(p *oidctest.Provider)                               // what the provider does
	kept   func(f *oidc.Flow)                                       // what the session held
	answer func(p *oidctest.Provider, at string, answer url.Values) // what the browser brings
}

// canary stands for whatever somebody outside puts in.
const canary = "kanarie-van-buiten"

// TestWhatIsNotRightIsRefused, each for what it is, by a real provider of which one thing is bent.
func TestWhatIsNotRightIsRefused(t *testing.T) {
	t.Parallel()
	all := slices.Clone(attempts)
	for _, f := range forgeries {
		all = append(all, attempt{name: f.name, kind: f.kind, at: oidc.IDToken, bent: token(f.sign)})
	}
	for _, a := range all {
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			p := oidctest.New(t)
			if a.bent != nil {
				a.bent(p)
			}
			who, outside, err := a.try(p)
			if who.Subject != "" {
				t.Errorf("somebody is signed in: %+v", who)
			}
			refused(t, err, a.kind, a.at, append(outside, p.Sent()...))
		})
	}
	t.Logf("%d ways refused", len(all))
}

// try goes through a sign-in and gives who came in, and every text that came from outside.
func (a attempt) try(p *oidctest.Provider) (who oidc.Identity, outside []string, err error) {
	given := secret
	if a.secret != "" {
		given = a.secret
	}
	product := oidc.New(p.Settings(given))
	begin := product.SignIn
	if a.stepUp {
		begin = func(ctx context.Context) (string, oidc.Flow, error) { return product.StepUp(ctx, els) }
	}
	at, flow, err := begin(ctx)
	if err != nil {
		return who, []string{canary, given}, err
	}
	answer := p.Answers(at)
	if a.answer != nil {
		a.answer(p, at, answer)
	}
	if a.kept != nil {
		a.kept(&flow)
	}
	outside = []string{canary, given, flow.State, flow.Nonce, flow.Verifier}
	for _, values := range answer {
		outside = append(outside, values...)
	}
	if a.twice {
		if _, err := product.Finish(ctx, flow, answer); err != nil {
			return who, outside, err
		}
	}
	who, err = product.Finish(ctx, flow, answer)
	return who, outside, err
}

// refused says whether an error is of a kind and tells nothing of what came from outside, however it is printed.
func refused(t *testing.T, err error, kind oidc.Kind, at oidc.Step, outside []string) {
	t.Helper()
	f := new(oidc.Failure)
	if !errors.As(err, &f) || f.Kind != kind || f.At != at {
		t.Errorf("%v, want %s at %s", err, kind, at)
		return
	}
	words := f.Words()
	for _, text := range outside {
		if len(text) < 5 || text == f.Detail && slices.Contains(details, text) {
			continue
		}
		for _, printed := range []string{err.Error(), fmt.Sprintf("%+v %#v", err, f), words.In("nl"), words.In("en")} {
			if strings.Contains(printed, text) {
				t.Errorf("%q tells %q", printed, text)
			}
		}
	}
	if f.Detail != "" && !slices.Contains(details, f.Detail) {
		t.Errorf("%q is no detail of ours", f.Detail)
	}
	if errors.Unwrap(err) != nil {
		t.Errorf("%v hides another error", err)
	}
}

// details are all that a failure may add to its kind.
var details = []string{"status", "certificate", "name", "connection", "secret_file", "unreadable", "endpoint without https", "no RS256",
	"no S256", "access_denied", "login_required", "invalid_scope", "temporarily_unavailable", "unmet_authentication_requirements",
	"invalid_grant", "invalid_client", "unauthorized_client", "invalid_request"}
