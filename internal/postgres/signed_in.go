// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/jackc/pgx/v5"
)

// Known finds who somebody is whom a provider tells by issuer and subject. access.ErrNoPerson when nobody signed in so before.
func (s *Store) Known(ctx context.Context, issuer, subject string) (person string, err error) {
	err = s.pool.QueryRow(ctx, `select id from person where issuer = $1 and subject = $2`, issuer, subject).Scan(&person)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", access.ErrNoPerson
	case err != nil:
		return "", fmt.Errorf("identity: %w", err)
	}
	return person, nil
}

// Bind has a person be known from now on by issuer and subject: the only one with a mailbox who may come in, if no provider told who they
// are before. access.ErrNoPerson when there is none such. Whose the mailbox is, a provider must have verified.
func (s *Store) Bind(ctx context.Context, issuer, subject, mailbox string) (person string, err error) {
	return person, s.transact(ctx, func(pg pgx.Tx) error {
		err := pg.QueryRow(ctx, `with them as (select p.id from person p where p.email <> '' and lower(p.email) = lower($3)
				and exists (select from acting a where a.id = p.id and a.active))
			update person set issuer = $1, subject = $2 where issuer is null and id = (select min(id) from them having count(*) = 1) returning id`,
			issuer, subject, mailbox).Scan(&person)
		switch {
		case errors.Is(err, pgx.ErrNoRows) || state(err) == "23505": // or another browser of theirs was faster
			return access.ErrNoPerson
		case err != nil:
			return fmt.Errorf("identity: %w", err)
		}
		w := &writing{}
		change(w, SignedInFirst, "", person, "", "")
		return (&Tx{pg: pg}).send(ctx, w)
	})
}

// Subject is how the provider knows a person. access.ErrNoPerson when they never signed in there.
func (s *Store) Subject(ctx context.Context, person string) (subject string, err error) {
	err = s.pool.QueryRow(ctx, `select subject from person where id = $1 and subject is not null`, person).Scan(&subject)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", access.ErrNoPerson
	case err != nil:
		return "", fmt.Errorf("identity: %w", err)
	}
	return subject, nil
}
