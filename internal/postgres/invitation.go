// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Invite stores the hash of an invitation for a person; the newest is good, earlier ones that nobody used are not any more. It comes from
// an operator, or from the person given. access.ErrNoPerson and access.ErrLeft.
func (s *Store) Invite(ctx context.Context, person, hash, givenBy string) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if err := active(ctx, pg, person); err != nil {
			return err
		}
		if _, err := pg.Exec(ctx, `update invitation set used_at = clock() where person = $1 and used_at is null`, person); err != nil {
			return fmt.Errorf("invitation: %w", err)
		}
		if _, err := pg.Exec(ctx, `insert into invitation (hash, person, given_by) values ($1, $2, nullif($3, ''))`, hash, person, givenBy); err != nil {
			return fmt.Errorf("invitation: %w", err)
		}
		return nil
	})
}

// An invitation is good once, until it expires, for who may log in.
const selectInvitation = `select p.id, p.name from invitation i join person p on p.id = i.person
	where i.hash = $1 and i.used_at is null and i.expires_at > clock() and exists (select from acting a where a.id = p.id and a.active)`

// Invited is whom an invitation is for, by its hash. ErrNoInvitation when there is none that is good.
func (s *Store) Invited(ctx context.Context, hash string) (person, name string, err error) {
	return invited(s.pool.QueryRow(ctx, selectInvitation, hash))
}

func invited(r pgx.Row) (person, name string, err error) {
	err = r.Scan(&person, &name)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", "", ErrNoInvitation
	case err != nil:
		return "", "", fmt.Errorf("invitation: %w", err)
	}
	return person, name, nil
}

// Accept uses up an invitation and stores the passkey that was made by it, both or neither. ErrNoInvitation also when it is for another
// person than the passkey; ErrPasskeyThere.
func (s *Store) Accept(ctx context.Context, hash string, k Passkey) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		person, _, err := invited(pg.QueryRow(ctx, selectInvitation+` for update of i`, hash))
		if err != nil {
			return err
		}
		if person != k.Person {
			return ErrNoInvitation
		}
		if _, err := pg.Exec(ctx, `update invitation set used_at = clock() where hash = $1`, hash); err != nil {
			return fmt.Errorf("invitation: %w", err)
		}
		return addPasskey(ctx, pg, k)
	})
}
