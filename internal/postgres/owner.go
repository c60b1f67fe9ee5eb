// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/jackc/pgx/v5"
)

// Owner is the record as the owner of the schema: for the few things that the application's role may not do, so that whoever
// takes the application over cannot do them either.
type Owner struct{ store *Store }

// OpenOwner connects as the owner of the schema.
func OpenOwner(ctx context.Context, url string) (*Owner, error) {
	s, err := Open(ctx, url, 1)
	if err != nil {
		return nil, err
	}
	return &Owner{s}, nil
}

// Close returns every connection.
func (o *Owner) Close() { o.store.Close() }

// Leave has a person leave: no login, no notices, and every token void for good. Who left before stays so.
// access.ErrNoPerson when there is none.
func (o *Owner) Leave(ctx context.Context, person string) error {
	return o.store.transact(ctx, func(pg pgx.Tx) error {
		tag, err := pg.Exec(ctx, `update person set active = false where id = $1`, person)
		switch {
		case err != nil:
			return fmt.Errorf("person: %w", err)
		case tag.RowsAffected() == 0:
			return access.ErrNoPerson
		}
		return void(ctx, pg, person)
	})
}

// Replace voids every token of a person and gives them another. access.ErrNoPerson and access.ErrLeft as AddToken has them.
func (o *Owner) Replace(ctx context.Context, person, hash string) error {
	return o.store.transact(ctx, func(pg pgx.Tx) error {
		if err := active(ctx, pg, person); err != nil {
			return err
		}
		if err := void(ctx, pg, person); err != nil {
			return err
		}
		return addToken(ctx, pg, person, hash)
	})
}

func void(ctx context.Context, pg pgx.Tx, person string) error {
	if _, err := pg.Exec(ctx, `update token set expires_at = clock() where person = $1 and expires_at > clock()`, person); err != nil {
		return fmt.Errorf("token: %w", err)
	}
	return nil
}
