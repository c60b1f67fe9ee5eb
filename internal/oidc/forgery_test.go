// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc/oidctest"
	"github.com/go-jose/go-jose/v4"
)

// otherKey is of nobody that is known here.
var otherKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

// bare is a token with a header and claims of one's own and whatever signature.
func bare(t *testing.T, header string, claims map[string]any, signature string) string {
	t.Helper()
	raw, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + base64.RawURLEncoding.EncodeToString(raw) + "." + signature
}

// forgeries are tokens that the provider did not sign, or not so. They go for ID tokens and logout tokens alike.
var forgeries = []struct {
	name string
	kind oidc.Kind
	sign func(t *testing.T, claims map[string]any) string
}{
	{"algorithm none", oidc.BadAlgorithm, func(t *testing.T, c map[string]any) string { return bare(t, `{"alg":"none"}`, c, "") }},
	{"no algorithm", oidc.Malformed, func(t *testing.T, c map[string]any) string { return bare(t, `{}`, c, "") }},
	{"HS256 with the secret of the client", oidc.BadAlgorithm, func(t *testing.T, c map[string]any) string {
		return oidctest.SignedBy(t, c, jose.HS256, []byte(secret+strings.Repeat("\x00", 32)), "")
	}},
	{"HS256 with the public key of the provider", oidc.BadAlgorithm, func(t *testing.T, c map[string]any) string {
		key, id := oidctest.OwnKey(t)
		return oidctest.SignedBy(t, c, jose.HS256, x509.MarshalPKCS1PublicKey(&key.PublicKey), id)
	}},
	{"RS512 with the key of the provider", oidc.BadAlgorithm, func(t *testing.T, c map[string]any) string {
		key, id := oidctest.OwnKey(t)
		return oidctest.SignedBy(t, c, jose.RS512, key, id)
	}},
	{"another key under the name of the provider's", oidc.BadSignature, func(t *testing.T, c map[string]any) string {
		_, id := oidctest.OwnKey(t)
		return oidctest.SignedBy(t, c, jose.RS256, otherKey(), id)
	}},
	{"another key under a name of its own", oidc.BadSignature, func(t *testing.T, c map[string]any) string {
		return oidctest.SignedBy(t, c, jose.RS256, otherKey(), canary)
	}},
	{"another key without a name", oidc.BadSignature, func(t *testing.T, c map[string]any) string {
		return oidctest.SignedBy(t, c, jose.RS256, otherKey(), "")
	}},
	{"tampered payload", oidc.BadSignature, func(t *testing.T, c map[string]any) string {
		parts := strings.Split(oidctest.Signed(t, c), ".")
		c["vo_id"], c["sub"] = canary, canary
		return parts[0] + "." + strings.Split(oidctest.Signed(t, c), ".")[1] + "." + parts[2]
	}},
	{"signature taken off", oidc.BadSignature, func(t *testing.T, c map[string]any) string {
		signed := oidctest.Signed(t, c)
		return signed[:strings.LastIndex(signed, ".")+1]
	}},
	{"no token at all", oidc.Malformed, func(*testing.T, map[string]any) string { return canary }},
	{"a payload that is no object", oidc.Malformed, func(t *testing.T, _ map[string]any) string { return oidctest.Signed(t, []string{canary}) }},
}
