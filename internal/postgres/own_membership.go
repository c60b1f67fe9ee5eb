// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/jackc/pgx/v5"
)

// Held is a membership as whoever holds it, or lent it, sees it.
type Held struct {
	access.Person           // who holds it
	HubName       string    // of its hub, or ""
	By            string    // name of who gave it; "" for an operator
	LentBy        string    // name of who lent it, or ""
	Active        bool      // it counts now
	Begins, Ends  time.Time // Ends is zero where no end is known
}

// HeldBy are the memberships of a person that are not over, and those that they lent to others.
func (s *Store) HeldBy(ctx context.Context, person string) ([]Held, error) {
	all, err := rows(ctx, s.pool, func(r pgx.Row) (h Held, err error) {
		h.Person, err = scanPerson(followed{r, []any{&h.HubName, &h.By, &h.LentBy, &h.Active, &h.Begins, orZero{&h.Ends}}})
		return h, err
	}, `select `+personColumns+`, coalesce(u.name, ''), coalesce(g.name, ''), coalesce(l.name, ''), p.active, p.since, p.until
		from acting p join membership m on m.id = p.membership left join hub u on u.code = p.hub left join person g on g.id = m.given_by left join person l on l.id = nullif(p.lender, '')
		where m.id in (select id from membership where person = $1 union all select b.id from membership b join membership o on o.id = b.lent where o.person = $1)
			and (p.until is null or p.until > clock())
		order by p.id <> $1, not p.active, p.since, p.membership`, person)
	if err != nil {
		return nil, fmt.Errorf("memberships: %w", err)
	}
	return all, nil
}
