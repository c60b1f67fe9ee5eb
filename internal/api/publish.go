// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// checkCall says what a call file would mean, and publishes nothing.
func (a *API) checkCall(ctx context.Context, in *BodyInput) (*callOutput, error) {
	c, err := a.readCall(ctx, in)
	if err != nil {
		return nil, err
	}
	return &callOutput{view.Rules(c, lang(ctx))}, nil
}

// publish makes a call that people can start dossiers under.
func (a *API) publish(ctx context.Context, in *BodyInput) (*callOutput, error) {
	person, err := desk.Holding(who(ctx), access.WriteCalls...)
	if err != nil {
		return nil, err
	}
	c, err := a.readCall(ctx, in)
	if err != nil {
		return nil, err
	}
	if now, err := a.Store.Now(ctx); err != nil {
		return nil, err
	} else if !now.Before(c.Deadline) {
		return nil, call.Refused("/deadline", "is al voorbij: niemand kan nog indienen", "has passed already: nobody could submit")
	}
	if err := a.Store.Publish(ctx, c, person); err != nil {
		return nil, err
	}
	return &callOutput{view.Rules(c, lang(ctx))}, nil
}

func (a *API) readCall(ctx context.Context, in *BodyInput) (call.Call, error) {
	if err := jsonOnly(ctx, in.ContentType); err != nil {
		return call.Call{}, err
	}
	return call.Read(in.RawBody)
}
