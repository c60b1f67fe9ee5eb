// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	"github.com/jackc/pgx/v5"
)

// Invite stores the hash of an invitation for a person; the newest is good, earlier ones that nobody used are not any more. It comes from
// an operator, or from the person given. access.ErrNoPerson and access.ErrLeft.
func (s *Store) Invite(ctx context.Context, person, hash, givenBy string) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if err := active(ctx, pg, person); err != nil {
			return err
		}
		return inviteAnew(ctx, pg, person, hash, givenBy)
	})
}

func inviteAnew(ctx context.Context, pg pgx.Tx, person, hash, givenBy string) error {
	if _, err := pg.Exec(ctx, `update invitation set used_at = clock() where person = $1 and used_at is null`, person); err != nil {
		return fmt.Errorf("invitation: %w", err)
	}
	if _, err := pg.Exec(ctx, `insert into invitation (hash, person, given_by) values ($1, $2, nullif($3, ''))`, hash, person, givenBy); err != nil {
		return fmt.Errorf("invitation: %w", err)
	}
	return nil
}

// TakeInvitation implements notice.Invitations. The link is kept before it leaves: one that was not sent opens nothing for anybody.
func (s *Store) TakeInvitation(ctx context.Context, hold time.Duration) (i notice.Invitation, secret string, found bool, err error) {
	var due bool
	err = s.pool.QueryRow(ctx, `select exists (select from invitation_mail where state = 'queued' and next_at <= (select clock()))`).Scan(&due)
	if err != nil || !due { // as it nearly always is: nothing is begun for it
		return i, "", false, err
	}
	secret = access.NewToken()
	err = s.transact(ctx, func(pg pgx.Tx) error {
		var by string
		err := pg.QueryRow(ctx, `with taken as (update invitation_mail set attempts = attempts + 1, next_at = clock() + $1::interval
				where id = (select id from invitation_mail where state = 'queued' and next_at <= (select clock()) order by id limit 1 for update skip locked)
				returning id, person, by, membership, created_at, attempts)
			select t.id, t.created_at, t.attempts, t.person, p.name, p.email, p.lang, t.by, b.name, m.role, case when m.hub <> '' then m.hub else m.company end,
				coalesce(d.number, ''), coalesce(d.title, '')
			from taken t join person p on p.id = t.person join person b on b.id = t.by join membership m on m.id = t.membership left join dossier d on d.number = m.dossier`, hold).
			Scan(&i.ID, &i.Created, &i.Attempts, &i.Person, &i.Name, &i.Email, &i.Lang, &by, &i.By, &i.Role, &i.Of, &i.Dossier, &i.Title)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("take: %w", err)
		}
		found = true
		return inviteAnew(ctx, pg, i.Person, access.HashToken(secret), by)
	})
	return i, secret, found && err == nil, err
}

// SettleInvitation implements notice.Invitations.
func (s *Store) SettleInvitation(ctx context.Context, id int64, r notice.Result) error {
	_, err := s.pool.Exec(ctx, `update invitation_mail set state = $2, error = $3, next_at = clock() + $4::interval,
		sent_at = case when $2 = 'sent' then clock() end where id = $1 and state = 'queued'`, id, r.State, r.Error, r.Again)
	return err
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
