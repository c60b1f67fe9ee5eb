// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// withAPI has the site answer programs as well.
func (s *site) withAPI(demo bool) *site {
	a := &api.API{Desk: &desk.Desk{Ledger: &ledger.Ledger{Store: s.Store}, Store: s.Store, Log: s.Log}, Store: s.Store, Log: s.Log, Pages: s.handler,
		Public: s.Public, Demo: demo}
	s.handler = a.Handler()
	return s
}

// program asks the API, and gives what it says.
func (s *site) program(token, method, path, body string, into any) int {
	s.t.Helper()
	r, err := http.NewRequest(method, s.address+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode == http.StatusOK {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return resp.StatusCode
}

// asksIn is a program that asks to be let in.
func (s *site) asksIn(scopes string) (l contract.Login) {
	s.t.Helper()
	if status := s.program("", "POST", "/api/v1/login", `{"name":"laptop <van> Els","scopes":[`+scopes+`]}`, &l); status != http.StatusOK {
		s.t.Fatal(status)
	}
	return l
}

// takes has a program come for its token.
func (s *site) takes(l contract.Login) (t contract.NewToken, status int) {
	s.t.Helper()
	status = s.program("", "POST", "/api/v1/login/token", `{"device_code":"`+l.DeviceCode+`"}`, &t)
	return t, status
}

// TestSomebodyLetsTheirProgramIn follows the address that the program prints, signs in on the way, and the program works.
func TestSomebodyLetsTheirProgramIn(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil).withAPI(true)
	b := s.browser()
	l := s.asksIn(`"draft"`)
	if l.VerificationURI != s.Public.String()+"/koppelen" {
		t.Errorf("the program prints %s", l.VerificationURI)
	}
	path := "/koppelen?code=" + l.UserCode
	away := b.ask("GET", path, nil)
	if away.to() != "/aanmelden?next="+url.QueryEscape(path) {
		t.Fatalf("%d %s", away.status, away.to())
	}
	if r := b.ask("POST", "/aanmelden", url.Values{"person": {s.person.ID}, "next": {path}}); r.to() != path {
		t.Fatalf("%d %s", r.status, r.to())
	}
	if r := b.ask("GET", path, nil); r.status != http.StatusOK || !strings.Contains(r.body, `value="`+l.UserCode+`"`) || strings.Contains(r.body, "laptop") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if _, status := s.takes(l); status != http.StatusBadRequest {
		t.Errorf("reading a page lets a program in: %d", status)
	}
	typed := " " + strings.ToLower(strings.Replace(l.UserCode, "-", " ", 1))
	asked := b.ask("POST", "/koppelen", url.Values{"code": {typed}})
	for _, says := range []string{"<code>" + l.UserCode + "</code>", "laptop &lt;van&gt; Els", "dossiers opmaken", "lezen wat u mag lezen", "90 dagen", "/koppelen/weigeren"} {
		if asked.status != http.StatusOK || !strings.Contains(asked.body, says) {
			t.Errorf("%q is missing: %d %s", says, asked.status, asked.body)
		}
	}
	if strings.Contains(asked.body, "beslissen in uw naam") {
		t.Error("a scope that was not asked")
	}
	if r := b.ask("POST", "/koppelen/bevestigen", url.Values{"code": {l.UserCode}}); r.status != http.StatusOK || !strings.Contains(r.body, "is gekoppeld") {
		t.Errorf("%d %s", r.status, r.body)
	}
	got, status := s.takes(l)
	var me contract.Me
	if used := s.program(got.Secret, "GET", "/api/v1/me", "", &me); status != http.StatusOK || used != http.StatusOK || me.ID != s.person.ID ||
		strings.Join(me.Token.Scopes, " ") != "read draft" {
		t.Errorf("%d, %d, %+v", status, used, me)
	}
	for _, text := range []string{"laptop", l.UserCode, strings.ReplaceAll(l.UserCode, "-", "")} {
		if strings.Contains(s.log.String(), text) {
			t.Errorf("%q is in the log", text)
		}
	}
	var demo bool
	if s.database.Scan(t, &demo, "select demo from token where id = $1", got.ID); !demo {
		t.Error("who proved nothing made a token that opens outside the demonstration")
	}
}

// TestAProgramThatWouldDecideWantsItsPersonThere, freshly.
func TestAProgramThatWouldDecideWantsItsPersonThere(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil).withAPI(true)
	b := s.browser()
	b.signIn()
	l := s.asksIn(`"decide"`)
	code, confirm := url.Values{"code": {l.UserCode}}, "/aanmelden/bevestigen?next="+url.QueryEscape("/koppelen?code="+strings.ReplaceAll(l.UserCode, "-", ""))
	asked := b.ask("POST", "/koppelen", code)
	if asked.status != http.StatusOK || !strings.Contains(asked.body, "8 uur") || !strings.Contains(asked.body, "beslissen in uw naam") ||
		strings.Contains(asked.body, `action="/koppelen/bevestigen"`) || !strings.Contains(asked.body, "/aanmelden/bevestigen?next=%2fkoppelen%3fcode%3d") {
		t.Errorf("%d %s", asked.status, asked.body)
	}
	if r := b.ask("POST", "/koppelen/bevestigen", code); r.to() != confirm {
		t.Errorf("%d %s", r.status, r.to())
	}
	if _, status := s.takes(l); status != http.StatusBadRequest {
		t.Errorf("let in: %d", status)
	}
	begin := time.Now()
	s.database.SetClock(t, begin)
	b.ask("POST", "/aanmelden/bevestigen", nil)
	s.database.SetClock(t, begin.Add(9*time.Minute))
	if r := b.ask("POST", "/koppelen", code); !strings.Contains(r.body, `action="/koppelen/bevestigen"`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	l = s.asksIn(`"decide"`)
	code.Set("code", l.UserCode)
	s.database.SetClock(t, begin.Add(10*time.Minute+time.Second))
	if r := b.ask("POST", "/koppelen/bevestigen", code); r.status != http.StatusSeeOther {
		t.Errorf("proven long ago: %d", r.status)
	}
	b.ask("POST", "/aanmelden/bevestigen", nil)
	if r := b.ask("POST", "/koppelen/bevestigen", code); r.status != http.StatusOK {
		t.Errorf("%d %s", r.status, r.body)
	}
	if got, status := s.takes(l); status != http.StatusOK || got.ExpiresAt.Sub(begin.Add(10*time.Minute+time.Second)).Round(time.Minute) != access.DecideLife {
		t.Errorf("%d, until %s", status, got.ExpiresAt)
	}
}

// TestACodeUnderWhichNothingWaitsTellsNothing: whether it was confirmed, refused, is too old, or never was.
func TestACodeUnderWhichNothingWaitsTellsNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil).withAPI(true)
	b := s.browser()
	b.signIn()
	made := b.ask("POST", "/koppelen", url.Values{"code": {"BCDF-GHJK"}})
	if made.status != http.StatusNotFound || !strings.Contains(made.body, "Deze code werkt niet") || strings.Contains(made.body, "BCDF") {
		t.Fatalf("%d %s", made.status, made.body)
	}
	same := func(name, code string, paths ...string) {
		t.Helper()
		for _, path := range append(paths, "/koppelen") {
			if r := b.ask("POST", path, url.Values{"code": {code}}); r.status != made.status || r.body != made.body {
				t.Errorf("%s, %s: %d %s", name, path, r.status, r.body)
			}
		}
	}
	refused, taken, late := s.asksIn(`"read"`), s.asksIn(`"read"`), s.asksIn(`"read"`)
	if r := b.ask("POST", "/koppelen/weigeren", url.Values{"code": {refused.UserCode}}); r.status != http.StatusOK || !strings.Contains(r.body, "is geweigerd") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if _, status := s.takes(refused); status != http.StatusForbidden {
		t.Errorf("the program of who refused: %d", status)
	}
	same("refused", refused.UserCode, "/koppelen/bevestigen", "/koppelen/weigeren")
	b.ask("POST", "/koppelen/bevestigen", url.Values{"code": {taken.UserCode}})
	same("confirmed", taken.UserCode, "/koppelen/weigeren")
	same("no code", "<script>", "/koppelen/bevestigen")
	same("nothing", "")
	s.database.SetClock(t, time.Now().Add(access.DeviceLife+time.Second))
	same("too late", late.UserCode, "/koppelen/bevestigen")
}

// TestCodesAreNotGuessedOnAPage: an address has its turns, whoever is signed in there.
func TestCodesAreNotGuessedOnAPage(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil).withAPI(true)
	l := s.asksIn(`"read"`)
	for _, path := range []string{"/koppelen", "/koppelen/bevestigen", "/koppelen/weigeren"} {
		b := s.browser()
		b.signIn()
		for range 20 {
			b.ask("POST", path, url.Values{"code": {"BCDFGHJK"}})
		}
		if r := b.ask("POST", path, url.Values{"code": {l.UserCode}}); r.status != http.StatusTooManyRequests || r.header.Get("Retry-After") == "" {
			t.Errorf("%s: %d %s", path, r.status, r.body)
		}
	}
	if _, status := s.takes(l); status != http.StatusBadRequest {
		t.Errorf("a code beyond the turns: %d", status)
	}
}

// TestNoOtherSiteLetsAProgramIn.
func TestNoOtherSiteLetsAProgramIn(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil).withAPI(true)
	b := s.browser()
	b.signIn()
	l := s.asksIn(`"read"`)
	for _, path := range []string{"/koppelen", "/koppelen/bevestigen", "/koppelen/weigeren"} {
		if r := b.ask("POST", path, url.Values{"code": {l.UserCode}}, "Sec-Fetch-Site", "cross-site"); r.status != http.StatusForbidden {
			t.Errorf("%s: %d", path, r.status)
		}
		if r := s.browser().ask("POST", path, url.Values{"code": {l.UserCode}}); r.to() != "/aanmelden?next=%2F" {
			t.Errorf("%s, not signed in: %d %s", path, r.status, r.to())
		}
	}
	if _, status := s.takes(l); status != http.StatusBadRequest {
		t.Errorf("%d", status)
	}
}
