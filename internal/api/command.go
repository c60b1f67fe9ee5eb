// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

type commandInput struct {
	BodyInput
	Number  string `path:"number"`
	Command string `path:"command" doc:"request-review, endorse, return, reopen-draft, submit, decide, withdraw"`
}

// decisionBody are the arguments of decide.
type decisionBody struct {
	Outcome    string      `json:"outcome"`
	Amount     *money.Euro `json:"amount"`
	Reasons    string      `json:"reasons" text:"lines"`
	Conditions []string    `json:"conditions" text:"lines"`
	Reference  string      `json:"reference"`
}

// commandBody is every argument that a command can have, for the description of the API; each command takes its own.
type commandBody struct {
	decisionBody
	Grounds []string `json:"grounds"`
	Asked   []asked  `json:"asked"`
}

// asked is a place in the content and what is asked about it.
type asked struct {
	Pointer string `json:"pointer"`
	Text    string `json:"text" text:"lines"`
}

// Done is the answer to a command: what came of it, or that it was received.
type Done struct {
	Number     string         `json:"number,omitempty"`
	State      dossier.Status `json:"state,omitempty"`
	Label      string         `json:"label,omitempty"`
	Events     []Entry        `json:"events,omitempty"`
	ReceivedAt *time.Time     `json:"received_at,omitempty"`
	Location   string         `json:"location,omitempty"`
}

type commandOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     Done
}

func (a *API) command(ctx context.Context, in *commandInput) (*commandOutput, error) {
	name := dossier.Name(in.Command)
	if !slices.Contains(dossier.Updates, name) {
		return nil, named(lang(ctx), "unknown_command", http.StatusNotFound)
	}
	if _, err := a.Desk.See(ctx, who(ctx), in.Number); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	request, err := in.request(ctx, name)
	if err != nil {
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
		return &commandOutput{Status: http.StatusAccepted, Location: location, Body: Done{ReceivedAt: &answer.Row.Received, Location: location}}, nil
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

// request reads the arguments that this command takes; any other field is unknown.
func (in *commandInput) request(ctx context.Context, name dossier.Name) (ledger.Request, error) {
	r := ledger.Request{Number: in.Number, Command: dossier.Command{Name: name}}
	switch name {
	case dossier.DecideOn:
		var body decisionBody
		if err := in.read(ctx, &body); err != nil {
			return r, err
		}
		r.Command.Outcome, r.Command.Reference, r.Reasons, r.Conditions = body.Outcome, body.Reference, body.Reasons, body.Conditions
		if body.Amount != nil {
			cents, err := body.Amount.Cents()
			if err != nil {
				return r, fieldProblem(lang(ctx), "amount", "/amount")
			}
			r.Command.Amount = cents
		}
	case dossier.Return, dossier.Withdraw:
		var body struct {
			Reasons string `json:"reasons" text:"lines"`
		}
		if err := in.read(ctx, &body); err != nil {
			return r, err
		}
		r.Reasons = body.Reasons
	case dossier.DeclareInadmissible:
		var body struct {
			Grounds []string `json:"grounds"`
			Reasons string   `json:"reasons" text:"lines"`
		}
		if err := in.read(ctx, &body); err != nil {
			return r, err
		}
		r.Command.Grounds, r.Reasons = body.Grounds, body.Reasons
	case dossier.RequestSupplement:
		var body struct {
			Asked []asked `json:"asked"`
		}
		if err := in.read(ctx, &body); err != nil {
			return r, err
		}
		for i, a := range body.Asked {
			at := "/asked/" + strconv.Itoa(i)
			if !application.Place(a.Pointer) {
				return r, fieldProblem(lang(ctx), "unknown_place", at+"/pointer")
			}
			if a.Text == "" {
				return r, fieldProblem(lang(ctx), dossier.CodeRequired, at+"/text")
			}
			if utf8.RuneCountInString(a.Text) > dossier.MaxTextSize {
				return r, fieldProblem(lang(ctx), "too_long", at+"/text")
			}
			r.Asked = append(r.Asked, ledger.AskedWords{Pointer: a.Pointer, Text: a.Text})
		}
	default:
		if err := in.read(ctx, &struct{}{}); err != nil {
			return r, err
		}
	}
	return r, fits(ctx, r)
}

// fits checks the length of what is free text.
func fits(ctx context.Context, r ledger.Request) error {
	if utf8.RuneCountInString(r.Reasons) > dossier.MaxTextSize {
		return fieldProblem(lang(ctx), "too_long", "/reasons")
	}
	if len(r.Conditions) > dossier.MaxTexts {
		return fieldProblem(lang(ctx), "too_many", "/conditions")
	}
	for i, c := range r.Conditions {
		pointer := "/conditions/" + strconv.Itoa(i)
		if c == "" {
			return fieldProblem(lang(ctx), dossier.CodeRequired, pointer)
		}
		if utf8.RuneCountInString(c) > dossier.MaxTextSize {
			return fieldProblem(lang(ctx), "too_long", pointer)
		}
	}
	if utf8.RuneCountInString(r.Command.Reference) > maxTitle {
		return fieldProblem(lang(ctx), "too_long", "/reference")
	}
	return nil
}

// ended turns the outcome of a row into an answer or a problem.
func (a *API) ended(ctx context.Context, row ledger.Row) (*Done, *Problem, error) {
	switch o := row.Outcome; o.Status {
	case ledger.Refused:
		return nil, refusal(lang(ctx), o.Refusal), nil
	case ledger.Failed:
		return nil, named(lang(ctx), dossier.CodeInternal, http.StatusInternalServerError), nil
	default:
		done := &Done{Number: row.Dossier, State: o.State, Label: o.State.Label(lang(ctx)), Events: []Entry{}}
		if len(o.Seqs) == 0 {
			return done, nil, nil
		}
		entries, err := a.entries(ctx, row.Dossier, o.Seqs[0]-1)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range entries {
			if slices.Contains(o.Seqs, e.Seq) {
				done.Events = append(done.Events, e)
			}
		}
		return done, nil, nil
	}
}

type keyInput struct {
	Key string `path:"key"`
}

// Outcome is how a command ended, or that it has not yet.
type Outcome struct {
	Key        string       `json:"key"`
	Command    dossier.Name `json:"command"`
	Number     string       `json:"number"`
	ReceivedAt time.Time    `json:"received_at"`
	State      string       `json:"state" enum:"pending,done,refused,failed"`
	Status     int          `json:"status" doc:"The status that the command would have answered"`
	Result     *Done        `json:"result"`
	Problem    *Problem     `json:"problem"`
}

type outcomeOutput struct{ Body Outcome }

// outcome answers only the person who sent the command.
func (a *API) outcome(ctx context.Context, in *keyInput) (*outcomeOutput, error) {
	row, err := a.Desk.Outcome(ctx, who(ctx), in.Key)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := Outcome{Key: in.Key, Command: row.Command.Name, Number: row.Dossier, ReceivedAt: row.Received, State: "pending", Status: http.StatusAccepted}
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
