// SPDX-License-Identifier: EUPL-1.2

package session

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// Sessions begin, change and end the sessions of browsers. Those methods that take the context of a request work on its session, and what
// they change is stored when the answer begins.
type Sessions struct {
	store   *postgres.Store
	log     *slog.Logger
	manager *scs.SessionManager
}

// New keeps sessions in a store. Secure says that browsers come with TLS: then the cookie goes to this host alone, and never in clear.
// Failed answers a request whose session can be neither read nor stored.
func New(store *postgres.Store, secure bool, log *slog.Logger, failed func(http.ResponseWriter, *http.Request, error)) *Sessions {
	m := scs.New()
	m.Store, m.Codec, m.HashTokenInStore = table{store}, texts{}, true
	m.Cookie.Name, m.Cookie.Secure = "dossierwerkt", secure
	if secure {
		m.Cookie.Name = "__Host-dossierwerkt"
	}
	m.Cookie.Persist = false // it goes with the browser
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		failed(w, r, err)
		if g, is := w.(*gate); is {
			g.shut = true
		}
	}
	return &Sessions{store, log, m}
}

// gate lets an answer through until it is shut: what was meant to be said is not, when its session could not be stored.
type gate struct {
	http.ResponseWriter
	shut bool
}

func (g *gate) WriteHeader(status int) {
	if !g.shut {
		g.ResponseWriter.WriteHeader(status)
	}
}

func (g *gate) Write(b []byte) (int, error) {
	if g.shut {
		return len(b), nil
	}
	return g.ResponseWriter.Write(b)
}

// Unwrap lets an answer be flushed.
func (g *gate) Unwrap() http.ResponseWriter { return g.ResponseWriter }

// Known has every request know its session, where that counts for it.
func (s *Sessions) Known(counts func(*http.Request, Session) bool, next http.Handler) http.Handler {
	inner := s.manager.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if x := s.current(r.Context()); x.Person != "" && counts(r, x) {
			r = r.WithContext(context.WithValue(r.Context(), contextKey{}, x))
		}
		next.ServeHTTP(w, r)
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { inner.ServeHTTP(&gate{ResponseWriter: w}, r) })
}

func (s *Sessions) current(ctx context.Context) Session {
	return read(func(name string) string { return s.manager.GetString(ctx, name) })
}

// SignIn begins a session for a person who proved by some means who they are. The browser gets a new token, and what it was known by before
// opens nothing. The instants of the session given are not read: it is signed in now, and stepped up now when proven says that the means
// showed the person to be there.
func (s *Sessions) SignIn(ctx context.Context, x Session, proven bool) error {
	now, err := s.store.Now(ctx)
	if err != nil {
		return fmt.Errorf("sign in: %w", err)
	}
	if before := s.current(ctx); before.Person != "" {
		s.ended(before.ID, before.Person, "signed in anew")
	}
	x.ID, x.SignedIn, x.SteppedUp = access.NewID("s_"), now, time.Time{}
	if proven {
		x.SteppedUp = now
	}
	if err := s.renew(ctx, x); err != nil {
		return err
	}
	s.log.Info("session begun", "session", x.ID, "person", x.Person, "means", x.Means)
	return nil
}

// StepUp notes that the person of the session proved, now, to be there. The browser gets a new token for the same session, which lives no
// longer for it. Sid is what a provider calls its own session in which they proved it; "" where none was asked, or does not tell.
func (s *Sessions) StepUp(ctx context.Context, sid string) error {
	x := s.current(ctx)
	if x.Person == "" {
		return errors.New("step up: nobody is signed in")
	}
	x.SID = cmp.Or(sid, x.SID)
	var err error
	if x.SteppedUp, err = s.store.Now(ctx); err != nil {
		return fmt.Errorf("step up: %w", err)
	}
	if err := s.renew(ctx, x); err != nil {
		return err
	}
	s.log.Info("session stepped up", "session", x.ID, "person", x.Person)
	return nil
}

// renew has the session know this alone, under a new token.
func (s *Sessions) renew(ctx context.Context, x Session) error {
	if err := s.manager.RenewToken(ctx); err != nil {
		return err
	}
	if err := s.manager.Clear(ctx); err != nil {
		return err
	}
	for name, value := range x.known() {
		s.manager.Put(ctx, name, value)
	}
	return nil
}

// SignOut ends the session of the request; who is not signed in stays so.
func (s *Sessions) SignOut(ctx context.Context) error {
	x := s.current(ctx)
	if err := s.manager.Destroy(ctx); err != nil {
		return err
	}
	if x.Person != "" {
		s.ended(x.ID, x.Person, "signed out")
	}
	return nil
}

// Refused puts on the log that somebody was not let in, by some means and why: a code. Person is "" where that is not known.
func (s *Sessions) Refused(means Means, person, why string) {
	s.log.Warn("sign-in refused", "means", means, "person", person, "why", why)
}

func (s *Sessions) ended(id, person, why string) {
	s.log.Info("session ended", "session", id, "person", person, "why", why)
}

// flow is what is kept between two steps in the same browser.
type flow struct {
	At   time.Time       `json:"at"`
	What json.RawMessage `json:"what"`
}

// ErrNoFlow says that a step was taken without the one before it, twice, or too late.
var ErrNoFlow = errors.New("no such step is under way in this browser")

// Keep keeps something in the session, also of somebody who is not signed in, until the next step for a purpose takes it.
func (s *Sessions) Keep(ctx context.Context, purpose string, what any) error {
	now, err := s.store.Now(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", purpose, err)
	}
	raw, err := json.Marshal(what)
	if err == nil {
		raw, err = json.Marshal(flow{now, raw})
	}
	if err != nil {
		return fmt.Errorf("%s: %w", purpose, err)
	}
	s.manager.Put(ctx, "flow "+purpose, string(raw))
	return nil
}

// Take gives what was kept for a purpose no longer ago than within, once. ErrNoFlow when there is nothing.
func (s *Sessions) Take(ctx context.Context, purpose string, within time.Duration, what any) error {
	raw := s.manager.PopString(ctx, "flow "+purpose)
	if raw == "" {
		return ErrNoFlow
	}
	now, err := s.store.Now(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", purpose, err)
	}
	var f flow
	if err := json.Unmarshal([]byte(raw), &f); err != nil {
		return fmt.Errorf("%s: %w", purpose, err)
	}
	if now.Sub(f.At) > within {
		return ErrNoFlow
	}
	return json.Unmarshal(f.What, what)
}
