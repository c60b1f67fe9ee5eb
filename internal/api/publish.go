// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
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
		return nil, callProblem(lang(ctx), call.Faults{{Pointer: "/deadline", NL: "is al voorbij: niemand kan nog indienen", EN: "has passed already: nobody could submit"}})
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
	if faults := (call.Faults{}); errors.As(err, &faults) {
		return c, callProblem(lang(ctx), faults)
	}
	if err != nil {
		return c, a.problem(lang(ctx), err)
	}
	return c, nil
}

// callProblem points at every rule that is wrong.
func callProblem(lang string, faults call.Faults) *contract.Problem {
	p := named(lang, application.Unkeepable, http.StatusUnprocessableEntity)
	for _, f := range faults {
		p.Errors = append(p.Errors, contract.FieldError{Pointer: f.Pointer, Code: "call_rule", Message: f.Message(lang)})
	}
	return p
}
