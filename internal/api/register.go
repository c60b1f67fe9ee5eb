// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// grantInstrument is what the register calls money that is not paid back.
const grantInstrument = "subsidie"

type registerInput struct {
	State string `query:"state" doc:"open, late or registered; all when left out"`
}

type registerOutput struct{ Body contract.Register }

// register is the programme's: which aid must be registered, and until when.
func (a *API) register(ctx context.Context, in *registerInput) (*registerOutput, error) {
	if err := only(ctx, readFigures); err != nil {
		return nil, err
	}
	if in.State != "" && !slices.Contains(contract.RegisterStates, in.State) {
		return nil, fieldProblem(lang(ctx), "argument", "/state")
	}
	found, err := a.Store.Register(ctx, in.State == contract.AidOpen || in.State == contract.AidLate)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	now, err := a.Store.Now(ctx)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &registerOutput{}
	out.Body.Lines = []contract.RegisterLine{}
	for _, r := range found {
		line := contract.RegisterLine{Number: r.Dossier, Beneficiary: r.Name, CompanyNumber: r.Company, Amount: r.Part.Euro(), Day: r.Day.String(), Authority: r.Authority,
			Instrument: grantInstrument, Activity: r.Activity, Regulation: string(r.Regulation), LastDay: calendar.Ending(r.Due().At).String(), State: contract.AidOpen, Reference: r.Reference}
		switch {
		case !r.Since.IsZero():
			line.State, line.RegisteredAt = contract.AidRegistered, &r.Since
		case r.Late(now):
			line.State = contract.AidLate
		}
		if in.State == "" || in.State == line.State || in.State == contract.AidOpen && line.State == contract.AidLate {
			out.Body.Lines = append(out.Body.Lines, line)
		}
	}
	return out, nil
}
