// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// commandBody is every argument that a command can have; each command takes its own.
type commandBody struct {
	Outcome    string         `json:"outcome" text:"code"`
	Amount     *money.Euro    `json:"amount" validate:"omitnil,money"`
	Lines      []lineBody     `json:"lines" validate:"dive"`
	Reasons    string         `json:"reasons" text:"lines" validate:"lines"`
	Conditions []string       `json:"conditions" text:"lines" validate:"max=50,dive,required,lines"`
	Reference  string         `json:"reference" validate:"line"`
	Document   string         `json:"document" text:"code" validate:"max=64"`
	Grounds    []string       `json:"grounds"`
	Asked      []asked        `json:"asked" validate:"dive"`
	Assessor   string         `json:"assessor" text:"code" validate:"max=64"`
	Replaces   string         `json:"replaces" text:"code" validate:"max=64"`
	Conflict   *bool          `json:"conflict"`
	Scores     map[string]int `json:"scores"`
	Due        string         `json:"due" text:"code"`
	Until      *calendar.Date `json:"until"`
	Place      string         `json:"place" text:"code" validate:"max=64"`
}

// lineBody is what is accepted of a line of the budget.
type lineBody struct {
	Line     int        `json:"line"`
	Accepted money.Euro `json:"accepted" validate:"money"`
}

// asked is a place in the content and what is asked about it.
type asked struct {
	Pointer string `json:"pointer" text:"code"`
	Text    string `json:"text" text:"lines" validate:"required,lines"`
}

// request reads the arguments that this command takes; any other field is unknown.
func (in *commandInput) request(ctx context.Context, name dossier.Verb) (ledger.Request, error) {
	var body commandBody
	needs, takes := name.Fields()
	if err := in.readOnly(ctx, &body, append(needs, takes...)); err != nil {
		return ledger.Request{}, err
	}
	if err := right(lang(ctx), body); err != nil {
		return ledger.Request{}, err
	}
	r := ledger.Request{Number: in.Number, Reasons: body.Reasons, Conditions: body.Conditions, Command: dossier.Command{Name: name,
		Outcome: body.Outcome, Reference: body.Reference, Upload: body.Document, Grounds: body.Grounds, Assessor: body.Assessor, Replaces: body.Replaces,
		Conflict: body.Conflict, Scores: body.Scores, Place: body.Place, Due: body.Due, Until: body.Until}}
	for _, line := range body.Lines {
		r.Command.Lines = append(r.Command.Lines, dossier.Line{Line: line.Line, Accepted: cents(line.Accepted)})
	}
	if body.Amount != nil {
		r.Command.Amount = cents(*body.Amount)
	}
	for _, a := range body.Asked {
		r.Asked = append(r.Asked, record.AskedWords(a))
	}
	return r, nil
}

// cents is an amount that is right.
func cents(e money.Euro) money.Cents {
	c, _ := e.Cents()
	return c
}
