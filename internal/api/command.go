// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

type commandInput struct {
	BodyInput
	Number string `path:"number"`
}

type commandOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     contract.Done
}

// commandRoutes register each command with the arguments that it takes, as the table of moves has them.
func (a *API) commandRoutes(router huma.API, dossiers string) {
	schemas := router.OpenAPI().Components.Schemas
	all := schemas.SchemaFromRef(partial(schemas, reflect.TypeFor[contract.CommandBody]()).Ref)
	for _, name := range dossier.Commands[1:] { // editing has an address of its own
		body := camel(string(name)) + "Body"
		schemas.Map()[body] = arguments(all, name)
		o := post(dossiers+"/"+string(name), string(name), "Command: "+name.Label("en")+"; 202 when it will be carried out later",
			role, none, state)
		reading(a, router, o, &huma.Schema{Ref: schemaPrefix + body},
			func(ctx context.Context, in *commandInput) (*commandOutput, error) { return a.command(ctx, name, in) })
		responses := router.OpenAPI().Paths[o.Path].Post.Responses
		responses["202"] = &huma.Response{Description: "Received, and carried out later: Location says where to ask how it ended",
			Headers: map[string]*huma.Param{"Location": {Schema: text()}}, Content: responses["200"].Content}
	}
}

// arguments are those of all commands that this one needs or takes.
func arguments(all *huma.Schema, name dossier.Verb) *huma.Schema {
	needs, takes := name.Fields()
	own := *all
	own.Required, own.Properties = needs, maps.Clone(all.Properties)
	maps.DeleteFunc(own.Properties, func(field string, _ *huma.Schema) bool {
		return !slices.Contains(needs, field) && !slices.Contains(takes, field)
	})
	return &own
}

type unknownInput struct {
	Number  string `path:"number"`
	Command string `path:"command"`
}

// unknownCommand answers every command that there is not.
func (a *API) unknownCommand(ctx context.Context, _ *unknownInput) (*struct{}, error) {
	return nil, named(lang(ctx), "unknown_command", http.StatusNotFound)
}

// hidden leaves an operation out of the description.
func hidden(o huma.Operation) huma.Operation {
	o.Hidden = true
	return o
}

func (a *API) command(ctx context.Context, name dossier.Verb, in *commandInput) (*commandOutput, error) {
	request, err := in.request(ctx, name)
	if err != nil {
		if _, unknown := a.sight(ctx).Know(ctx, in.Number); unknown != nil && !a.repeated(ctx, in.Key) {
			err = unknown // that comes first; of what can be read, receiving it says so
		}
		return nil, err
	}
	person, err := a.as(ctx, in.Number, name)
	if err != nil {
		return nil, err
	}
	answer, r, err := a.Desk.Do(ctx, desk.Key(person, in.Key, signed(name, in.Number, in.RawBody)), request)
	if r != nil {
		return nil, r
	}
	if err != nil {
		return nil, err
	}
	if answer.Row.Outcome == nil {
		location := "/api/v1/commands/" + answer.OwnKey
		return &commandOutput{Status: http.StatusAccepted, Location: location, Body: contract.Done{ReceivedAt: &answer.Row.Received,
			Location: location}}, nil
	}
	done, problem, err := a.ended(ctx, answer.Row)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", record.ErrUnknown, err) // it is done: nobody says that it is not
	}
	if problem != nil {
		return nil, problem
	}
	return &commandOutput{Status: http.StatusOK, Body: *done}, nil
}

// repeated says whether the person sent the key before: who gave up their seat by a command may ask again what came of it.
func (a *API) repeated(ctx context.Context, own string) bool {
	if own == "" {
		return false
	}
	_, err := a.Desk.Outcome(ctx, who(ctx), own)
	return err == nil
}

// ended turns the outcome of a row into an answer or a problem.
func (a *API) ended(ctx context.Context, row record.Row) (*contract.Done, *contract.Problem, error) {
	switch o := row.Outcome; o.Status {
	case record.Refused:
		r, err := a.sight(ctx).ForWhom(ctx, row.Dossier, o.Refusal)
		if err != nil {
			return nil, nil, err
		}
		return nil, refusal(lang(ctx), r), nil
	case record.Failed:
		return nil, named(lang(ctx), dossier.CodeInternal, http.StatusInternalServerError), nil
	default:
		done := &contract.Done{Number: row.Dossier, State: o.State, Label: o.State.Label(lang(ctx)), Events: []contract.Entry{}}
		if len(o.Seqs) == 0 {
			return done, nil, nil
		}
		h := row.Happened
		if h == nil {
			read, err := a.Store.Happened(ctx, row.Dossier, o.Seqs)
			if err != nil {
				return nil, nil, err
			}
			h = &read
		}
		done.Events = a.sight(ctx).Told(*h)
		return done, nil, nil
	}
}

type keyInput struct {
	Key string `path:"key"`
}

type outcomeOutput struct{ Body contract.Outcome }

// outcome answers only the person who sent the command.
func (a *API) outcome(ctx context.Context, in *keyInput) (*outcomeOutput, error) {
	row, err := a.Desk.Outcome(ctx, who(ctx), in.Key)
	if err != nil {
		return nil, err
	}
	out := contract.Outcome{Key: in.Key, Command: row.Command.Name, Number: row.Dossier, ReceivedAt: row.Received, State: "pending",
		Status: http.StatusAccepted}
	if row.Outcome != nil {
		if out.Result, out.Problem, err = a.ended(ctx, row); err != nil {
			return nil, err
		}
		out.State, out.Status = row.Outcome.Status, http.StatusOK
		if out.Problem != nil {
			out.Status = out.Problem.Status
		} else if row.Command.Name == dossier.Start {
			out.Status = http.StatusCreated
		}
	}
	return &outcomeOutput{out}, nil
}

type textInput struct {
	BodyInput
	Number string `path:"number"`
}

type textOutput struct{ Body contract.Text }

// signal is the one that can cite a text.
func signal(t record.Text) contract.Signal {
	s := contract.Signal{WorkflowID: wire.WorkflowID(t.Dossier), Name: wire.ReviewDecisionSignal,
		Input: contract.SignalInput{Outcome: string(t.For.Name), Actor: t.Person, Text: t.ID, Reference: t.ID}}
	if t.For.Name == dossier.GiveDecision {
		s.Name, s.Input.Outcome, s.Input.AmountCents = wire.DecisionSignal, t.For.Outcome, int64(t.For.Amount)
	}
	return s
}

// text stores a free text for a signal to cite, for what that signal will say.
func (a *API) text(ctx context.Context, in *textInput) (*textOutput, error) {
	var body contract.TextBody
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	if err := right(lang(ctx), body); err != nil {
		return nil, err
	}
	stands := dossier.Command{Name: body.For.Command, Outcome: body.For.Outcome}
	if body.For.Amount != nil {
		stands.Amount = cents(*body.For.Amount)
	}
	if r := stands.SignalledAt("/for"); r != nil {
		return nil, r
	}
	t, r, err := a.Desk.Ledger.WriteText(ctx, who(ctx), in.Number, body.Text, stands)
	if r != nil {
		return nil, r
	}
	if err != nil {
		return nil, err
	}
	return &textOutput{contract.Text{ID: t.ID, SHA256: t.Commitment, Signal: signal(t)}}, nil
}
