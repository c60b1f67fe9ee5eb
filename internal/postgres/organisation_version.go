// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/jackc/pgx/v5"
)

// Hand is who did something in the registry and as what; the zero Hand for what came with the program.
type Hand struct {
	ID, Name     string
	Role         dossier.Role
	Hub, Company string
	Lender       string // name of whoever lent the membership, or ""
}

// handColumns are those of a Hand that acted under the membership of a row of acting, which has the name %[1]s.
const handColumns = `coalesce(%[1]s.id, ''), coalesce(%[1]s.name, ''), coalesce(%[1]s.role, ''), coalesce(%[1]s.hub, ''), coalesce(%[1]s.company, ''),
	coalesce((select l.name from person l where l.id = %[1]s.lender), '')`

func handInto(h *Hand) []any { return []any{&h.ID, &h.Name, &h.Role, &h.Hub, &h.Company, &h.Lender} }

// OrganisationVersion is what the registry said of an organisation from an instant on.
type OrganisationVersion struct {
	Number       int // from 1
	Organisation registry.Organisation
	By           Hand
	At           time.Time
	Proposal     *Proposal // that led to it: its ID, Reason, By and At; nil for none
}

// keepVersion keeps an organisation, which the transaction added or holds locked, as it stands now.
func keepVersion(ctx context.Context, pg pgx.Tx, code string, by access.Person, proposal int64) error {
	_, err := pg.Exec(ctx, `insert into organisation_version (organisation, version, body, by, under, proposal)
		select o.code, 1 + coalesce((select max(version) from organisation_version where organisation = o.code), 0), organisation_body(o), nullif($2, ''), nullif($3, ''), nullif($4, 0)
		from organisation o where o.code = $1`, code, by.ID, by.Acts(), proposal)
	if err != nil {
		return fmt.Errorf("organisation: version: %w", err)
	}
	return nil
}

var selectVersion = `select v.version, v.body, v.at, v.proposal, ` + fmt.Sprintf(handColumns, "a") + `, coalesce(p.reason, ''), coalesce(p.at, v.at), ` +
	fmt.Sprintf(handColumns, "b") + ` from organisation_version v left join acting a on a.membership = v.under
	left join organisation_proposal p on p.id = v.proposal left join acting b on b.membership = p.under`

// OrganisationVersions are all of an organisation, oldest first; none where there is no organisation.
func (s *Store) OrganisationVersions(ctx context.Context, code string) ([]OrganisationVersion, error) {
	found, err := rows(ctx, s.pool, func(r pgx.Row) (v OrganisationVersion, err error) {
		var id *int64
		p := &Proposal{Organisation: code}
		err = r.Scan(append(append(append([]any{&v.Number, &v.Organisation, &v.At, &id}, handInto(&v.By)...), &p.Reason, &p.At),
			handInto(&p.By)...)...)
		if id != nil {
			p.ID, v.Proposal = *id, p
		}
		return v, err
	}, selectVersion+` where v.organisation = $1 order by v.version`, code)
	if err != nil {
		return nil, fmt.Errorf("organisation: versions: %w", err)
	}
	return found, nil
}
