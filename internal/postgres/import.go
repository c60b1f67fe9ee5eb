// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/jackc/pgx/v5"
)

// Imported says what a file of earlier grants would add, or added.
type Imported struct {
	Added  []aid.Earlier
	There  int // rows that stood on record already
	Faults []aid.RowFault
}

// errPreview rolls a preview back.
var errPreview = errors.New("preview")

// ImportGrants puts earlier grants on record, all of them or none; with write false it only says what would come of it.
func (s *Store) ImportGrants(ctx context.Context, file string, grants []aid.Earlier, write bool) (done Imported, err error) {
	err = s.transact(ctx, func(pg pgx.Tx) error {
		var companies []string
		for _, g := range grants {
			companies = append(companies, g.Company)
		}
		if err := holdAccounts(ctx, pg, companies); err != nil {
			return err
		}
		for _, g := range grants {
			if err := importOne(ctx, pg, file, g, &done); err != nil {
				return fmt.Errorf("row %d: %w", g.Row, err)
			}
		}
		if !write || len(done.Faults) > 0 {
			return errPreview
		}
		return nil
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return done, err
}

// importOne adds one grant, unless it stands there already or does not fit what does.
func importOne(ctx context.Context, pg pgx.Tx, file string, g aid.Earlier, done *Imported) error {
	fault := func(column, text string) {
		done.Faults = append(done.Faults, aid.RowFault{Row: g.Row, Column: column, Text: text})
	}
	var ours, taken, hub, apart bool
	err := pg.QueryRow(ctx, `select exists (select from dossier where number = $1), exists (select from call where $1 ~ ('^' || code || '-[0-9]{4,}$')), exists (select from hub where code = $2),
		exists (select from imported_grant where reference = $1 and (hub <> $2 or granted_on <> $3))`, g.Reference, g.Hub, date(g.Day)).Scan(&ours, &taken, &hub, &apart)
	if err != nil {
		return err
	}
	switch {
	case ours:
		fault("reference", "this is the number of a dossier on record here: it counts already")
		return nil
	case taken:
		fault("reference", "a dossier of a call here can get this number: write the reference otherwise, with a year for example")
		return nil
	case !hub:
		fault("hub", "there is no such hub: dossier hub list shows the codes")
		return nil
	case apart:
		fault("reference", "this reference is on record with another hub or day")
		return nil
	}
	tag, err := pg.Exec(ctx, `insert into imported_grant (reference, company, name, hub, granted_on, cents, regulation, authority, file)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`, g.Reference, g.Company, g.Name, g.Hub, date(g.Day), g.Amount, g.Regulation, g.Authority, file)
	if err != nil {
		return err
	}
	if tag.RowsAffected() == 1 {
		done.Added = append(done.Added, g)
		return nil
	}
	var same bool
	err = pg.QueryRow(ctx, `select (name, hub, granted_on, cents, regulation, authority) = ($3, $4, $5::date, $6, $7, $8) from imported_grant where reference = $1 and company = $2`,
		g.Reference, g.Company, g.Name, g.Hub, date(g.Day), g.Amount, g.Regulation, g.Authority).Scan(&same)
	if err == nil && !same {
		fault("", "this reference and company are on record with other values; what was imported does not change")
	}
	done.There++
	return err
}

func date(d calendar.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
