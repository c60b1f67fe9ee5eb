// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"strconv"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// commandBody is every argument that a command can have; each command takes its own.
type commandBody struct {
	Outcome    string         `json:"outcome" text:"code"`
	Amount     *money.Euro    `json:"amount"`
	Lines      []lineBody     `json:"lines"`
	Reasons    string         `json:"reasons" text:"lines"`
	Conditions []string       `json:"conditions" text:"lines"`
	Reference  string         `json:"reference"`
	Document   string         `json:"document" text:"code"`
	Grounds    []string       `json:"grounds"`
	Asked      []asked        `json:"asked"`
	Assessor   string         `json:"assessor" text:"code"`
	Replaces   string         `json:"replaces" text:"code"`
	Conflict   *bool          `json:"conflict"`
	Scores     map[string]int `json:"scores"`
	Due        string         `json:"due" text:"code"`
	Until      *calendar.Date `json:"until"`
	Place      string         `json:"place" text:"code"`
}

// lineBody is what is accepted of a line of the budget.
type lineBody struct {
	Line     int        `json:"line"`
	Accepted money.Euro `json:"accepted"`
}

// asked is a place in the content and what is asked about it.
type asked struct {
	Pointer string `json:"pointer" text:"code"`
	Text    string `json:"text" text:"lines"`
}

// request reads the arguments that this command takes; any other field is unknown.
func (in *commandInput) request(ctx context.Context, name dossier.Verb) (ledger.Request, error) {
	var body commandBody
	needs, takes := name.Fields()
	if err := in.readOnly(ctx, &body, append(needs, takes...)); err != nil {
		return ledger.Request{}, err
	}
	r := ledger.Request{Number: in.Number, Reasons: body.Reasons, Conditions: body.Conditions, Command: dossier.Command{Name: name,
		Outcome: body.Outcome, Reference: body.Reference, Upload: body.Document, Grounds: body.Grounds, Assessor: body.Assessor, Replaces: body.Replaces,
		Conflict: body.Conflict, Scores: body.Scores, Place: body.Place, Due: body.Due, Until: body.Until}}
	if err := body.amounts(ctx, &r.Command); err != nil {
		return r, err
	}
	if err := body.questions(ctx, &r); err != nil {
		return r, err
	}
	return r, fits(ctx, r)
}

// amounts reads what is granted, and what is accepted line by line.
func (body commandBody) amounts(ctx context.Context, c *dossier.Command) error {
	for i, line := range body.Lines {
		cents, err := line.Accepted.Cents()
		if err != nil {
			return fieldProblem(lang(ctx), "amount", "/lines/"+strconv.Itoa(i)+"/accepted")
		}
		c.Lines = append(c.Lines, dossier.Line{Line: line.Line, Accepted: cents})
	}
	if body.Amount == nil {
		return nil
	}
	cents, err := body.Amount.Cents()
	if err != nil {
		return fieldProblem(lang(ctx), "amount", "/amount")
	}
	c.Amount = cents
	return nil
}

// questions reads what is asked, place by place.
func (body commandBody) questions(ctx context.Context, r *ledger.Request) error {
	for i, a := range body.Asked {
		at := "/asked/" + strconv.Itoa(i)
		if a.Text == "" {
			return fieldProblem(lang(ctx), dossier.CodeRequired, at+"/text")
		}
		if utf8.RuneCountInString(a.Text) > dossier.MaxTextSize {
			return fieldProblem(lang(ctx), "too_long", at+"/text")
		}
		r.Asked = append(r.Asked, record.AskedWords{Pointer: a.Pointer, Text: a.Text})
	}
	return nil
}

// fits checks the length of what is free text, and that ids are no more than that.
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
	for _, id := range []struct{ pointer, value string }{{"/assessor", r.Command.Assessor}, {"/replaces", r.Command.Replaces}, {"/document", r.Command.Upload}, {"/place", r.Command.Place}} {
		if len(id.value) > maxID {
			return fieldProblem(lang(ctx), "too_long", id.pointer)
		}
	}
	return nil
}

// maxID is the longest id of a person or document, in bytes.
const maxID = 64
