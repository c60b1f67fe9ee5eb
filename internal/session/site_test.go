// SPDX-License-Identifier: EUPL-1.2

package session_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/session"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// site has an address for each thing that can be done with a session.
type site struct {
	*http.ServeMux
	t        *testing.T
	store    *postgres.Store
	database testkit.Database
	sessions *session.Sessions
	log      bytes.Buffer
	address  string
	person   string
}

func newSite(t *testing.T, secure bool) *site {
	t.Helper()
	s := &site{t: t, ServeMux: http.NewServeMux()}
	s.store, s.database = testkit.NewStore(t)
	s.person = s.somebody()
	s.sessions = session.New(s.store, secure, slog.New(slog.NewTextHandler(&s.log, nil)),
		func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusServiceUnavailable) })
	s.on("/in", func(r *http.Request) error {
		return s.sessions.SignIn(r.Context(), session.Session{Person: s.person, Means: session.Passkey, Issuer: r.FormValue("issuer"),
			Subject: r.FormValue("subject"), SID: r.FormValue("sid")}, r.FormValue("proven") != "")
	})
	s.on("/up", func(r *http.Request) error { return s.sessions.StepUp(r.Context(), "") })
	s.on("/out", func(r *http.Request) error { return s.sessions.SignOut(r.Context()) })
	s.on("/keep", func(r *http.Request) error { return s.sessions.Keep(r.Context(), "test", "kept") })
	s.on("/take", func(r *http.Request) error {
		var what string
		return s.sessions.Take(r.Context(), "test", 5*time.Minute, &what)
	})
	server := httptest.NewServer(s.sessions.Known(func(*http.Request, session.Session) bool { return true }, s))
	t.Cleanup(server.Close)
	s.address = server.URL
	return s
}

// on does something at an address, then says who is signed in.
func (s *site) on(path string, do func(*http.Request) error) {
	s.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		if err := do(r); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
		}
	})
	if path == "/in" {
		s.HandleFunc("/who", func(w http.ResponseWriter, r *http.Request) {
			who, _ := session.Who(r.Context())
			fmt.Fprintf(w, "%s %s %t", who.Person, who.Name, who.Proven(who.SignedIn, 0))
		})
	}
}

func (s *site) somebody() string {
	s.t.Helper()
	p := testkit.NewPerson(dossier.Decider)
	if err := s.store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(access.NewToken()): p}); err != nil {
		s.t.Fatal(err)
	}
	return p.ID
}

// browser keeps cookies.
type browser struct {
	*site
	client *http.Client
}

func (s *site) browser() browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return browser{s, &http.Client{Jar: jar}}
}

func (b browser) get(path string) (status int, body string, cookies []*http.Cookie) {
	b.t.Helper()
	r, err := b.client.Get(b.address + path)
	if err != nil {
		b.t.Fatal(err)
	}
	defer r.Body.Close()
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return r.StatusCode, string(raw), r.Cookies()
}

// knows says whether the browser is known as the person.
func (b browser) knows() bool {
	b.t.Helper()
	_, body, _ := b.get("/who")
	return strings.HasPrefix(body, b.person+" Iemand ")
}

// count counts rows.
func (s *site) sessionsOf(person string) int {
	s.t.Helper()
	all, err := s.store.Sessions(context.Background(), person)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(all)
}

// with asks with a cookie of one's own choice.
func (s *site) with(token, path string) (body string, set []*http.Cookie) {
	s.t.Helper()
	r, err := http.NewRequest("GET", s.address+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: "dossierwerkt", Value: token})
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(raw), answer.Cookies()
}
