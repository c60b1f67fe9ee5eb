// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// site is the pages on a record in which one person is of the demonstration.
type site struct {
	*web.Web
	t        *testing.T
	database testkit.Database
	person   access.Person
	address  string // by number
	log      bytes.Buffer
	handler  http.Handler
}

// newSite serves on this machine, by name localhost, unless bend changes it.
func newSite(t *testing.T, bend func(*site)) *site {
	t.Helper()
	s := &site{t: t, person: testkit.NewPerson(dossier.Decider)}
	var store *postgres.Store
	store, s.database = testkit.NewStore(t)
	if err := store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(access.NewToken()): s.person}); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	s.address = server.URL
	_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "http://"), ":")
	log := slog.New(slog.NewTextHandler(&s.log, nil))
	s.Web = &web.Web{Store: store, API: &api.API{Store: store, Log: log}, Log: log, Public: &url.URL{Scheme: "http", Host: "localhost:" + port},
		Demo: []web.DemoPerson{{ID: s.person.ID, Name: s.person.Name, As: [2]string{"beslisser", "decider"}}}}
	if bend != nil {
		bend(s)
	}
	var err error
	if s.handler, err = s.Web.Handler(); err != nil {
		t.Fatal(err)
	}
	return s
}

// browser keeps cookies, and follows no redirect.
type browser struct {
	*site
	client *http.Client
}

func (s *site) browser() browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return browser{s, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

type reply struct {
	status int
	header http.Header
	body   string
}

func (r reply) to() string { return r.header.Get("Location") }

// ask asks by the name of the site; header holds names and values in turn. Of a form the body is a list of values.
func (b browser) ask(method, path string, form url.Values, header ...string) reply {
	b.t.Helper()
	address := b.address
	if b.Public != nil && b.Public.Hostname() == "localhost" {
		address = b.Public.String()
	}
	return b.askAt(address, method, path, form, header...)
}

func (b browser) askAt(address, method, path string, form url.Values, header ...string) reply {
	b.t.Helper()
	r, err := http.NewRequest(method, address+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Del(header[i])
		if header[i] == "Host" {
			r.Host = header[i+1]
		} else if header[i+1] != "" {
			r.Header.Set(header[i], header[i+1])
		}
	}
	answer, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return reply{answer.StatusCode, answer.Header, string(raw)}
}

// signIn signs the demonstration in.
func (b browser) signIn() reply {
	b.t.Helper()
	return b.ask("POST", "/aanmelden", url.Values{"person": {b.person.ID}})
}

func (b browser) signedIn() bool {
	b.t.Helper()
	return b.ask("GET", "/sessies", nil).status == http.StatusOK
}
