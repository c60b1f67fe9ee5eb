// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// confirmPage is where a person who is signed in lets a program in: at the address of browsers, or where that is not known, of the API.
func (a *API) confirmPage() string {
	const page = "/koppelen"
	if a.Public == nil {
		return page
	}
	return a.Public.JoinPath(page).String()
}

type loginOutput struct{ Body contract.Login }

// login has a program wait for a person. Nobody signed in for it, so an address has its turns.
func (a *API) login(ctx context.Context, in *BodyInput) (*loginOutput, error) {
	var body contract.LoginBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	scopes, err := scoped(ctx, body, body.Scopes)
	if err != nil {
		return nil, err
	}
	if err := spend(ctx, a.slows.logins); err != nil {
		return nil, err
	}
	secret, l := access.NewDeviceLogin(body.Name, scopes)
	if err := a.Store.AddDeviceLogin(ctx, l); err != nil {
		return nil, err
	}
	return &loginOutput{contract.Login{DeviceCode: secret, UserCode: l.Shown(), VerificationURI: a.confirmPage(),
		ExpiresIn: int(access.DeviceLife.Seconds()), Interval: int(access.AskEvery.Seconds())}}, nil
}

// takeLogin hands the token over, once. A code that is none costs a turn, one that is asked after too often is told so.
func (a *API) takeLogin(ctx context.Context, in *BodyInput) (*newTokenOutput, error) {
	var body contract.DeviceBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	if err := right(lang(ctx), body); err != nil {
		return nil, err
	}
	secret, t := access.Issue("", nil)
	t, err := a.Store.TakeDevice(ctx, access.HashToken(body.DeviceCode), t)
	if errors.Is(err, access.ErrNoLogin) {
		err = a.wrong(ctx, err)
	}
	if err != nil {
		return nil, err
	}
	return &newTokenOutput{contract.NewToken{Secret: secret, Token: told(ctx, t)}}, nil
}
