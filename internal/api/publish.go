// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// checkCall says what a call file would mean, and publishes nothing.
func (a *API) checkCall(ctx context.Context, in *BodyInput) (*callOutput, error) {
	c, err := a.readCall(ctx, in)
	if err != nil {
		return nil, err
	}
	return &callOutput{callView(c, lang(ctx))}, nil
}

// publish makes a call that people can start dossiers under.
func (a *API) publish(ctx context.Context, in *BodyInput) (*callOutput, error) {
	if err := only(ctx, writeCalls); err != nil {
		return nil, err
	}
	c, err := a.readCall(ctx, in)
	if err != nil {
		return nil, err
	}
	if now, err := a.Store.Now(ctx); err != nil {
		return nil, a.problem(lang(ctx), err)
	} else if !now.Before(c.Deadline) {
		return nil, a.problem(lang(ctx), call.Refused("/deadline", "is al voorbij: niemand kan nog indienen", "has passed already: nobody could submit"))
	}
	if err := a.Store.Publish(ctx, c, who(ctx)); errors.Is(err, record.ErrCallExists) {
		return nil, named(lang(ctx), "call_exists", http.StatusConflict)
	} else if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	return &callOutput{callView(c, lang(ctx))}, nil
}

func (a *API) readCall(ctx context.Context, in *BodyInput) (call.Call, error) {
	if err := jsonOnly(ctx, in.ContentType); err != nil {
		return call.Call{}, err
	}
	c, err := call.Read(in.RawBody)
	if err != nil {
		return c, a.problem(lang(ctx), err)
	}
	return c, nil
}
