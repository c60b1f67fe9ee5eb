// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Choices are the hubs and calls that a list can be narrowed by, and, for who may know, the assessors; each in order of name.
func (s *Store) Choices(ctx context.Context, i access.Identity) ([]record.Choice, error) {
	return shapes[record.Choice](ctx, s.pool, `select $1 as of, code as value, name from hub
		union all select distinct on (code) $2, code, body ->> 'name' from (select code, version, body from call order by code, version desc) c
		union all select $3, id, name from (select distinct id, name from acting where role = 'assessor' and $4) a
		order by 1, 3, 2`, record.ByHub, record.ByCall, record.ByAssessor, len(i.Which(knowsPanels)) > 0)
}
