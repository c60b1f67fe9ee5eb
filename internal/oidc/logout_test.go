// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc/oidctest"
)

const event = oidctest.Event

func TestTheProviderSignsSomebodyOut(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	product := oidc.New(p.Settings(secret))
	for name, bend := range map[string]func(c map[string]any){
		"session and person": nil,
		"a session":          func(c map[string]any) { delete(c, "sub") },
		"a person":           func(c map[string]any) { delete(c, "sid") },
		"four minutes old":   func(c map[string]any) { c["iat"] = ago(4 * time.Minute) },
	} {
		c := p.LogoutClaims(bend)
		got, err := product.LogoutToken(ctx, oidctest.Signed(t, c))
		sub, _ := c["sub"].(string)
		sid, _ := c["sid"].(string)
		if want := (oidc.Logout{Issuer: p.Issuer, Sub: sub, SessionID: sid, ID: "1234-5678", At: time.Unix(c["iat"].(int64), 0)}); got != want || err != nil {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
}

var badLogouts = []struct {
	name string
	kind oidc.Kind
	bend func(c map[string]any)
}{
	{"a nonce", oidc.NotLogout, func(c map[string]any) { c["nonce"] = canary }},
	{"a nonce that is nothing", oidc.NotLogout, func(c map[string]any) { c["nonce"] = nil }},
	{"no events", oidc.NotLogout, func(c map[string]any) { delete(c, "events") }},
	{"another event", oidc.NotLogout, func(c map[string]any) { c["events"] = map[string]any{canary: map[string]any{}} }},
	{"an event that is nothing", oidc.NotLogout, func(c map[string]any) { c["events"] = map[string]any{event: nil} }},
	{"an event that is no object", oidc.NotLogout, func(c map[string]any) { c["events"] = map[string]any{event: canary} }},
	{"no jti", oidc.NotLogout, func(c map[string]any) { delete(c, "jti") }},
	{"neither sub nor sid", oidc.NotLogout, func(c map[string]any) { delete(c, "sub"); delete(c, "sid") }},
	{"another issuer", oidc.WrongIssuer, func(c map[string]any) { c["iss"] = "https://" + canary }},
	{"another audience", oidc.WrongAudience, func(c map[string]any) { c["aud"] = canary }},
	{"six minutes old", oidc.Stale, func(c map[string]any) { c["iat"] = ago(6 * time.Minute) }},
	{"not issued", oidc.Stale, func(c map[string]any) { delete(c, "iat") }},
	{"from the future", oidc.Early, func(c map[string]any) { c["iat"] = ago(-6 * time.Minute) }},
	{"past its end", oidc.Lapsed, func(c map[string]any) { c["exp"] = ago(3 * time.Minute) }},
	{"without an end", oidc.NotLogout, func(c map[string]any) { delete(c, "exp") }},
}

// TestNobodyElseSignsAnybodyOut: what is not a logout token of the provider for us, of now, ends no session.
func TestNobodyElseSignsAnybodyOut(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	product := oidc.New(p.Settings(secret))
	try := func(name string, kind oidc.Kind, raw string, outside ...string) {
		t.Helper()
		got, err := product.LogoutToken(ctx, raw)
		if got != (oidc.Logout{}) {
			t.Errorf("%s: %+v", name, got)
		}
		t.Log(name)
		refused(t, err, kind, oidc.LogoutToken, append(outside, canary, p.Issuer, "sub-0000-els", "zitting-van-els", "1234-5678"))
	}
	for _, bad := range badLogouts {
		try(bad.name, bad.kind, oidctest.Signed(t, p.LogoutClaims(bad.bend)))
	}
	for _, f := range forgeries {
		try(f.name, f.kind, f.sign(t, p.LogoutClaims(nil)))
	}
	try("nothing", oidc.Malformed, "")
	try("without end", oidc.Malformed, strings.Repeat(canary, 1<<16))
	t.Logf("%d ways refused", len(badLogouts)+len(forgeries)+2)
}

// TestATokenIsOfOneUse: an ID token signs nobody out, and a logout token signs nobody in.
func TestATokenIsOfOneUse(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	var raw string
	p.Tokens = func(r map[string]any) {
		raw = r["id_token"].(string)
		r["id_token"] = oidctest.Signed(t, p.LogoutClaims(nil))
	}
	product := oidc.New(p.Settings(secret))
	at, flow, err := product.SignIn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	_, err = product.Finish(ctx, flow, p.Answers(at))
	refused(t, err, oidc.WrongNonce, oidc.IDToken, nil)
	_, err = product.LogoutToken(ctx, raw)
	refused(t, err, oidc.NotLogout, oidc.LogoutToken, nil)
}

// TestALogoutWithoutKeysIsTriedAgain: the provider is told to come back, not that its token is bad.
func TestALogoutWithoutKeysIsTriedAgain(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	instead("/keys", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusBadGateway)
		fmt.Fprint(w, canary)
	})(p)
	_, err := oidc.New(p.Settings(secret)).LogoutToken(ctx, oidctest.Signed(t, p.LogoutClaims(nil)))
	refused(t, err, oidc.Away, oidc.LogoutToken, []string{canary})
}

// TestWhoDoesNotWaitIsNotToldOfABadSignature: the keys were not there yet, that is all.
func TestWhoDoesNotWaitIsNotToldOfABadSignature(t *testing.T) {
	t.Parallel()
	p := oidctest.New(t)
	hold := make(chan struct{})
	t.Cleanup(func() { close(hold) })
	instead("/keys", func(http.ResponseWriter, *http.Request) { <-hold })(p)
	product := oidc.New(p.Settings(secret))
	if _, _, err := product.SignIn(ctx); err != nil { // so that it knows the provider
		t.Fatal(err)
	}
	gone, hangUp := context.WithCancel(ctx)
	hangUp()
	late, free := context.WithDeadline(ctx, time.Now())
	defer free()
	for _, impatient := range []context.Context{gone, late} {
		_, err := product.LogoutToken(impatient, oidctest.Signed(t, p.LogoutClaims(nil)))
		refused(t, err, oidc.Away, oidc.LogoutToken, nil)
	}
}
