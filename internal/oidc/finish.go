// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"context"
	"crypto/subtle"
	"net/url"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Finish makes an identity of the answer that the browser brought back. The error is a *Failure.
func (p *Provider) Finish(ctx context.Context, f Flow, answer url.Values) (Identity, error) {
	known, err := p.metadata(ctx)
	if err != nil {
		return Identity{}, err
	}
	code, err := p.code(known, f, answer)
	if err != nil {
		return Identity{}, err
	}
	secret, err := p.config.secret()
	if err != nil {
		return Identity{}, &Failure{Unfit, Exchange, "secret_file"}
	}
	tokens, err := p.oauth(known, secret).Exchange(gooidc.ClientContext(ctx, client), code, oauth2.VerifierOption(f.Verifier))
	if err != nil {
		return Identity{}, exchanged(err)
	}
	raw, is := tokens.Extra("id_token").(string)
	if !is {
		return Identity{}, &Failure{Kind: NoToken, At: Exchange}
	}
	claims, err := p.idToken(ctx, known, raw, tokens.AccessToken)
	if err != nil {
		return Identity{}, err
	}
	if kind := p.held(f, claims, code); kind != "" {
		return Identity{}, &Failure{Kind: kind, At: IDToken}
	}
	who := p.config.identity(claims)
	switch {
	case who.Subject == "" || who.Sub == "":
		return Identity{}, &Failure{Kind: Incomplete, At: IDToken}
	case f.Fresh && who.Subject != f.Subject:
		return Identity{}, &Failure{Kind: OtherPerson, At: IDToken}
	}
	return who, nil
}

// code is what the provider gave the browser to bring along, once it is sure that this browser began the flow and that this provider
// answers it.
func (p *Provider) code(known *metadata, f Flow, answer url.Values) (string, error) {
	failed := func(kind Kind) error { return &Failure{Kind: kind, At: Answer} }
	for _, once := range []string{"state", "code", "iss", "error"} {
		if len(answer[once]) > 1 {
			return "", failed(Malformed)
		}
	}
	switch {
	case f.State == "" || f.Nonce == "" || f.Verifier == "", subtle.ConstantTimeCompare([]byte(f.State), []byte(answer.Get("state"))) == 0:
		return "", failed(Foreign)
	case time.Since(f.Begun) > FlowLife:
		return "", failed(Late)
	case (known.says || answer.Has("iss")) && answer.Get("iss") != p.config.Issuer:
		return "", failed(WrongIssuer)
	case answer.Has("error"):
		return "", said(Answer, answer.Get("error"))
	case answer.Get("code") == "":
		return "", failed(Malformed)
	}
	return answer.Get("code"), nil
}
