// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/jackc/pgx/v5"
)

// Passkey is a key by which somebody signs in; the secret half of it never leaves their authenticator.
type Passkey struct {
	ID, Key    []byte // as the authenticator knows it; public, as COSE has it
	Person     string
	Name       string // as its person calls it
	Signed     uint32 // how often, as the authenticator counts; 0 by one that does not count
	Transports []string
	MayBackUp  bool // for good
	BackedUp   bool
	Created    time.Time
	LastUsed   *time.Time // nil: never
}

// What can be wrong with a passkey or an invitation besides a fault of the store.
var (
	ErrNoInvitation = errors.New("no such invitation, or not any more")
	ErrPasskeyThere = errors.New("this passkey is on record already")
	ErrNoPasskey    = errors.New("no such passkey, or not any more")
	ErrLastPasskey  = errors.New("this is the last passkey of its person")
	ErrCounter      = errors.New("the counter of this passkey did not rise: there may be a copy of it")
)

// Passkeys are the name of a person who may log in, and their passkeys, the newest last. access.ErrNoPerson and access.ErrLeft.
func (s *Store) Passkeys(ctx context.Context, person string) (name string, keys []Passkey, err error) {
	var may bool
	err = s.pool.QueryRow(ctx, `select name, exists (select from acting a where a.id = p.id and a.active) from person p where id = $1`, person).Scan(&name, &may)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", nil, access.ErrNoPerson
	case err != nil:
		return "", nil, fmt.Errorf("person: %w", err)
	case !may:
		return "", nil, access.ErrLeft
	}
	keys, err = rows(ctx, s.pool, scanPasskey, `select id, person, name, key, signed, transports, may_back_up, backed_up, created_at, last_used_at
		from passkey where person = $1 and removed_at is null order by created_at, id`, person)
	if err != nil {
		return "", nil, fmt.Errorf("passkeys: %w", err)
	}
	return name, keys, nil
}

func scanPasskey(r pgx.Row) (k Passkey, err error) {
	return k, r.Scan(&k.ID, &k.Person, &k.Name, &k.Key, &k.Signed, &k.Transports, &k.MayBackUp, &k.BackedUp, &k.Created, &k.LastUsed)
}

// AddPasskey stores one more passkey of a person who may log in. ErrPasskeyThere, access.ErrNoPerson and access.ErrLeft.
func (s *Store) AddPasskey(ctx context.Context, k Passkey) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return addPasskey(ctx, pg, k) })
}

func addPasskey(ctx context.Context, pg pgx.Tx, k Passkey) error {
	if err := active(ctx, pg, k.Person); err != nil {
		return err
	}
	tag, err := pg.Exec(ctx, `insert into passkey (id, person, name, key, signed, transports, may_back_up, backed_up)
		values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`, k.ID, k.Person, k.Name, k.Key, k.Signed, k.Transports, k.MayBackUp, k.BackedUp)
	switch {
	case err != nil:
		return fmt.Errorf("passkey: %w", err)
	case tag.RowsAffected() == 0:
		return ErrPasskeyThere
	}
	return nil
}

// UsePasskey notes that a passkey was used, and how often its authenticator says that it was by then. ErrCounter when that did not rise,
// unless it never counted; ErrNoPasskey when it was removed.
func (s *Store) UsePasskey(ctx context.Context, id []byte, signed uint32, backedUp bool) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		var before uint32
		err := pg.QueryRow(ctx, `select signed from passkey where id = $1 and removed_at is null for update`, id).Scan(&before)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return ErrNoPasskey
		case err != nil:
			return fmt.Errorf("passkey: %w", err)
		case signed <= before && (signed > 0 || before > 0):
			return ErrCounter
		}
		if _, err := pg.Exec(ctx, `update passkey set signed = $2, backed_up = $3, last_used_at = clock() where id = $1`, id, signed, backedUp); err != nil {
			return fmt.Errorf("passkey: %w", err)
		}
		return nil
	})
}

// RemovePasskey has a passkey of a person open nothing any more. With keepOne the last one stays: ErrLastPasskey. ErrNoPasskey.
func (s *Store) RemovePasskey(ctx context.Context, person string, id []byte, keepOne bool) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		keys, err := rows(ctx, pg, func(r pgx.Row) (id []byte, err error) { return id, r.Scan(&id) },
			`select id from passkey where person = $1 and removed_at is null order by id for update`, person)
		if err != nil {
			return fmt.Errorf("passkeys: %w", err)
		}
		if keepOne && len(keys) == 1 && string(keys[0]) == string(id) {
			return ErrLastPasskey
		}
		tag, err := pg.Exec(ctx, `update passkey set removed_at = clock() where id = $1 and person = $2 and removed_at is null`, id, person)
		switch {
		case err != nil:
			return fmt.Errorf("passkey: %w", err)
		case tag.RowsAffected() == 0:
			return ErrNoPasskey
		}
		return nil
	})
}
