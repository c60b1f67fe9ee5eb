// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// request reads the arguments that this command takes; any other field is unknown.
func (in *commandInput) request(ctx context.Context, name dossier.Verb) (ledger.Request, error) {
	var body contract.CommandBody
	needs, takes := name.Fields()
	if err := in.readOnly(ctx, &body, append(needs, takes...)); err != nil {
		return ledger.Request{}, err
	}
	if err := right(lang(ctx), body); err != nil {
		return ledger.Request{}, err
	}
	r := ledger.Request{Number: in.Number, Conditions: body.Conditions, Command: dossier.Command{Name: name,
		Outcome: body.Outcome, Reference: body.Reference, Upload: body.Document, Grounds: body.Grounds, Assessor: body.Assessor,
		Replaces: body.Replaces,
		Conflict: body.Conflict, Scores: body.Scores, Place: body.Place, Hub: body.Hub, Due: body.Due, Until: body.Until}}
	if body.Reasons != nil {
		r.Reasons = *body.Reasons
	}
	r.Command.Lines = accepted(body.Lines)
	if body.Amount != nil {
		r.Command.Amount = cents(*body.Amount)
	}
	for _, a := range body.Asked {
		r.Asked = append(r.Asked, record.AskedWords(a))
	}
	return r, nil
}

// accepted is what is accepted line by line.
func accepted(lines []contract.LineBody) (all []dossier.Line) {
	for _, line := range lines {
		all = append(all, dossier.Line{Line: line.Line, Accepted: cents(line.Accepted)})
	}
	return all
}

// cents is an amount that is right.
func cents(e money.Euro) money.Cents {
	c, _ := e.Cents()
	return c
}
