// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc/oidctest"
)

// claim sets a claim of the ID token, or takes it out.
func claim(name string, value any) func(p *oidctest.Provider) {
	return func(p *oidctest.Provider) {
		p.Claims = func(c map[string]any) {
			if c[name] = value; value == nil {
				delete(c, name)
			}
		}
	}
}

// token replaces the ID token.
func token(sign func(t *testing.T, claims map[string]any) string) func(p *oidctest.Provider) {
	return func(p *oidctest.Provider) { p.Sign = func(c map[string]any) string { return sign(p.T, c) } }
}

// told sets what discovery tells.
func told(name string, value any) func(p *oidctest.Provider) {
	return func(p *oidctest.Provider) { p.Discovery = func(d map[string]any) { d[name] = value } }
}

// brought sets one parameter of the answer, or takes it out.
func brought(name string, values ...string) func(*oidctest.Provider, string, url.Values) {
	return func(_ *oidctest.Provider, _ string, answer url.Values) { answer[name] = values }
}

// sayingNo is an answer with an error code.
func sayingNo(code string) func(*oidctest.Provider, string, url.Values) {
	return func(_ *oidctest.Provider, _ string, answer url.Values) {
		answer.Del("code")
		answer.Set("error", code)
		answer.Set("error_description", canary)
	}
}

// instead answers requests to a path.
func instead(path string, answer http.HandlerFunc) func(p *oidctest.Provider) {
	return func(p *oidctest.Provider) {
		p.HTTP = func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path == path {
				answer(w, r)
			}
			return r.URL.Path == path
		}
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, canary, code) }
}

// attempts are all ways that are tried, but for the forgeries.
var attempts = []attempt{
	// what the browser brings
	{name: "another state", kind: oidc.Foreign, at: oidc.Answer, answer: brought("state", canary)},
	{name: "no state", kind: oidc.Foreign, at: oidc.Answer, answer: brought("state")},
	{name: "no flow was begun", kind: oidc.Foreign, at: oidc.Answer, kept: func(f *oidc.Flow) { *f = oidc.Flow{} }, answer: brought("state", "")},
	{name: "a state that was lost", kind: oidc.Foreign, at: oidc.Answer, kept: func(f *oidc.Flow) { f.State = "" }, answer: brought("state", "")},
	{name: "two states", kind: oidc.Malformed, at: oidc.Answer,
		answer: func(_ *oidctest.Provider, _ string, a url.Values) { a.Add("state", canary) }},
	{name: "no code", kind: oidc.Malformed, at: oidc.Answer, answer: brought("code")},
	{name: "two codes", kind: oidc.Malformed, at: oidc.Answer, answer: func(_ *oidctest.Provider, _ string, a url.Values) { a.Add("code", canary) }},
	{name: "iss of another", kind: oidc.WrongIssuer, at: oidc.Answer, answer: brought("iss", "https://"+canary)},
	{name: "iss that was promised is missing", kind: oidc.WrongIssuer, at: oidc.Answer, bent: told("authorization_response_iss_parameter_supported", true)},
	{name: "a refusal by another issuer", kind: oidc.WrongIssuer, at: oidc.Answer, answer: func(p *oidctest.Provider, at string, a url.Values) {
		sayingNo("access_denied")(p, at, a)
		a.Set("iss", "https://"+canary)
	}},
	{name: "a flow of eleven minutes", kind: oidc.Late, at: oidc.Answer, kept: func(f *oidc.Flow) { f.Begun = f.Begun.Add(-11 * time.Minute) }},
	{name: "access_denied", kind: oidc.Refused, at: oidc.Answer, answer: sayingNo("access_denied")},
	{name: "login_required", kind: oidc.Refused, at: oidc.Answer, answer: sayingNo("login_required")},
	{name: "an error that nobody registered", kind: oidc.Refused, at: oidc.Answer, answer: sayingNo(canary)},
	{name: "invalid_scope", kind: oidc.Unfit, at: oidc.Answer, answer: sayingNo("invalid_scope")},
	{name: "temporarily_unavailable", kind: oidc.Away, at: oidc.Answer, answer: sayingNo("temporarily_unavailable")},
	{name: "the means asked for cannot be given", kind: oidc.TooLow, at: oidc.Answer, answer: sayingNo("unmet_authentication_requirements")},

	// the code
	{name: "a code for the second time", kind: oidc.CodeRefused, at: oidc.Exchange, twice: true},
	{name: "a code of another client", kind: oidc.CodeRefused, at: oidc.Exchange, answer: func(p *oidctest.Provider, at string, a url.Values) {
		a.Set("code", p.Answers(strings.Replace(at, "client_id="+clientID, "client_id=another", 1)).Get("code"))
	}},
	{name: "a made-up code", kind: oidc.CodeRefused, at: oidc.Exchange, answer: brought("code", canary)},
	{name: "the verifier of another flow", kind: oidc.CodeRefused, at: oidc.Exchange,
		kept: func(f *oidc.Flow) { f.Verifier = strings.Repeat("v", 43) }},
	{name: "a verifier that was lost", kind: oidc.Foreign, at: oidc.Answer, kept: func(f *oidc.Flow) { f.Verifier = "" }},
	{name: "another secret", kind: oidc.Unfit, at: oidc.Exchange, secret: "een-ander-geheim"},
	{name: "the provider breaks down at the exchange", kind: oidc.Away, at: oidc.Exchange, bent: instead("/oauth/token", status(503))},
	{name: "no page at the exchange", kind: oidc.Away, at: oidc.Exchange, bent: instead("/oauth/token", status(404))},
	{name: "the exchange is no JSON", kind: oidc.Malformed, at: oidc.Exchange, bent: instead("/oauth/token",
		func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, canary) })},
	{name: "no ID token", kind: oidc.NoToken, at: oidc.Exchange, bent: func(p *oidctest.Provider) {
		p.Tokens = func(r map[string]any) { delete(r, "id_token") }
	}},
	{name: "keys that are away", kind: oidc.Away, at: oidc.IDToken, bent: instead("/keys", status(500))},
	{name: "keys that are none", kind: oidc.BadSignature, at: oidc.IDToken, bent: instead("/keys",
		func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"keys":[]}`) })},

	// the ID token
	{name: "another issuer", kind: oidc.WrongIssuer, at: oidc.IDToken, bent: claim("iss", "https://"+canary)},
	{name: "no issuer", kind: oidc.WrongIssuer, at: oidc.IDToken, bent: claim("iss", nil)},
	{name: "another audience", kind: oidc.WrongAudience, at: oidc.IDToken, bent: claim("aud", []string{canary})},
	{name: "no audience", kind: oidc.WrongAudience, at: oidc.IDToken, bent: claim("aud", nil)},
	{name: "azp of another", kind: oidc.WrongParty, at: oidc.IDToken, bent: claim("azp", canary)},
	{name: "azp that is no text", kind: oidc.WrongParty, at: oidc.IDToken, bent: claim("azp", 1)},
	{name: "two audiences and no azp", kind: oidc.WrongParty, at: oidc.IDToken, bent: func(p *oidctest.Provider) {
		p.Claims = func(c map[string]any) { c["aud"] = []string{clientID, canary}; delete(c, "azp") }
	}},
	{name: "past its end", kind: oidc.Lapsed, at: oidc.IDToken, bent: claim("exp", ago(2*time.Minute))},
	{name: "without an end", kind: oidc.Lapsed, at: oidc.IDToken, bent: claim("exp", nil)},
	{name: "issued in the future", kind: oidc.Early, at: oidc.IDToken, bent: claim("iat", ago(-10*time.Minute))},
	{name: "not issued", kind: oidc.Malformed, at: oidc.IDToken, bent: claim("iat", nil)},
	{name: "not valid yet", kind: oidc.Early, at: oidc.IDToken, bent: claim("nbf", ago(-10*time.Minute))},
	{name: "an end that is no number", kind: oidc.Malformed, at: oidc.IDToken, bent: claim("exp", canary)},
	{name: "another nonce", kind: oidc.WrongNonce, at: oidc.IDToken, bent: claim("nonce", canary)},
	{name: "no nonce", kind: oidc.WrongNonce, at: oidc.IDToken, bent: claim("nonce", nil)},
	{name: "no nonce on either side", kind: oidc.Foreign, at: oidc.Answer, bent: claim("nonce", nil), kept: func(f *oidc.Flow) { f.Nonce = "" }},
	{name: "the hash of another access token", kind: oidc.WrongHash, at: oidc.IDToken, bent: claim("at_hash", canary)},
	{name: "the hash of another code", kind: oidc.WrongHash, at: oidc.IDToken, bent: claim("c_hash", canary)},
	{name: "a low acr", kind: oidc.TooLow, at: oidc.IDToken, bent: claim("acr", weak)},
	{name: "no acr", kind: oidc.TooLow, at: oidc.IDToken, bent: claim("acr", nil)},
	{name: "an acr that nobody asked for", kind: oidc.TooLow, at: oidc.IDToken, bent: claim("acr", usual+" "+high)},
	{name: "no vo_id", kind: oidc.Incomplete, at: oidc.IDToken, bent: claim("vo_id", nil)},
	{name: "an empty vo_id", kind: oidc.Incomplete, at: oidc.IDToken, bent: claim("vo_id", "")},
	{name: "a vo_id that is no text", kind: oidc.Incomplete, at: oidc.IDToken, bent: claim("vo_id", 12)},
	{name: "a vo_id with something unseen", kind: oidc.Incomplete, at: oidc.IDToken, bent: claim("vo_id", els+"\u200b")},
	{name: "a vo_id without end", kind: oidc.Incomplete, at: oidc.IDToken, bent: claim("vo_id", strings.Repeat("9", 256))},
	{name: "no sub", kind: oidc.Incomplete, at: oidc.IDToken, bent: claim("sub", nil)},

	// the second sign-in
	{name: "an acr that is enough to sign in only", kind: oidc.TooLow, at: oidc.IDToken, stepUp: true, bent: claim("acr", usual)},
	{name: "signed in six minutes ago", kind: oidc.Stale, at: oidc.IDToken, stepUp: true, bent: claim("auth_time", ago(6*time.Minute)),
		kept: func(f *oidc.Flow) { f.Begun = f.Begun.Add(-8 * time.Minute) }},
	{name: "signed in before it was asked", kind: oidc.Stale, at: oidc.IDToken, stepUp: true, bent: claim("auth_time", ago(2*time.Minute))},
	{name: "signed in in the future", kind: oidc.Stale, at: oidc.IDToken, stepUp: true, bent: claim("auth_time", ago(-2*time.Minute))},
	{name: "when is not told", kind: oidc.Stale, at: oidc.IDToken, stepUp: true, bent: claim("auth_time", nil)},
	{name: "somebody else confirms", kind: oidc.OtherPerson, at: oidc.IDToken, stepUp: true, bent: claim("vo_id", canary)},
	{name: "nobody was to confirm", kind: oidc.OtherPerson, at: oidc.IDToken, stepUp: true, kept: func(f *oidc.Flow) { f.Subject = "" }},

	// what the provider tells of itself
	{name: "discovery of another issuer", kind: oidc.WrongIssuer, at: oidc.Discovery, bent: told("issuer", "https://"+canary)},
	{name: "a token address without https", kind: oidc.Unfit, at: oidc.Discovery, bent: told("token_endpoint", "http://"+canary+"/token")},
	{name: "keys without https", kind: oidc.Unfit, at: oidc.Discovery, bent: told("jwks_uri", "http://"+canary+"/keys")},
	{name: "a sign-out address without https", kind: oidc.Unfit, at: oidc.Discovery, bent: told("end_session_endpoint", "http://"+canary)},
	{name: "a sign-in address that runs a script", kind: oidc.Unfit, at: oidc.Discovery, bent: told("authorization_endpoint", "javascript:"+canary)},
	{name: "no RS256", kind: oidc.Unfit, at: oidc.Discovery, bent: told("id_token_signing_alg_values_supported", []string{"HS256"})},
	{name: "no S256", kind: oidc.Unfit, at: oidc.Discovery, bent: told("code_challenge_methods_supported", []string{"plain"})},
	{name: "discovery that is no JSON", kind: oidc.Unfit, at: oidc.Discovery, bent: instead("/.well-known/openid-configuration",
		func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, canary) })},
	{name: "discovery that sends elsewhere", kind: oidc.Away, at: oidc.Discovery, bent: instead("/.well-known/openid-configuration",
		func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/moved", http.StatusFound) })},
	{name: "discovery without end", kind: oidc.Away, at: oidc.Discovery, bent: instead("/.well-known/openid-configuration",
		func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, strings.Repeat(canary, 1<<17)) })},
}
