// SPDX-License-Identifier: EUPL-1.2

// Package oidc signs people in at an OpenID Connect provider: the code flow with PKCE, a second sign-in by a stronger means before a
// decision, and logout that the provider tells. It knows the protocol only: where a flow is kept, who a person is here, and which
// page says so, is for who asks.
package oidc

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"sync/atomic"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"golang.org/x/oauth2"
)

// leeway is how much two clocks may differ.
const leeway = time.Minute

// Provider is where people sign in. It is safe for use by several at once.
type Provider struct {
	config Config
	known  atomic.Pointer[metadata]
}

// New gives the provider of settings that Read has read. It does not connect: a provider that is away must not keep the product from
// starting.
func New(c Config) *Provider { return &Provider{config: c} }

// Name is what people call the provider.
func (p *Provider) Name() bilingual.Words {
	if p.config.Name == "" {
		return bilingual.Words{"uw aanmelddienst", "your sign-in service"}
	}
	return bilingual.Plain(p.config.Name)
}

// metadata is what the provider told of itself.
type metadata struct {
	endpoint   oauth2.Endpoint
	keys       gooidc.KeySet
	endSession string
	says       bool // who it is, in every answer (RFC 9207)
}

// metadata is fetched when it is first needed, and again until that succeeds. Keys are fetched anew when a token names an unknown one.
func (p *Provider) metadata(ctx context.Context) (*metadata, error) {
	if known := p.known.Load(); known != nil {
		return known, nil
	}
	found, err := gooidc.NewProvider(gooidc.ClientContext(ctx, client), p.config.Issuer)
	if err != nil {
		if away, is := unreached(Discovery, err); is {
			return nil, away
		}
		if is[*gooidc.IssuerMismatchError](err) {
			return nil, &Failure{Kind: WrongIssuer, At: Discovery}
		}
		return nil, &Failure{Kind: Unfit, At: Discovery}
	}
	known, err := fit(found)
	if err != nil {
		return nil, &Failure{Unfit, Discovery, err.Error()}
	}
	p.known.Store(known)
	return known, nil
}

// fit holds what the provider tells of itself against what this package needs. The error is a constant.
func fit(found *gooidc.Provider) (*metadata, error) {
	var told struct {
		Keys       string   `json:"jwks_uri"`
		EndSession string   `json:"end_session_endpoint"`
		Says       bool     `json:"authorization_response_iss_parameter_supported"`
		Algorithms []string `json:"id_token_signing_alg_values_supported"`
		Challenges []string `json:"code_challenge_methods_supported"`
		Proofs     []string `json:"token_endpoint_auth_methods_supported"`
	}
	if found.Claims(&told) != nil {
		return nil, errors.New("unreadable")
	}
	has := func(list []string, value string) bool { return len(list) == 0 || slices.Contains(list, value) }
	endpoint := found.Endpoint()
	switch {
	case !private(endpoint.AuthURL) || !private(endpoint.TokenURL) || !private(told.Keys) || told.EndSession != "" &&
		!private(told.EndSession):
		return nil, errors.New("endpoint without https")
	case !has(told.Algorithms, gooidc.RS256):
		return nil, errors.New("no RS256")
	case !has(told.Challenges, "S256"):
		return nil, errors.New("no S256")
	}
	endpoint.AuthStyle = oauth2.AuthStyleInHeader
	if !has(told.Proofs, "client_secret_basic") {
		endpoint.AuthStyle = oauth2.AuthStyleInParams
	}
	background := gooidc.ClientContext(context.Background(), client)
	return &metadata{endpoint, gooidc.NewRemoteKeySet(background, told.Keys), told.EndSession, told.Says}, nil
}

// oauth is the client of one request. The secret is empty where only an address is made.
func (p *Provider) oauth(known *metadata, secret string) *oauth2.Config {
	return &oauth2.Config{ClientID: p.config.ClientID, ClientSecret: secret, Endpoint: known.endpoint,
		RedirectURL: p.config.Address + ReturnPath, Scopes: p.config.Scopes}
}

// EndSessionURL is where the browser goes to end the session at the provider as well, and which sends it back to the product; empty
// if the provider has no such address. No token is in it: that would put a name into addresses and logs.
func (p *Provider) EndSessionURL(ctx context.Context) (string, error) {
	known, err := p.metadata(ctx)
	if err != nil || known.endSession == "" {
		return "", err
	}
	u, err := url.Parse(known.endSession)
	if err != nil {
		return "", &Failure{Kind: Unfit, At: Discovery}
	}
	query := u.Query()
	query.Set("client_id", p.config.ClientID)
	query.Set("post_logout_redirect_uri", p.config.Address)
	u.RawQuery = query.Encode()
	return u.String(), nil
}
