// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"sync"

	"github.com/jackc/pgx/v5"
)

// Statements are those that were sent for a context, in order; what opens and closes a transaction counts too.
type Statements struct {
	lock  sync.Mutex
	sent  []string
	trips int
}

// Sent are the statements up to now.
func (s *Statements) Sent() []string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return append([]string{}, s.sent...)
}

// Trips is how often the database was waited for: a batch is one trip, however many statements it holds.
func (s *Statements) Trips() int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.trips
}

func (s *Statements) add(trips int, sql ...string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.sent, s.trips = append(s.sent, sql...), s.trips+trips
}

type statementsKey struct{}

// Watched is a context whose statements are kept.
func Watched(ctx context.Context) (context.Context, *Statements) {
	s := &Statements{}
	return context.WithValue(ctx, statementsKey{}, s), s
}

// watcher is the tracer of every connection. It does nothing where nobody watches.
type watcher struct{}

func (watcher) TraceQueryStart(ctx context.Context, _ *pgx.Conn, data pgx.TraceQueryStartData) context.Context {
	if s, watched := ctx.Value(statementsKey{}).(*Statements); watched {
		s.add(1, data.SQL)
	}
	return ctx
}

func (watcher) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func (watcher) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	if s, watched := ctx.Value(statementsKey{}).(*Statements); watched {
		s.add(1)
	}
	return ctx
}

// TraceBatchQuery implements pgx.BatchTracer: a batch is one round trip, and its statements count each.
func (watcher) TraceBatchQuery(ctx context.Context, _ *pgx.Conn, data pgx.TraceBatchQueryData) {
	if s, watched := ctx.Value(statementsKey{}).(*Statements); watched {
		s.add(0, data.SQL)
	}
}

func (watcher) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}
