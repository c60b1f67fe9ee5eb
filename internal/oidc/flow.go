// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// FlowLife is how long a person may take at the provider.
const FlowLife = 10 * time.Minute

// Flow is what is kept between leaving for the provider and coming back: in the session of the browser that left, on the server, and
// taken out of it by the first answer, whatever that is.
type Flow struct {
	State, Nonce, Verifier string
	ACR                    []string // one of these must come back
	Fresh                  bool     // the person must sign in anew
	Subject                string   // who that must be
	Begun                  time.Time
}

// SignIn begins a sign-in: the address to send the browser to, and the flow to keep.
func (p *Provider) SignIn(ctx context.Context) (string, Flow, error) {
	return p.begin(ctx, Flow{ACR: p.config.wanted(false)})
}

// StepUp begins a second sign-in by a means that is high, of the person with this Identity.Subject.
func (p *Provider) StepUp(ctx context.Context, subject string) (string, Flow, error) {
	return p.begin(ctx, Flow{ACR: p.config.wanted(true), Fresh: true, Subject: subject},
		oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
}

func (p *Provider) begin(ctx context.Context, f Flow, asked ...oauth2.AuthCodeOption) (string, Flow, error) {
	known, err := p.metadata(ctx)
	if err != nil {
		return "", Flow{}, err
	}
	f.State, f.Nonce, f.Verifier, f.Begun = rand.Text(), rand.Text(), oauth2.GenerateVerifier(), time.Now()
	asked = append(asked, gooidc.Nonce(f.Nonce), oauth2.S256ChallengeOption(f.Verifier),
		oauth2.SetAuthURLParam("acr_values", strings.Join(f.ACR, " ")))
	return p.oauth(known, "").AuthCodeURL(f.State, asked...), f, nil
}
