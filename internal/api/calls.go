// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// CallSummary is a call in a list.
type CallSummary struct {
	Code     string      `json:"code"`
	Name     string      `json:"name"`
	Version  int         `json:"version"`
	Opens    time.Time   `json:"opens"`
	Deadline time.Time   `json:"deadline"`
	Budget   *money.Euro `json:"budget"`
}

type callsOutput struct {
	Body struct {
		Calls []CallSummary `json:"calls"`
	}
}

func (a *API) calls(ctx context.Context, _ *struct{}) (*callsOutput, error) {
	found, err := a.Read.Calls(ctx)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &callsOutput{}
	out.Body.Calls = []CallSummary{}
	for _, c := range found {
		out.Body.Calls = append(out.Body.Calls, CallSummary{c.Code, c.Name, c.Version, c.Opens, c.Deadline, c.Budget})
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

// CallView is a call with its rules, in plain words too.
type CallView struct {
	Rules    json.RawMessage `json:"rules"`
	Hash     string          `json:"hash"`
	Words    []string        `json:"words" doc:"What the call means"`
	Versions []int           `json:"versions"`
	Granted  money.Euro      `json:"granted"`
	Touched  []string        `json:"touched,omitempty" doc:"The dossiers that this amendment reached"`

	Published []ledger.Published `json:"published,omitempty" doc:"Who made each version and why, newest first"`
}

type callOutput struct{ Body CallView }

// call is a version of a call. What the call has granted is of today, whatever version is asked.
func (a *API) call(ctx context.Context, in *versionInput) (*callOutput, error) {
	versions, err := a.Read.Versions(ctx, in.Code)
	if err == nil && len(versions) == 0 {
		return nil, named(lang(ctx), "unknown_call", http.StatusNotFound)
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	asked, err := in.of(ctx, versions)
	if err != nil {
		return nil, err
	}
	granted, err := a.Read.Granted(ctx, in.Code)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	view := callView(asked, lang(ctx))
	if view.Published, err = a.Read.Published(ctx, in.Code); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	if !slices.Contains(readFigures, who(ctx).Role) {
		for i := range view.Published {
			view.Published[i].Touched = nil // the numbers of other hubs' dossiers
		}
	}
	view.Granted, view.Versions = granted.Euro(), nil
	for _, v := range versions {
		view.Versions = append(view.Versions, v.Version)
	}
	return &callOutput{view}, nil
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

func callView(c call.Call, lang string) CallView {
	return CallView{Rules: c.JSON(), Hash: c.Hash(), Words: c.Explain(lang), Versions: []int{c.Version}, Granted: money.Cents(0).Euro()}
}

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
	if now, err := a.Read.Now(ctx); err != nil {
		return nil, a.problem(lang(ctx), err)
	} else if !now.Before(c.Deadline) {
		return nil, callProblem(lang(ctx), call.Faults{{Pointer: "/deadline", NL: "is al voorbij: niemand kan nog indienen", EN: "has passed already: nobody could submit"}})
	}
	if err := a.Read.Publish(ctx, c, who(ctx)); errors.Is(err, ledger.ErrCallExists) {
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
func callProblem(lang string, faults call.Faults) *Problem {
	p := named(lang, application.Unkeepable, http.StatusUnprocessableEntity)
	for _, f := range faults {
		p.Errors = append(p.Errors, FieldError{Pointer: f.Pointer, Code: "call_rule", Message: f.Message(lang)})
	}
	return p
}

// Who may publish and amend calls and call on assessors, and who reads figures of the whole programme.
var (
	writeCalls  = []dossier.Role{dossier.ProgrammeOfficer}
	readFigures = []dossier.Role{dossier.ProgrammeOfficer, dossier.Decider, dossier.Manager, dossier.Auditor}
)

type amendInput struct {
	BodyInput
	Code string `path:"code"`
}

type amendBody struct {
	Deadline *time.Time  `json:"deadline"`
	Hub      string      `json:"hub"`
	Dossier  string      `json:"dossier"`
	Budget   *money.Euro `json:"budget"`
	Reasons  string      `json:"reasons" text:"lines"`
}

// amend makes the next version of a call. Naming any other rule is a change of what is frozen.
func (a *API) amend(ctx context.Context, in *amendInput) (*callOutput, error) {
	if err := only(ctx, writeCalls); err != nil {
		return nil, err
	}
	var body amendBody
	if err := in.read(ctx, &body); err != nil {
		return nil, frozen(lang(ctx), a.problem(lang(ctx), err))
	}
	switch {
	case body.Reasons == "":
		return nil, fieldProblem(lang(ctx), dossier.CodeRequired, "/reasons")
	case utf8.RuneCountInString(body.Reasons) > dossier.MaxTextSize:
		return nil, fieldProblem(lang(ctx), "too_long", "/reasons")
	}
	if err := a.names(ctx, in.Code, body); err != nil {
		return nil, err
	}
	amendment := call.Amendment{Deadline: body.Deadline, Hub: body.Hub, Dossier: body.Dossier, Budget: body.Budget}
	c, touched, err := a.Desk.Amend(ctx, who(ctx), in.Code, amendment, body.Reasons)
	if f := (call.Fault{}); errors.As(err, &f) {
		return nil, callProblem(lang(ctx), call.Faults{f})
	}
	if errors.Is(err, ledger.ErrNoCall) {
		return nil, named(lang(ctx), "unknown_call", http.StatusNotFound)
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	view := callView(c, lang(ctx))
	for _, row := range touched {
		view.Touched = append(view.Touched, row.Dossier)
	}
	return &callOutput{view}, nil
}

// names checks that the hub or dossier of an amendment is there.
func (a *API) names(ctx context.Context, code string, body amendBody) error {
	if body.Hub != "" {
		hubs, err := a.Read.HubNames(ctx)
		if err != nil {
			return a.problem(lang(ctx), err)
		}
		if _, known := hubs[body.Hub]; !known {
			return fieldProblem(lang(ctx), "unknown_hub", "/hub")
		}
	}
	if body.Dossier != "" {
		d, err := a.Read.Dossier(ctx, body.Dossier)
		if errors.Is(err, ledger.ErrNoDossier) || err == nil && d.Call != code {
			return fieldProblem(lang(ctx), dossier.CodeNotFound, "/dossier")
		}
		if err != nil {
			return a.problem(lang(ctx), err)
		}
	}
	return nil
}

// frozen says of every rule that an amendment names and that cannot change, that it is frozen.
func frozen(lang string, p *Problem) *Problem {
	rules := call.Keys()
	for i, e := range p.Errors {
		if e.Code == "unknown_field" && slices.Contains(rules, e.Pointer[1:]) {
			p.Errors[i] = FieldError{Pointer: e.Pointer, Code: "frozen", Message: problemWords["frozen"].in(lang)}
			p.Type, p.Detail = problemType+"frozen", problemWords["frozen"].in(lang)
		}
	}
	return p
}

// Ranked is a dossier on the ranking of its call.
type Ranked struct {
	Rank        int            `json:"rank,omitempty" doc:"None for what was withdrawn or rejected, or is under a threshold"`
	Number      string         `json:"number"`
	Title       string         `json:"title"`
	Hub         string         `json:"hub"`
	State       dossier.Status `json:"state"`
	Label       string         `json:"label"`
	Total       string         `json:"total" doc:"Two decimals, rounded down; the order is by the exact fraction"`
	Below       []string       `json:"below" doc:"Criteria under their threshold"`
	SubmittedAt time.Time      `json:"submitted_at"`
}

type rankingOutput struct {
	Body struct {
		Dossiers []Ranked `json:"dossiers"`
	}
}

// ranking is the programme's: hubs and companies read their own decision.
func (a *API) ranking(ctx context.Context, in *callInput) (*rankingOutput, error) {
	if err := only(ctx, readFigures); err != nil {
		return nil, err
	}
	found, err := a.Read.Ranking(ctx, in.Code)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &rankingOutput{}
	out.Body.Dossiers = []Ranked{}
	rank, unranked := 0, []Ranked{}
	for _, d := range found {
		s := d.State
		line := Ranked{Number: d.Number, Title: d.Title, Hub: d.Hub, State: s.Status, Label: s.Status.Label(lang(ctx)),
			Total: strings.ReplaceAll(s.Consensus.Total.String(), ",", "."), Below: s.Consensus.Below, SubmittedAt: s.SubmittedAt}
		if len(s.Consensus.Below) > 0 || s.Status == dossier.Withdrawn || s.Status == dossier.Rejected {
			unranked = append(unranked, line)
			continue
		}
		rank++
		line.Rank = rank
		out.Body.Dossiers = append(out.Body.Dossiers, line)
	}
	out.Body.Dossiers = append(out.Body.Dossiers, unranked...)
	return out, nil
}

type assessorsOutput struct {
	Body struct {
		Assessors []Actor `json:"assessors"`
	}
}

// assessors are the people whom the officer can assign.
func (a *API) assessors(ctx context.Context, _ *struct{}) (*assessorsOutput, error) {
	if err := only(ctx, writeCalls); err != nil {
		return nil, err
	}
	found, err := a.Read.Assessors(ctx)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &assessorsOutput{}
	out.Body.Assessors = []Actor{}
	for _, p := range found {
		out.Body.Assessors = append(out.Body.Assessors, Actor{p.ID, p.Name, p.Role})
	}
	return out, nil
}
