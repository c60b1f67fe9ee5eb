// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"strconv"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// request reads the arguments that this command takes; any other field is unknown.
func (in *commandInput) request(ctx context.Context, name dossier.Verb) (ledger.Request, error) {
	var body contract.CommandBody
	needs, takes := name.Fields()
	if err := in.readOnly(ctx, &body, append(needs, takes...)); err != nil {
		return ledger.Request{}, err
	}
	r := ledger.Request{Number: in.Number, Conditions: body.Conditions, Command: dossier.Command{Name: name,
		Outcome: body.Outcome, Reference: body.Reference, Upload: body.Document, Grounds: body.Grounds, Assessor: body.Assessor, Replaces: body.Replaces,
		Conflict: body.Conflict, Scores: body.Scores, Place: body.Place, Due: body.Due, Until: body.Until}}
	if body.Reasons != nil {
		r.Reasons = *body.Reasons
	}
	if err := amounts(ctx, body, &r.Command); err != nil {
		return r, err
	}
	if err := questions(ctx, body.Asked, &r); err != nil {
		return r, err
	}
	return r, fits(ctx, r)
}

// amounts reads what is granted, and what is accepted line by line.
func amounts(ctx context.Context, body contract.CommandBody, c *dossier.Command) error {
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
func questions(ctx context.Context, asked []contract.Asked, r *ledger.Request) error {
	for i, a := range asked {
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
