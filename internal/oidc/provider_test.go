// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"bytes"
	"context"
	"crypto/rsa"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler)) // the provider logs each request
	os.Exit(m.Run())
}

var ctx = context.Background()

const (
	clientID = "dossierwerkt"
	secret   = "geheim-van-de-client"
	address  = "https://dossiers.example.org"

	usual = "urn:example:substantial"
	high  = "urn:example:high"
	weak  = "urn:example:low"

	els = "vo-0000-els" // the vo_id of who signs in
)

// provider is a real one, in the shape of the Flemish sign-in service, that can be bent.
type provider struct {
	t      *testing.T
	issuer string
	op     http.Handler
	down   atomic.Bool

	http      func(w http.ResponseWriter, r *http.Request) bool // answers instead, if it says so
	discovery func(told map[string]any)
	tokens    func(response map[string]any)
	claims    func(claims map[string]any)        // the token is signed again by the provider's own key
	sign      func(claims map[string]any) string // the token is this

	lock sync.Mutex
	sent []string // every text that it sent with tokens
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	p := &provider{t: t}
	server := httptest.NewUnstartedServer(p)
	p.issuer = "http://" + server.Listener.Addr().String()
	p.op = exampleop.SetupServer(p.issuer, &registry{Storage: kept()}, nil, false)
	server.Start()
	t.Cleanup(server.Close)
	return p
}

// kept is what all providers have in common, their key above all: making one takes long.
var kept = sync.OnceValue(func() *storage.Storage {
	return storage.NewStorageWithClients(people{}, map[string]*storage.Client{
		clientID:  storage.WebClient(clientID, secret, address+oidc.ReturnPath),
		"another": storage.WebClient("another", secret, address+oidc.ReturnPath),
	})
})

func (p *provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.down.Load() {
		panic(http.ErrAbortHandler) // the connection breaks off
	}
	if p.http != nil && p.http(w, r) {
		return
	}
	bend, is := map[string]func(map[string]any){"/.well-known/openid-configuration": p.discovery, "/oauth/token": p.issue}[r.URL.Path]
	if !is {
		p.op.ServeHTTP(w, r)
		return
	}
	answer := httptest.NewRecorder()
	p.op.ServeHTTP(answer, r)
	body := map[string]any{}
	if err := json.Unmarshal(answer.Body.Bytes(), &body); err != nil {
		p.t.Error(err)
	}
	if bend != nil {
		bend(body)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(answer.Code)
	_ = json.NewEncoder(w).Encode(body)
}

func (p *provider) issue(response map[string]any) {
	if raw, is := response["id_token"].(string); is && (p.claims != nil || p.sign != nil) {
		claims := payload(p.t, raw)
		if p.claims != nil {
			p.claims(claims)
		}
		p.saw(claims)
		if response["id_token"] = ""; p.sign != nil {
			response["id_token"] = p.sign(claims)
		} else {
			response["id_token"] = signed(p.t, claims)
		}
	}
	if p.tokens != nil {
		p.tokens(response)
	}
	p.saw(response)
}

// saw keeps every text of a value.
func (p *provider) saw(value any) {
	switch v := value.(type) {
	case string:
		p.lock.Lock()
		p.sent = append(p.sent, v)
		p.lock.Unlock()
	case []any:
		for _, entry := range v {
			p.saw(entry)
		}
	case map[string]any:
		for _, entry := range v {
			p.saw(entry)
		}
	}
}

// settings are those of the product for this provider.
func (p *provider) settings(secret string) oidc.Config {
	p.t.Helper()
	dir := p.t.TempDir()
	raw, err := json.Marshal(oidc.Config{Issuer: p.issuer, ClientID: clientID, SecretFile: filepath.Join(dir, "secret"), Address: address,
		Scopes: []string{"openid", "profile", "email", "vo"}, ACR: []string{usual}, ACRHigh: []string{high},
		Claims: oidc.Claims{Subject: "vo_id", Name: []string{"given_name", "family_name"}, Email: "email", Group: "vo_doelgroepcode",
			Organisation: "vo_orgcode", Roles: "dossierwerkt_rol_3d"}})
	if err != nil {
		p.t.Fatal(err)
	}
	for name, content := range map[string]string{"secret": secret + "\n", "oidc.json": string(raw)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
	c, err := oidc.Read(filepath.Join(dir, "oidc.json"))
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

// answers is what the browser of a person who signs in at an address of the provider brings back.
func (p *provider) answers(at string) url.Values {
	p.t.Helper()
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	next := func(resp *http.Response, err error) *url.URL {
		p.t.Helper()
		if err != nil {
			p.t.Fatal(err)
		}
		defer resp.Body.Close()
		where, err := resp.Location()
		if err != nil {
			said, _ := io.ReadAll(resp.Body)
			p.t.Fatalf("%s: %s", resp.Status, said)
		}
		return where
	}
	login := next(browser.Get(at))
	callback := next(browser.PostForm(p.issuer+"/login/username", url.Values{"id": {login.Query().Get("authRequestID")},
		"username": {"els"}, "password": {"wachtwoord"}}))
	back := next(browser.Get(callback.String()))
	if !strings.HasPrefix(back.String(), address+oidc.ReturnPath+"?") {
		p.t.Fatalf("sent back to %s", back)
	}
	return back.Query()
}

// payload are the claims of a token.
func payload(t *testing.T, raw string) map[string]any {
	t.Helper()
	token, err := jose.ParseSignedCompact(raw, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		t.Fatal(err)
	}
	claims := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(token.UnsafePayloadWithoutVerification()))
	decoder.UseNumber()
	if err := decoder.Decode(&claims); err != nil {
		t.Fatal(err)
	}
	return claims
}

// ownKey is the key of the provider.
func ownKey(t *testing.T) (*rsa.PrivateKey, string) {
	t.Helper()
	key, err := kept().SigningKey(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return key.Key().(*rsa.PrivateKey), key.ID()
}

// signed are claims as the provider itself signs them.
func signed(t *testing.T, claims any) string {
	t.Helper()
	key, id := ownKey(t)
	return signedBy(t, claims, jose.RS256, key, id)
}

func signedBy(t *testing.T, claims any, algorithm jose.SignatureAlgorithm, key any, id string) string {
	t.Helper()
	raw, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: jose.JSONWebKey{Key: key, KeyID: id}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	token, err := signer.Sign(raw)
	if err != nil {
		t.Fatal(err)
	}
	compact, err := token.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return compact
}
