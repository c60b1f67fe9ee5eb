// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/jackc/pgx/v5"
)

// waits holds of a login that somebody can still confirm or refuse.
const waits = `expires_at > clock() and confirmed_by is null and refused_at is null`

// AddDeviceLogin has a program wait for a person; logins that are over go.
func (s *Store) AddDeviceLogin(ctx context.Context, l access.DeviceLogin) error {
	_, err := s.pool.Exec(ctx, `with over as (delete from device_login where expires_at <= clock())
		insert into device_login (device, code, name, scopes, created_at, expires_at)
		select $1, $2, $3, $4, now.at, now.at + $5 from (select clock() as at) now`, l.Hash, l.Code, l.Name, l.Scopes, access.DeviceLife)
	if err != nil {
		return fmt.Errorf("login: %w", err)
	}
	return nil
}

// DeviceLogin is the login that waits under a code, as access.UserCode gives it. access.ErrNoLogin when there is none, or not any more.
func (s *Store) DeviceLogin(ctx context.Context, code string) (l access.DeviceLogin, err error) {
	err = s.pool.QueryRow(ctx, `select code, name, scopes, created_at, expires_at from device_login where code = $1 and `+waits, code).Scan(
		&l.Code, &l.Name, &l.Scopes, &l.Created, &l.Expires)
	if errors.Is(err, pgx.ErrNoRows) {
		err = access.ErrNoLogin
	}
	return l, err
}

// ConfirmDevice lets the program that waits under a code in as somebody. access.ErrNoLogin as DeviceLogin has it, access.ErrStepUp when
// the program would decide and they did not step up, access.ErrLeft of who is not there any more.
func (s *Store) ConfirmDevice(ctx context.Context, code string, by access.Confirmer) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if err := active(ctx, pg, by.Person); err != nil {
			return err
		}
		var scopes []access.Scope
		err := pg.QueryRow(ctx, `select scopes from device_login where code = $1 and `+waits+` for update`, code).Scan(&scopes)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return access.ErrNoLogin
		case err != nil:
			return fmt.Errorf("login: %w", err)
		case !by.SteppedUp && (access.Token{Scopes: scopes}).May(access.Decide):
			return access.ErrStepUp
		}
		_, err = pg.Exec(ctx, `update device_login set confirmed_by = $2, confirmed_at = clock(), stepped_up = $3, demo = $4 where code = $1`,
			code, by.Person, by.SteppedUp, by.Demo)
		return err
	})
}

// RefuseDevice tells the program that waits under a code that it is not let in. access.ErrNoLogin as DeviceLogin has it.
func (s *Store) RefuseDevice(ctx context.Context, code string) error {
	tag, err := s.pool.Exec(ctx, `update device_login set refused_at = clock() where code = $1 and `+waits, code)
	if err == nil && tag.RowsAffected() == 0 {
		err = access.ErrNoLogin
	}
	return err
}

// TakeDevice gives the program that holds a code, by its hash, the token that it waited for: once. Name, scopes and life of the token
// are those that were asked, and it counts from the confirmation. access.ErrLoginWaits while nobody confirmed, access.ErrLoginSlow
// when it came before access.AskEvery was over, access.ErrLoginRefused, and access.ErrNoLogin when there is none, or not any more.
func (s *Store) TakeDevice(ctx context.Context, device string, t access.Token) (made access.Token, err error) {
	var answer error // of a login whose row is kept
	err = s.transact(ctx, func(pg pgx.Tx) error {
		var confirmed, refused, early bool
		err := pg.QueryRow(ctx, `select name, scopes, confirmed_by is not null, refused_at is not null, coalesce(asked_at > clock() - $2::interval, false)
			from device_login where device = $1 and expires_at > clock() and taken_at is null for update`, device, access.AskEvery*4/5).Scan(
			&t.Name, &t.Scopes, &confirmed, &refused, &early)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return access.ErrNoLogin
		case err != nil:
			return fmt.Errorf("login: %w", err)
		case refused:
			return access.ErrLoginRefused
		case !confirmed:
			if answer = access.ErrLoginWaits; early {
				answer = access.ErrLoginSlow
			}
			_, err = pg.Exec(ctx, `update device_login set asked_at = clock() where device = $1`, device)
			return err
		}
		made, err = scanToken(pg.QueryRow(ctx, `with taken as (update device_login set taken_at = clock() where device = $1 returning confirmed_by, confirmed_at, demo)
			insert into token as t (hash, person, id, name, prefix, scopes, created_at, expires_at, demo)
			select $2, p.id, $3, $4, $5, $6, clock(), d.confirmed_at + $7, d.demo from taken d join person p on p.id = d.confirmed_by
			where exists (select from acting a where a.id = p.id and a.active)
			returning `+tokenColumns, device, t.Hash, t.ID, t.Name, t.Prefix, t.Scopes, access.Life(t.Scopes, access.LoginLife)))
		if errors.Is(err, pgx.ErrNoRows) {
			return access.ErrNoLogin // who confirmed it has left
		}
		return err
	})
	if err == nil {
		err = answer
	}
	return made, err
}
