// SPDX-License-Identifier: EUPL-1.2

// Package oidctest has a real OpenID Connect provider run in the process of a test, in the shape of the Flemish sign-in service, and bends
// it.
package oidctest

import (
	"bytes"
	"context"
	"crypto/rsa"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

var ctx = context.Background()

// What the settings of the product say.
const (
	ClientID = "dossierwerkt"
	Secret   = "geheim-van-de-client"
	Address  = "https://dossiers.example.org"

	Usual = "urn:example:substantial"
	High  = "urn:example:high"
	Weak  = "urn:example:low"
)

// Who signs in, where they are, and the event of a logout token.
const (
	Els     = "vo-0000-els"  // her vo_id
	Sub     = "sub-0000-els" // her sub
	Sitting = "zitting-van-els"
	Event   = "http://schemas.openid.net/event/backchannel-logout"
)

// Provider is a real one, in the shape of the Flemish sign-in service, that can be bent.
type Provider struct {
	Issuer string
	Down   atomic.Bool // connections break off
	T      *testing.T
	op     http.Handler

	HTTP      func(w http.ResponseWriter, r *http.Request) bool // answers instead, if it says so
	Discovery func(told map[string]any)
	Tokens    func(response map[string]any)
	Claims    func(claims map[string]any)        // the token is signed again by the provider's own key
	Sign      func(claims map[string]any) string // the token is this

	lock sync.Mutex
	sent []string // every text that it sent with tokens
}

// New starts a provider, which goes with the test.
func New(t *testing.T) *Provider {
	t.Helper()
	p := &Provider{T: t}
	server := httptest.NewUnstartedServer(p)
	p.Issuer = "http://" + server.Listener.Addr().String()
	p.op = exampleop.SetupServer(p.Issuer, &registry{Storage: kept()}, nil, false)
	server.Start()
	t.Cleanup(server.Close)
	return p
}

// kept is what all providers have in common, their key above all: making one takes long.
var kept = sync.OnceValue(func() *storage.Storage {
	return storage.NewStorageWithClients(people{}, map[string]*storage.Client{
		ClientID:  storage.WebClient(ClientID, Secret, Address+oidc.ReturnPath),
		"another": storage.WebClient("another", Secret, Address+oidc.ReturnPath),
	})
})

func (p *Provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.Down.Load() {
		panic(http.ErrAbortHandler) // the connection breaks off
	}
	if p.HTTP != nil && p.HTTP(w, r) {
		return
	}
	bend, is := map[string]func(map[string]any){"/.well-known/openid-configuration": p.Discovery, "/oauth/token": p.issue}[r.URL.Path]
	if !is {
		p.op.ServeHTTP(w, r)
		return
	}
	answer := httptest.NewRecorder()
	p.op.ServeHTTP(answer, r)
	body := map[string]any{}
	if err := json.Unmarshal(answer.Body.Bytes(), &body); err != nil {
		p.T.Error(err)
	}
	if bend != nil {
		bend(body)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(answer.Code)
	_ = json.NewEncoder(w).Encode(body)
}

func (p *Provider) issue(response map[string]any) {
	if raw, is := response["id_token"].(string); is && (p.Claims != nil || p.Sign != nil) {
		claims := payload(p.T, raw)
		if p.Claims != nil {
			p.Claims(claims)
		}
		p.saw(claims)
		if response["id_token"] = ""; p.Sign != nil {
			response["id_token"] = p.Sign(claims)
		} else {
			response["id_token"] = Signed(p.T, claims)
		}
	}
	if p.Tokens != nil {
		p.Tokens(response)
	}
	p.saw(response)
}

// saw keeps every text of a value.
func (p *Provider) saw(value any) {
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

// Settings are those of the product for this provider.
func (p *Provider) Settings(secret string) oidc.Config {
	p.T.Helper()
	dir := p.T.TempDir()
	raw, err := json.Marshal(oidc.Config{Issuer: p.Issuer, ClientID: ClientID, SecretFile: filepath.Join(dir, "secret"), Address: Address,
		Scopes: []string{"openid", "profile", "email", "vo"}, ACR: []string{Usual}, ACRHigh: []string{High},
		Claims: oidc.Claims{Subject: "vo_id", Name: []string{"given_name", "family_name"}, Email: "email", Group: "vo_doelgroepcode",
			Organisation: "vo_orgcode", Roles: "dossierwerkt_rol_3d"}})
	if err != nil {
		p.T.Fatal(err)
	}
	for name, content := range map[string]string{"secret": secret + "\n", "oidc.json": string(raw)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			p.T.Fatal(err)
		}
	}
	c, err := oidc.Read(filepath.Join(dir, "oidc.json"))
	if err != nil {
		p.T.Fatal(err)
	}
	return c
}

// Answers is what the browser of a person who signs in at an address of the provider brings back.
func (p *Provider) Answers(at string) url.Values {
	p.T.Helper()
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	next := func(resp *http.Response, err error) *url.URL {
		p.T.Helper()
		if err != nil {
			p.T.Fatal(err)
		}
		defer resp.Body.Close()
		where, err := resp.Location()
		if err != nil {
			said, _ := io.ReadAll(resp.Body)
			p.T.Fatalf("%s: %s", resp.Status, said)
		}
		return where
	}
	login := next(browser.Get(at))
	callback := next(browser.PostForm(p.Issuer+"/login/username", url.Values{"id": {login.Query().Get("authRequestID")},
		"username": {"els"}, "password": {"wachtwoord"}}))
	back := next(browser.Get(callback.String()))
	if !strings.HasPrefix(back.String(), Address+oidc.ReturnPath+"?") {
		p.T.Fatalf("sent back to %s", back)
	}
	return back.Query()
}

// Sent is every text that the provider sent with tokens.
func (p *Provider) Sent() []string {
	p.lock.Lock()
	defer p.lock.Unlock()
	return slices.Clone(p.sent)
}

// LogoutClaims are the claims of a good logout token, with some bent.
func (p *Provider) LogoutClaims(bend func(c map[string]any)) map[string]any {
	c := map[string]any{"iss": p.Issuer, "aud": ClientID, "iat": time.Now().Unix(), "exp": time.Now().Add(2 * time.Minute).Unix(),
		"jti": "1234-5678", "sub": Sub, "sid": Sitting, "events": map[string]any{Event: map[string]any{}}}
	if bend != nil {
		bend(c)
	}
	return c
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

// OwnKey is the key of the provider.
func OwnKey(t *testing.T) (*rsa.PrivateKey, string) {
	t.Helper()
	key, err := kept().SigningKey(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return key.Key().(*rsa.PrivateKey), key.ID()
}

// Signed are claims as the provider itself signs them.
func Signed(t *testing.T, claims any) string {
	t.Helper()
	key, id := OwnKey(t)
	return SignedBy(t, claims, jose.RS256, key, id)
}

// SignedBy are claims as somebody signs them by a key under an id.
func SignedBy(t *testing.T, claims any, algorithm jose.SignatureAlgorithm, key any, id string) string {
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
