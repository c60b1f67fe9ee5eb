// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"slices"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

type commandInput struct {
	BodyInput
	Number  string `path:"number"`
	Command string `path:"command" doc:"request-review, endorse, return, reopen-draft, submit, declare-admissible, declare-inadmissible, request-supplement, supplement, retract-supplement, assign-assessor, declare-conflict, leave-panel, assess, record-consensus, decide, object, correct, register-aid, strike-link, withdraw, pause, resume, extend"`
}

type commandOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     contract.Done
}

func (a *API) command(ctx context.Context, in *commandInput) (*commandOutput, error) {
	name := dossier.Verb(in.Command)
	if !slices.Contains(dossier.Commands[1:], name) { // editing has an address of its own
		return nil, named(lang(ctx), "unknown_command", http.StatusNotFound)
	}
	request, err := in.request(ctx, name)
	if err != nil {
		if _, unknown := a.Desk.Know(ctx, who(ctx), in.Number); unknown != nil && !a.repeated(ctx, in.Key) {
			err = unknown // that comes first; of what can be read, receiving it says so
		}
		return nil, a.problem(lang(ctx), err)
	}
	answer, r, err := a.Desk.Do(ctx, desk.Key(who(ctx), in.Key, signed(name, in.Number, in.RawBody)), request)
	if r != nil {
		return nil, refusal(lang(ctx), r)
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	if answer.Row.Outcome == nil {
		location := "/api/v1/commands/" + answer.OwnKey
		return &commandOutput{Status: http.StatusAccepted, Location: location, Body: contract.Done{ReceivedAt: &answer.Row.Received, Location: location}}, nil
	}
	done, problem, err := a.ended(ctx, answer.Row)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
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
		r, err := a.forWhom(ctx, row.Dossier, o.Refusal)
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
		done.Events = told(ctx, *h)
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
		return nil, a.problem(lang(ctx), err)
	}
	out := contract.Outcome{Key: in.Key, Command: row.Command.Name, Number: row.Dossier, ReceivedAt: row.Received, State: "pending", Status: http.StatusAccepted}
	if row.Outcome != nil {
		if out.Result, out.Problem, err = a.ended(ctx, row); err != nil {
			return nil, a.problem(lang(ctx), err)
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

type textBody struct {
	Text string `json:"text" text:"lines"`
}

type textInput struct {
	BodyInput
	Number string `path:"number"`
}

type textOutput struct {
	Body struct {
		ID     string `json:"id"`
		SHA256 string `json:"sha256" doc:"The salted commitment that the ledger keeps"`
	}
}

// text stores a free text for a signal to cite.
func (a *API) text(ctx context.Context, in *textInput) (*textOutput, error) {
	var body textBody
	if err := in.read(ctx, &body); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	if body.Text == "" {
		return nil, fieldProblem(lang(ctx), dossier.CodeRequired, "/text")
	}
	if utf8.RuneCountInString(body.Text) > dossier.MaxTextSize {
		return nil, fieldProblem(lang(ctx), "too_long", "/text")
	}
	t, r, err := a.Desk.Ledger.WriteText(ctx, who(ctx), in.Number, body.Text)
	if r != nil {
		return nil, refusal(lang(ctx), r)
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &textOutput{}
	out.Body.ID, out.Body.SHA256 = t.ID, t.Commitment
	return out, nil
}
