// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

type amendInput struct {
	BodyInput
	Code string `path:"code"`
}

// amend makes the next version of a call. Naming any other rule is a change of what is frozen.
func (a *API) amend(ctx context.Context, in *amendInput) (*callOutput, error) {
	person, err := desk.Holding(who(ctx), access.WriteCalls...)
	if err != nil {
		return nil, err
	}
	var body contract.AmendBody
	if err := in.read(ctx, &body); err != nil {
		return nil, frozen(lang(ctx), a.problem(lang(ctx), err))
	}
	if err := right(lang(ctx), body); err != nil {
		return nil, err
	}
	if err := a.names(ctx, in.Code, body); err != nil {
		return nil, err
	}
	amendment := call.Amendment{Deadline: body.Deadline, Hub: body.Hub, Dossier: body.Dossier, Budget: body.Budget}
	c, touched, err := a.Desk.Amend(ctx, person, in.Code, amendment, body.Reasons)
	if errors.Is(err, record.ErrNoCall) {
		return nil, named(lang(ctx), "unknown_call", http.StatusNotFound)
	}
	if err != nil {
		return nil, err
	}
	v := view.Rules(c, lang(ctx))
	for _, row := range touched {
		v.Touched = append(v.Touched, row.Dossier)
	}
	return &callOutput{v}, nil
}

// names checks that the hub or dossier of an amendment is there.
func (a *API) names(ctx context.Context, code string, body contract.AmendBody) error {
	if body.Hub != "" {
		known, err := a.sight(ctx).KnowsHub(ctx, body.Hub)
		if err != nil {
			return err
		}
		if !known {
			return fieldProblem(lang(ctx), "unknown_hub", "/hub")
		}
	}
	if body.Dossier != "" {
		d, err := a.Store.Dossier(ctx, body.Dossier)
		if errors.Is(err, record.ErrNoDossier) || err == nil && d.Call != code {
			return fieldProblem(lang(ctx), dossier.CodeNotFound, "/dossier")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// frozen says of every rule that an amendment names and that cannot change, that it is frozen.
func frozen(lang string, p *contract.Problem) *contract.Problem {
	rules := call.Keys()
	for i, e := range p.Errors {
		if e.Code == "unknown_field" && slices.Contains(rules, e.Pointer[1:]) {
			p.Errors[i] = contract.FieldError{Pointer: e.Pointer, Code: "frozen", Message: problemWords["frozen"].In(lang)}
			p.Type, p.Detail = problemType+"frozen", problemWords["frozen"].In(lang)
		}
	}
	return p
}
