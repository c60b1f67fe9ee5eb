// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

type callsOutput struct{ Body contract.CallList }

func (a *API) calls(ctx context.Context, _ *struct{}) (*callsOutput, error) {
	found, err := a.Store.Calls(ctx)
	if err != nil {
		return nil, err
	}
	out := &callsOutput{}
	out.Body.Calls = []contract.CallSummary{}
	for _, c := range found {
		out.Body.Calls = append(out.Body.Calls, contract.CallSummary{Code: c.Code, Name: c.Name, Version: c.Version,
			Opens: c.Opens, Deadline: c.Deadline, Budget: c.Budget})
	}
	return out, nil
}

type callInput struct {
	Code string `path:"code"`
}

type versionInput struct {
	Code    string `path:"code"`
	Version string `query:"version" doc:"The newest when left out"`
}

type callOutput struct{ Body contract.CallView }

// call is a version of a call. What the call has granted is of today, whatever version is asked.
func (a *API) call(ctx context.Context, in *versionInput) (*callOutput, error) {
	versions, err := a.Store.Versions(ctx, in.Code)
	if err == nil && len(versions) == 0 {
		return nil, named(lang(ctx), "unknown_call", http.StatusNotFound)
	}
	if err != nil {
		return nil, err
	}
	asked, err := in.of(ctx, versions)
	if err != nil {
		return nil, err
	}
	granted, err := a.Store.Granted(ctx, in.Code)
	if err != nil {
		return nil, err
	}
	inside := slices.Contains(readFigures, who(ctx).Role)
	if !inside {
		asked = forAll(asked)
	}
	view := callView(asked, lang(ctx))
	if view.Published, err = a.Store.Published(ctx, in.Code); err != nil {
		return nil, err
	}
	if !inside {
		for i := range view.Published {
			view.Published[i].Touched, view.Published[i].Reasons = nil, "" // which may be about one dossier
		}
	}
	view.Granted, view.Versions = granted.Euro(), nil
	for _, v := range versions {
		view.Versions = append(view.Versions, v.Version)
	}
	return &callOutput{view}, nil
}

// forAll is a call as everybody reads it: without what it says of single dossiers, which are not everybody's to know of.
func forAll(c call.Call) call.Call {
	c.Extensions = slices.DeleteFunc(slices.Clone(c.Extensions), func(x call.Extension) bool { return x.Dossier != "" })
	return c
}

// of finds the version that is asked for among those that there are, newest first.
func (in *versionInput) of(ctx context.Context, versions []call.Call) (call.Call, error) {
	if in.Version == "" {
		return versions[0], nil
	}
	n, err := strconv.Atoi(in.Version)
	if err != nil || n < 1 {
		return call.Call{}, fieldProblem(lang(ctx), "argument", "/version")
	}
	i := slices.IndexFunc(versions, func(v call.Call) bool { return v.Version == n })
	if i < 0 {
		return call.Call{}, named(lang(ctx), "unknown_version", http.StatusNotFound)
	}
	return versions[i], nil
}

func callView(c call.Call, lang string) contract.CallView {
	return contract.CallView{Rules: c.JSON(), Hash: c.Hash(), Words: c.Explain(lang), Versions: []int{c.Version}, Granted: money.Cents(0).Euro()}
}

// Who may publish and amend calls and call on assessors, and who reads figures of the whole programme.
var (
	writeCalls  = []dossier.Role{dossier.ProgrammeOfficer}
	readFigures = []dossier.Role{dossier.ProgrammeOfficer, dossier.Decider, dossier.Manager, dossier.Auditor}
)
