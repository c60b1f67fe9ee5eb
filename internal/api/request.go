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

// The arguments of each command.
type (
	reasonsBody struct {
		Reasons string `json:"reasons" text:"lines"`
	}
	decisionBody struct {
		Outcome    string      `json:"outcome" text:"code"`
		Amount     *money.Euro `json:"amount"`
		Lines      []lineBody  `json:"lines"`
		Reasons    string      `json:"reasons" text:"lines"`
		Conditions []string    `json:"conditions" text:"lines"`
		Reference  string      `json:"reference"`
		Document   string      `json:"document" text:"code"`
	}
	lineBody struct {
		Line     int        `json:"line"`
		Accepted money.Euro `json:"accepted"`
	}
	groundsBody struct {
		Grounds []string `json:"grounds"`
		Reasons string   `json:"reasons" text:"lines"`
	}
	askedBody struct {
		Asked []asked `json:"asked"`
	}
	assessorBody struct {
		Assessor string `json:"assessor" text:"code"`
		Replaces string `json:"replaces" text:"code"`
	}
	conflictBody struct {
		Conflict *bool  `json:"conflict"`
		Reasons  string `json:"reasons" text:"lines"`
	}
	scoresBody struct {
		Scores  map[string]int `json:"scores"`
		Reasons string         `json:"reasons" text:"lines"`
	}
	referenceBody struct {
		Reference string `json:"reference"`
	}
	placeBody struct {
		Place   string `json:"place" text:"code"`
		Reasons string `json:"reasons" text:"lines"`
	}
	pauseBody struct {
		Until   string `json:"until" text:"code"`
		Reasons string `json:"reasons" text:"lines"`
	}
	extendBody struct {
		Due     string `json:"due" text:"code"`
		Until   string `json:"until" text:"code"`
		Reasons string `json:"reasons" text:"lines"`
	}
)

// commandBody is every argument that a command can have, for the description of the API; each command takes its own.
type commandBody struct {
	decisionBody
	Grounds  []string       `json:"grounds"`
	Asked    []asked        `json:"asked"`
	Assessor string         `json:"assessor" text:"code"`
	Replaces string         `json:"replaces" text:"code"`
	Conflict *bool          `json:"conflict"`
	Scores   map[string]int `json:"scores"`
	Due      string         `json:"due" text:"code"`
	Until    string         `json:"until" text:"code"`
	Place    string         `json:"place" text:"code"`
}

// asked is a place in the content and what is asked about it.
type asked struct {
	Pointer string `json:"pointer" text:"code"`
	Text    string `json:"text" text:"lines"`
}

// request reads the arguments that this command takes; any other field is unknown.
func (in *commandInput) request(ctx context.Context, name dossier.Name) (ledger.Request, error) {
	r := ledger.Request{Number: in.Number, Command: dossier.Command{Name: name}}
	c := &r.Command
	var err error
	switch name {
	case dossier.DecideOn, dossier.Correct:
		err = in.decision(ctx, &r)
	case dossier.Return, dossier.Withdraw, dossier.ObjectTo, dossier.RetractSupplement, dossier.LeavePanel:
		var body reasonsBody
		err = in.read(ctx, &body)
		r.Reasons = body.Reasons
	case dossier.DeclareInadmissible:
		var body groundsBody
		err = in.read(ctx, &body)
		c.Grounds, r.Reasons = body.Grounds, body.Reasons
	case dossier.RequestSupplement:
		err = in.supplement(ctx, &r)
	case dossier.AssignAssessor:
		var body assessorBody
		err = in.read(ctx, &body)
		c.Assessor, c.Replaces = body.Assessor, body.Replaces
	case dossier.DeclareConflict:
		var body conflictBody
		err = in.read(ctx, &body)
		c.Conflict, r.Reasons = body.Conflict, body.Reasons
	case dossier.Assess, dossier.RecordConsensus:
		var body scoresBody
		err = in.read(ctx, &body)
		c.Scores, r.Reasons = body.Scores, body.Reasons
	case dossier.RegisterAid:
		var body referenceBody
		err = in.read(ctx, &body)
		c.Reference = body.Reference
	case dossier.StrikeLink:
		var body placeBody
		err = in.read(ctx, &body)
		c.Place, r.Reasons = body.Place, body.Reasons
	case dossier.Pause:
		var body pauseBody
		if err = in.read(ctx, &body); err == nil {
			c.Until, err = day(ctx, body.Until)
		}
		r.Reasons = body.Reasons
	case dossier.Extend:
		var body extendBody
		if err = in.read(ctx, &body); err == nil {
			c.Until, err = day(ctx, body.Until)
		}
		c.Due, r.Reasons = body.Due, body.Reasons
	default:
		err = in.read(ctx, &struct{}{})
	}
	if err != nil {
		return r, err
	}
	return r, fits(ctx, r)
}

// decision reads what is decided.
func (in *commandInput) decision(ctx context.Context, r *ledger.Request) error {
	var body decisionBody
	if err := in.read(ctx, &body); err != nil {
		return err
	}
	c := &r.Command
	c.Outcome, c.Reference, c.Upload, r.Reasons, r.Conditions = body.Outcome, body.Reference, body.Document, body.Reasons, body.Conditions
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

// supplement reads what is asked, place by place.
func (in *commandInput) supplement(ctx context.Context, r *ledger.Request) error {
	var body askedBody
	if err := in.read(ctx, &body); err != nil {
		return err
	}
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

// day reads the argument until, when it is there.
func day(ctx context.Context, text string) (*calendar.Date, error) {
	if text == "" {
		return nil, nil
	}
	d, err := calendar.ReadDate(text)
	if err != nil {
		return nil, fieldProblem(lang(ctx), "date", "/until")
	}
	return &d, nil
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
	for pointer, id := range map[string]string{"/assessor": r.Command.Assessor, "/replaces": r.Command.Replaces, "/document": r.Command.Upload, "/place": r.Command.Place} {
		if len(id) > maxID {
			return fieldProblem(lang(ctx), "too_long", pointer)
		}
	}
	return nil
}

// maxID is the longest id of a person or document, in bytes.
const maxID = 64
