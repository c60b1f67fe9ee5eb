// SPDX-License-Identifier: EUPL-1.2

package oidctest

import (
	"context"
	"slices"
	"sync"

	"github.com/zitadel/oidc/v3/example/server/storage"
	zitadel "github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// registry makes the provider one like the Flemish sign-in service: a scope vo with who somebody acts for, all claims in the ID token,
// and an acr, if one was asked for.
type registry struct {
	*storage.Storage
	acr sync.Map // the first asked for, by the id of the request
}

func (r *registry) CreateAuthRequest(ctx context.Context, asked *zitadel.AuthRequest, user string) (op.AuthRequest, error) {
	made, err := r.Storage.CreateAuthRequest(ctx, asked, user)
	if err == nil && len(asked.ACRValues) > 0 {
		r.acr.Store(made.GetID(), asked.ACRValues[0])
	}
	return made, err
}

func (r *registry) AuthRequestByID(ctx context.Context, id string) (op.AuthRequest, error) {
	return r.told(r.Storage.AuthRequestByID(ctx, id))
}

func (r *registry) AuthRequestByCode(ctx context.Context, code string) (op.AuthRequest, error) {
	return r.told(r.Storage.AuthRequestByCode(ctx, code))
}

func (r *registry) told(found op.AuthRequest, err error) (op.AuthRequest, error) {
	if err != nil {
		return nil, err
	}
	acr, _ := r.acr.Load(found.GetID())
	value, _ := acr.(string)
	return request{found, value}, nil
}

type request struct {
	op.AuthRequest
	acr string
}

func (r request) GetACR() string { return r.acr }

func (r *registry) SetUserinfoFromRequest(ctx context.Context, who *zitadel.UserInfo, asked op.IDTokenRequest, scopes []string) error {
	if slices.Contains(scopes, "vo") {
		for name, value := range map[string]any{"vo_id": Els, "vo_doelgroepcode": "LB", "vo_orgcode": "0999000001",
			"vo_orgnaam": "Gemeente Voorbeeld", "dossierwerkt_rol_3d": []string{"Hubmedewerker:kempen"}, "sid": Sitting} {
			who.AppendClaims(name, value)
		}
	}
	return r.Storage.SetUserinfoFromRequest(ctx, who, asked, scopes)
}

func (r *registry) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	found, err := r.Storage.GetClientByClientID(ctx, id)
	return client{found}, err
}

type client struct{ op.Client }

func (client) IsScopeAllowed(scope string) bool     { return scope == "vo" }
func (client) IDTokenUserinfoClaimsAssertion() bool { return true }
func (client) PostLogoutRedirectURIs() []string     { return []string{Address} }

// people are those who can sign in: one.
type people struct{}

func (people) GetUserByID(string) *storage.User {
	return &storage.User{ID: Sub, Username: "els", Password: "wachtwoord", FirstName: "Els", LastName: "Voorbeeld",
		Email: "els@example.org", EmailVerified: true}
}

func (p people) GetUserByUsername(name string) *storage.User {
	if name != "els" {
		return nil
	}
	return p.GetUserByID("")
}

func (people) ExampleClientID() string { return storage.ServiceUserID }
