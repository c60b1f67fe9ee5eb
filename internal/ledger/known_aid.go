// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Accounts can be asked about aid, inside a transaction and outside.
type Accounts interface {
	Aid(context.Context, record.AidQuestion) (record.AidAnswer, error)
}

// KnownAid is what the record knows of those who would receive aid, and how much of it a reader of the dossier is told.
func KnownAid(ctx context.Context, from Accounts, p access.Person, d record.Dossier,
	c application.Content) (known application.KnownAid, err error) {
	known.Dossier = d.Number
	if !c.DeMinimis() {
		return known, nil
	}
	answer, err := from.Aid(ctx, record.AidQuestion{Companies: c.AidCompanies(), Represented: d.Company, Reader: p.Alone(),
		Numbers: c.AidNumbers()})
	known.Record, known.Opens, known.Sight = answer.Record, answer.Opens, sight(p, answer.Represented)
	return known, err
}

// sight is how much a reader is told of the aid that others granted. While nobody of the company is there to be asked, its hub is
// told only whether it fits: otherwise a hub could start a dossier to read what any company received. So is a contact whom nobody but
// that hub knows.
func sight(p access.Person, represented bool) application.Sight {
	hub := p.Role == dossier.HubStaff || p.Role == dossier.Reviewer
	switch {
	case hub && !represented, p.Dossier != "":
		return application.OnlyFits
	case hub || p.Role == dossier.Company:
		return application.OfApplicant
	}
	return application.All
}
