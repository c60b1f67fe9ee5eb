// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// grantInstrument is what the register calls money that is not paid back.
const grantInstrument = "subsidie"

// Register is which aid must stand in the central register, and until when: all, or what is in a state. What is late is open too.
func (s Sight) Register(ctx context.Context, state string) ([]contract.RegisterLine, error) {
	if err := dossier.Only(s.person.Role, readFigures); err != nil {
		return nil, err
	}
	if state != "" && !slices.Contains(contract.RegisterStates, state) {
		return nil, Invalid("/state")
	}
	found, err := s.store.Register(ctx, state == contract.AidOpen || state == contract.AidLate)
	if err != nil {
		return nil, err
	}
	now, err := s.store.Now(ctx)
	if err != nil {
		return nil, err
	}
	lines := []contract.RegisterLine{}
	for _, r := range found {
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
		if state == "" || state == line.State || state == contract.AidOpen && line.State == contract.AidLate {
			lines = append(lines, line)
		}
	}
	return lines, nil
}
