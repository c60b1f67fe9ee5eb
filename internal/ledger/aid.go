// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// measure holds an approval against the limits of call and law, on the costs that are accepted, and says what of it is aid. The
// accounts of those who receive aid are held until the end of the transaction, whatever is decided: they come before the budget.
func (f *findings) measure(ctx context.Context, tx *postgres.Tx, row postgres.Pending, rules call.Call) error {
	need, grant := rules.Requirements(row.Received), record.GrantOf(f.content, row.Command.Amount, row.Command.Lines)
	need.Aid = application.KnownAid{Dossier: row.Dossier, Declared: record.DeclaredAt(tx.Dossier().State)}
	if f.content.DeMinimis() {
		var err error
		if need.Aid.Record, err = tx.HoldAid(ctx, f.content.AidCompanies()); err != nil {
			return fmt.Errorf("aid: %w", err)
		}
	}
	if row.Command.Outcome != dossier.Approve {
		return nil
	}
	f.Award = record.AwardOf(f.content, grant, row.Received)
	if need.Outside { // it holds to its own limits
		return nil
	}
	if x := f.content.Excess(grant, need); x != nil {
		f.Excess = &dossier.Excess{Code: excessCodes[x.Code], Most: x.Most}
		if a := x.Account; x.Beneficiary.CompanyNumber != "" {
			f.Excess.Aid = &dossier.AidLimit{Partner: x.Beneficiary.Partner, Ceiling: a.Ceiling, Used: a.Used, Left: a.Left, Part: a.New,
				Day: calendar.DateOf(row.Received)}
		}
	}
	return nil
}

// excessCodes are the refusals of an amount that passes a limit.
var excessCodes = map[string]string{application.AboveCeiling: dossier.CodeAmountAboveCeiling,
	application.AboveRate: dossier.CodeAmountAboveRate,
	application.OwnShare:  dossier.CodeAmountOwnShare, application.AbovePartner: dossier.CodeAmountAbovePartner,
	application.AboveAid: dossier.CodeAboveAid, application.NoRegulation: dossier.CodeNoRegulation}
