// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// grantInstrument is what the register calls money that is not paid back.
const grantInstrument = "subsidie"

// RegisterQuestion narrows the register: to a state, a hub that leads, a year of award, a dossier; "" is all. After is the last line of the
// page before.
type RegisterQuestion struct {
	State, Hub, Year, Number string
	After                    *record.Awarded
	Limit                    int
}

// inRegister is how aid stands in the record that is in a state. What is late is open.
var inRegister = map[string]string{contract.AidOpen: record.RegisterOpen, contract.AidLate: record.RegisterOpen,
	contract.AidRegistered: record.RegisterDone}

// Register is which aid must stand in the central register, and until when. What is late is open too. The last line of a page that is not
// the last is told beside it.
func (s Sight) Register(ctx context.Context, q RegisterQuestion) (page contract.Register, last *record.Awarded, err error) {
	if err := s.only(access.ReadFigures); err != nil {
		return page, nil, err
	}
	if q.State != "" && !slices.Contains(contract.RegisterStates, q.State) {
		return page, nil, Invalid("/state")
	}
	asked, err := s.asked(ctx, q.Hub, q.Year)
	if err != nil {
		return page, nil, err
	}
	found, err := s.store.Register(ctx, record.RegisterPage{Asked: asked, Register: inRegister[q.State], Dossier: q.Number, After: q.After,
		Limit: q.Limit + 1})
	if err != nil {
		return page, nil, err
	}
	now, err := s.store.Now(ctx)
	if err != nil {
		return page, nil, err
	}
	page.Lines = []contract.RegisterLine{}
	for i, r := range found {
		if i == q.Limit {
			last = &found[i-1].Awarded
			break
		}
		line := contract.RegisterLine{Number: r.Dossier, Beneficiary: r.Name, CompanyNumber: r.Company, Amount: r.Part.Euro(),
			Day:       r.Day.String(),
			Authority: r.Authority, Instrument: grantInstrument, Activity: r.Activity, Regulation: string(r.Regulation),
			LastDay: calendar.Ending(r.Due().At).String(), State: contract.AidOpen, Reference: r.Reference}
		switch {
		case !r.Since.IsZero():
			line.State, line.RegisteredAt = contract.AidRegistered, &r.Since
		case r.Late(now):
			line.State = contract.AidLate
		}
		if q.State == contract.AidLate && line.State != contract.AidLate {
			break // what is late comes first
		}
		page.Lines = append(page.Lines, line)
	}
	return page, last, nil
}
