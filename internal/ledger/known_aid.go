// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Accounts can be asked about aid, inside a transaction and outside.
type Accounts interface {
	Aid(ctx context.Context, companies []string) (aid.Record, error)                         // of these, and of those linked with them
	Represented(ctx context.Context, company string) (bool, error)                           // somebody of the company may log in
	MayOpen(ctx context.Context, p access.Person, numbers []string) (map[string]bool, error) // which dossiers, or grants from before this system
}

// KnownAid is what the record knows of those who would receive aid, and how much of it a reader of the dossier is told.
func KnownAid(ctx context.Context, from Accounts, p access.Person, d record.Dossier, c application.Content) (known application.KnownAid, err error) {
	known.Dossier = d.Number
	if !c.DeMinimis() {
		return known, nil
	}
	if known.Record, err = from.Aid(ctx, c.AidCompanies()); err != nil {
		return known, err
	}
	represented, err := from.Represented(ctx, d.Company)
	if err != nil {
		return known, err
	}
	known.Sight = sight(p, represented)
	if numbers := c.AidNumbers(); len(numbers) > 0 {
		known.Opens, err = from.MayOpen(ctx, p, numbers)
	}
	return known, err
}

// sight is how much a reader is told of the aid that others granted. While nobody of the company is there to be asked, its hub is
// told only whether it fits: otherwise a hub could start a dossier to read what any company received.
func sight(p access.Person, represented bool) application.Sight {
	hub := p.Role == dossier.HubStaff || p.Role == dossier.Reviewer
	switch {
	case hub && !represented:
		return application.OnlyFits
	case hub || p.Role == dossier.Company:
		return application.OfApplicant
	}
	return application.All
}
