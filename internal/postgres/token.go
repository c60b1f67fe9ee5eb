// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// tokenColumns are those of access.Token, and counts holds of a token that opens.
const (
	tokenColumns = `t.id, t.name, t.prefix, t.scopes, t.created_at, t.expires_at, coalesce(t.last_used_at, '0001-01-01'), t.demo`
	counts       = `t.ended_at is null and t.expires_at > clock()`
)

func tokenInto(t *access.Token) []any {
	return []any{&t.ID, &t.Name, &t.Prefix, &t.Scopes, &t.Created, &t.Expires, &t.Used, &t.Demo}
}

func scanToken(r pgx.Row) (t access.Token, err error) {
	err = r.Scan(tokenInto(&t)...)
	return t, err
}

// Tokens are those of a person that open, the newest first.
func (s *Store) Tokens(ctx context.Context, person string) ([]access.Token, error) {
	all, err := rows(ctx, s.pool, scanToken, `select `+tokenColumns+` from token t where t.person = $1 and `+counts+` order by t.created_at desc, t.id`, person)
	if err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	return all, nil
}

// MakeToken has a token make another one for the same person, which may no more, lasts no longer, and is of the demonstration where that
// is. It gives what is kept of it; record.ErrNoKey when the first one does not open, or may less than the new one.
func (s *Store) MakeToken(ctx context.Context, by string, t access.Token, life time.Duration) (access.Token, error) {
	var made access.Token
	err := s.transact(ctx, func(pg pgx.Tx) (err error) {
		made, err = scanToken(pg.QueryRow(ctx, `insert into token as t (hash, person, id, name, prefix, scopes, created_at, expires_at, demo)
			select $2, b.person, $3, $4, $5, $6, now.at, least(now.at + $7, b.expires_at), b.demo from token b, (select clock() as at) now
			where b.id = $1 and b.ended_at is null and b.expires_at > now.at and $6 <@ b.scopes returning `+tokenColumns,
			by, t.Hash, t.ID, t.Name, t.Prefix, t.Scopes, access.Life(t.Scopes, life)))
		return err
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return made, record.ErrNoKey
	}
	return made, err
}

// MakeOwnToken makes a token for somebody who is signed in in a browser.
func (s *Store) MakeOwnToken(ctx context.Context, person string, t access.Token, life time.Duration) (access.Token, error) {
	return scanToken(s.pool.QueryRow(ctx, `insert into token as t (hash, person, id, name, prefix, scopes, created_at, expires_at, demo)
		select $1, $2, $3, $4, $5, $6::text[], now.at, now.at + $7::interval, $8::boolean from (select clock() as at) now returning `+tokenColumns,
		t.Hash, person, t.ID, t.Name, t.Prefix, t.Scopes, access.Life(t.Scopes, life), t.Demo))
}

// EndToken ends a token of a person for good. record.ErrNoToken when they have none of that id that opens.
func (s *Store) EndToken(ctx context.Context, person, id string) error {
	tag, err := s.pool.Exec(ctx, `update token t set ended_at = clock() where t.person = $1 and t.id = $2 and `+counts, person, id)
	if err == nil && tag.RowsAffected() == 0 {
		err = record.ErrNoToken
	}
	return err
}

// UsedTokens puts on record that some tokens were used in the last minute.
func (s *Store) UsedTokens(ctx context.Context, ids []string) error {
	_, err := s.pool.Exec(ctx, `update token set last_used_at = clock() where id = any ($1)`, ids)
	return err
}

// DemoTokens marks those under some hashes as tokens of the demonstration, with every scope: they open only where that runs.
func (s *Store) DemoTokens(ctx context.Context, hashes ...string) error {
	_, err := s.pool.Exec(ctx, `update token set demo = true, scopes = $2 where hash = any ($1) and not demo`, hashes, access.Scopes)
	return err
}

// addToken gives a person a token, of which only the hash is known, for as long as its scopes allow.
func addToken(ctx context.Context, pg pgx.Tx, person, hash string, besides []access.Scope) error {
	scopes := slices.Concat(access.Usual, besides)
	if _, err := pg.Exec(ctx, `insert into token (hash, person, scopes, created_at, expires_at)
		select $1, $2, $3, now.at, now.at + $4 from (select clock() as at) now`, hash, person, scopes, access.Life(scopes, access.TokenLife)); err != nil {
		return fmt.Errorf("token: %w", err)
	}
	return nil
}
