// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Once is a request under a key of its sender that is carried out once, however often it comes. Commands have the inbox for that.
type Once struct {
	Person, Own string
	Request     []byte // what tells a repeat from another request under the same key

	taken bool
}

type onceKey struct{}

// In has the first transaction under a context note the key; a transaction whose key was noted before is record.ErrRepeated, and changes
// nothing.
func (o *Once) In(ctx context.Context) context.Context { return context.WithValue(ctx, onceKey{}, o) }

// noting notes the key of the request in a transaction, where there is one to note. Done is told when the transaction was carried out.
func noting(ctx context.Context, pg pgx.Tx) (done func(), err error) {
	o, is := ctx.Value(onceKey{}).(*Once)
	if !is || o.taken {
		return func() {}, nil
	}
	salt := make([]byte, 16)
	rand.Read(salt)
	tag, err := pg.Exec(ctx, `insert into answered (person, own_key, salt, hash) values ($1, $2, $3, $4) on conflict do nothing`,
		o.Person, o.Own, salt, salted(salt, o.Request))
	switch {
	case err != nil:
		return nil, fmt.Errorf("key: %w", err)
	case tag.RowsAffected() == 0:
		return nil, record.ErrRepeated
	}
	return func() { o.taken = true }, nil
}

// Answered is the answer to a request that was carried out before; known is false where it was not. The answer is nil while it is not
// there, or when none is kept. ErrKeyReused says that the key belongs to another request.
func (s *Store) Answered(ctx context.Context, o *Once) (answer []byte, known bool, err error) {
	var salt, hash []byte
	var command bool
	err = s.pool.QueryRow(ctx, `select a.salt, a.hash, a.answer, i.key is not null from (select $1::text as person, $2::text as own_key) k
		left join answered a using (person, own_key) left join inbox i using (person, own_key) where a.person is not null or i.key is not null`,
		o.Person, o.Own).Scan(&salt, &hash, &answer, &command)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, false, nil
	case err != nil:
		return nil, false, fmt.Errorf("key: %w", err)
	case command || !bytes.Equal(hash, salted(salt, o.Request)):
		return nil, true, record.ErrKeyReused
	}
	return answer, true, nil
}

// Answer keeps the answer to a request that was carried out, for whoever repeats it. Of one whose key was not noted nothing is kept.
func (s *Store) Answer(ctx context.Context, o *Once, answer []byte) error {
	if !o.taken {
		return nil
	}
	_, err := s.pool.Exec(ctx, `update answered set answer = $3 where person = $1 and own_key = $2 and answer is null`, o.Person, o.Own, answer)
	return err
}
