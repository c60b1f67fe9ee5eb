// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"errors"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc/oidctest"
	"github.com/google/go-cmp/cmp"
)

func TestSomebodySignsIn(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	product := oidc.New(p.Settings(secret))
	at, flow, err := product.SignIn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"response_type": "code", "client_id": clientID, "redirect_uri": address + oidc.ReturnPath,
		"scope": "openid profile email vo", "acr_values": usual + " " + high, "code_challenge_method": "S256", "state": flow.State,
		"nonce": flow.Nonce, "prompt": "", "max_age": "", "client_secret": ""} {
		if got := asked.Query().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	before := time.Now().Truncate(time.Second)
	who, err := product.Finish(ctx, flow, p.Answers(at))
	if err != nil {
		t.Fatal(err)
	}
	if who.AuthTime.Before(before) || who.AuthTime.After(time.Now()) {
		t.Errorf("signed in at %s", who.AuthTime)
	}
	who.AuthTime = time.Time{}
	want := oidc.Identity{Issuer: p.Issuer, Subject: els, Sub: "sub-0000-els", Name: "Els Voorbeeld", Email: "els@example.org",
		EmailVerified: true, Organisation: oidc.Organisation{Group: "LB", Code: "0999000001"}, Roles: []string{"Hubmedewerker:kempen"},
		ACR: usual, SessionID: "zitting-van-els"}
	if diff := cmp.Diff(want, who); diff != "" {
		t.Error(diff)
	}
}

func TestSomebodyConfirmsByAStrongerMeans(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	product := oidc.New(p.Settings(secret))
	at, flow, err := product.StepUp(ctx, els)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"acr_values": high, "prompt": "login", "max_age": "0"} {
		if got := asked.Query().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	who, err := product.Finish(ctx, flow, p.Answers(at))
	if err != nil || !who.High || who.Subject != els || who.ACR != high {
		t.Errorf("%+v %v", who, err)
	}
}

// TestWhatIsJustRightGoesThrough: answers that say who gave them, and tokens at the edge.
func TestWhatIsJustRightGoesThrough(t *testing.T) {
	t.Parallel()
	for name, claims := range map[string]func(map[string]any){
		"one audience in a list":        func(c map[string]any) { c["aud"] = []string{clientID} },
		"two audiences, ours":           func(c map[string]any) { c["aud"], c["azp"] = []string{"another", clientID}, clientID },
		"no azp":                        func(c map[string]any) { delete(c, "azp") },
		"a clock that is slow":          func(c map[string]any) { c["exp"] = ago(30 * time.Second) },
		"a clock that is fast":          func(c map[string]any) { c["iat"] = ago(-30 * time.Second) },
		"a higher acr than asked first": func(c map[string]any) { c["acr"] = high },
		"no hashes":                     func(c map[string]any) { delete(c, "at_hash"); delete(c, "c_hash") },
		"no auth_time at a sign-in":     func(c map[string]any) { delete(c, "auth_time") },
		"one role":                      func(c map[string]any) { c["dossierwerkt_rol_3d"] = "Hubmedewerker:kempen" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := oidctest.New(t)
			p.Claims = claims
			p.Discovery = func(told map[string]any) { told["authorization_response_iss_parameter_supported"] = true }
			product := oidc.New(p.Settings(secret))
			at, flow, err := product.SignIn(ctx)
			if err != nil {
				t.Fatal(err)
			}
			answer := p.Answers(at)
			answer.Set("iss", p.Issuer)
			if who, err := product.Finish(ctx, flow, answer); err != nil || len(who.Roles) != 1 {
				t.Errorf("%+v %v", who, err)
			}
		})
	}
}

func TestAClaimOfNoUseIsLeftOut(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	p.Claims = func(c map[string]any) {
		c["given_name"], c["family_name"], c["email_verified"] = "El\u0007s", "  Voorbeeld\u200b ", "ja"
		c["vo_orgcode"], c["dossierwerkt_rol_3d"] = 7, []any{1, "Beslisser"}
	}
	product := oidc.New(p.Settings(secret))
	at, flow, err := product.SignIn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	who, err := product.Finish(ctx, flow, p.Answers(at))
	if err != nil || who.Name != "Voorbeeld" || who.EmailVerified || who.Organisation.Code != "" || len(who.Roles) != 1 {
		t.Errorf("%+v %v", who, err)
	}
}

// TestOnlyTheUsualAddressIsVerified: what the provider says of its claim email proves nothing of an address in another claim.
func TestOnlyTheUsualAddressIsVerified(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	p.Claims = func(c map[string]any) { c["vo_email"] = "els@gemeente.example.org" }
	settings := p.Settings(secret)
	settings.Claims.Email = "vo_email"
	product := oidc.New(settings)
	at, flow, err := product.SignIn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if who, err := product.Finish(ctx, flow, p.Answers(at)); err != nil || who.Email != "els@gemeente.example.org" || who.EmailVerified {
		t.Errorf("%+v %v", who, err)
	}
}

// TestAProviderThatComesBackIsUsed at once, without a restart; each thing that it is needed for fails by itself until then.
func TestAProviderThatComesBackIsUsed(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	settings := p.Settings(secret)
	product := oidc.New(settings)
	away := func(err error) {
		t.Helper()
		if f := new(oidc.Failure); !errors.As(err, &f) || f.Kind != oidc.Away {
			t.Errorf("%v", err)
		}
	}
	p.Down.Store(true)
	_, _, err := product.SignIn(ctx)
	away(err)
	_, err = product.LogoutToken(ctx, "")
	away(err)
	_, err = product.EndSessionURL(ctx)
	away(err)

	p.Down.Store(false)
	at, flow, err := product.SignIn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	answer := p.Answers(at)
	p.Down.Store(true)
	_, err = product.Finish(ctx, flow, answer)
	away(err)
	p.Down.Store(false)
	if _, err := product.Finish(ctx, flow, answer); err != nil {
		t.Error(err)
	}

	// a new secret needs no restart either
	if err := os.WriteFile(settings.SecretFile, []byte("een-ander-geheim"), 0o600); err != nil {
		t.Fatal(err)
	}
	at, flow, err = product.SignIn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	answer = p.Answers(at)
	if _, err := product.Finish(ctx, flow, answer); err == nil {
		t.Error("the old secret is still used")
	}
	if err := os.WriteFile(settings.SecretFile, []byte(secret), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := product.Finish(ctx, flow, answer); err != nil {
		t.Error(err)
	}
}

// TestTheSecretGoesAsTheProviderAsks, and what the provider told is asked once.
func TestTheSecretGoesAsTheProviderAsks(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	told("token_endpoint_auth_methods_supported", []string{"client_secret_post"})(p)
	var asked atomic.Int32
	p.HTTP = func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, "/.well-known") {
			asked.Add(1)
		}
		_, _, header := r.BasicAuth()
		if header {
			w.WriteHeader(http.StatusUnauthorized)
		}
		return header
	}
	product := oidc.New(p.Settings(secret))
	for range 2 {
		at, flow, err := product.SignIn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := product.Finish(ctx, flow, p.Answers(at)); err != nil {
			t.Error(err)
		}
	}
	if asked.Load() != 1 {
		t.Errorf("asked %d times what the provider is", asked.Load())
	}
}

func TestLeavingGoesPastTheProvider(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	at, err := oidc.New(p.Settings(secret)).EndSessionURL(ctx)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := browser.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.Header.Get("Location") != address {
		t.Errorf("%s %s", resp.Status, resp.Header.Get("Location"))
	}

	without := oidctest.New(t)
	without.Discovery = func(told map[string]any) { delete(told, "end_session_endpoint") }
	if at, err := oidc.New(without.Settings(secret)).EndSessionURL(ctx); at != "" || err != nil {
		t.Errorf("%q %v", at, err)
	}
}

// ago is an instant as tokens have it.
func ago(d time.Duration) int64 { return time.Now().Add(-d).Unix() }
