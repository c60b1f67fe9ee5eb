// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
)

// Statements are those that were sent for a context, in order; what opens and closes a transaction counts too.
type Statements struct {
	lock  sync.Mutex
	sent  []string
	paths []string
	trips int
}

// Sent are the statements up to now.
func (s *Statements) Sent() []string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return append([]string{}, s.sent...)
}

// Paths are the functions of ours that led to each statement, outermost first.
func (s *Statements) Paths() []string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return append([]string{}, s.paths...)
}

// path is how this program came to where it stands.
func path() string {
	var names []string
	calls := make([]uintptr, 64)
	frames := runtime.CallersFrames(calls[:runtime.Callers(4, calls)]) // after this, add and the tracer
	for frame, more := frames.Next(); more; frame, more = frames.Next() {
		if _, name, ours := strings.Cut(frame.Function, "dossierwerkt/internal/"); ours && !strings.Contains(name, ".func") &&
			!strings.Contains(name, "_test.") {
			names = append(names, strings.NewReplacer("(*", "", ")", "").Replace(name))
		}
	}
	slices.Reverse(names)
	return strings.Join(names, " > ")
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
	for range sql {
		s.paths = append(s.paths, path())
	}
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
