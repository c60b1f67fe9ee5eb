// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
)

// invite gives the person of the site a link, of which it gives the path.
func (s *site) invite() string {
	s.t.Helper()
	token := access.NewToken()
	if err := s.Store.Invite(context.Background(), s.person.ID, access.HashToken(token), ""); err != nil {
		s.t.Fatal(err)
	}
	return "/uitnodiging/" + token
}

// TestALinkThatOpensNothingTellsNothing: whether it was used, is too old, was replaced, is of who left, or never was.
func TestALinkThatOpensNothingTellsNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	b := s.browser()
	begin := time.Now().Add(time.Minute).Truncate(time.Second)
	s.database.SetClock(t, begin)
	replaced := s.invite()
	link := s.invite()
	s.database.SetClock(t, begin.Add(14*24*time.Hour-time.Second))
	if r := b.ask("GET", link, nil); r.status != http.StatusOK || !strings.Contains(r.body, "Welkom, Iemand") || len(r.header["Set-Cookie"]) > 0 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	made := b.ask("GET", "/uitnodiging/dw_made-up", nil)
	if made.status != http.StatusNotFound || !strings.Contains(made.body, "niet geldig") {
		t.Fatalf("%d %s", made.status, made.body)
	}
	same := func(name, path string) {
		t.Helper()
		for _, method := range []string{"GET", "POST"} {
			if r := b.ask(method, path, nil); r.status != made.status || r.body != made.body {
				t.Errorf("%s, %s: %d %s", name, method, r.status, r.body)
			}
		}
		if r := b.ask("POST", path+"/opties", nil); r.status != made.status || r.body != made.body {
			t.Errorf("%s, what to make: %d %s", name, r.status, r.body)
		}
	}
	same("replaced", replaced)
	s.database.SetClock(t, begin.Add(14*24*time.Hour))
	same("too old", link)
	s.database.SetClock(t, begin)
	s.database.Exec(t, "alter table membership disable trigger user")
	s.database.Exec(t, "update membership set until = clock()")
	same("of who left", link)
	s.database.Exec(t, "update membership set until = null")
	if r := b.ask("GET", link, nil); r.status != http.StatusOK {
		t.Errorf("it was not for having left: %d", r.status)
	}
	s.database.Exec(t, "update invitation set used_at = clock()")
	same("used", link)
	if strings.Contains(s.log.String(), strings.TrimPrefix(link, "/uitnodiging/")) {
		t.Error("a link is in the log")
	}
}

// TestAnAnswerThatProvesNothingIsRefusedAlike, at each door that takes one.
func TestAnAnswerThatProvesNothingIsRefusedAlike(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	link := s.invite()
	for path, says := range map[string]string{"/aanmelden/passkey": "Dit lukte niet", link: "niet bewaard"} {
		b := s.browser()
		without := b.ask("POST", path, url.Values{"antwoord": {"{}"}})
		if without.status != http.StatusForbidden || !strings.Contains(without.body, says) {
			t.Errorf("%s without being asked: %d %s", path, without.status, without.body)
		}
		if asked := b.ask("POST", strings.TrimSuffix(path, "/")+"/opties", nil); asked.status != http.StatusOK || !strings.Contains(asked.body, `"challenge"`) ||
			!strings.Contains(asked.body, `"userVerification":"required"`) {
			t.Errorf("%s: %d %s", path, asked.status, asked.body)
		}
		for _, answer := range []string{"", "{}", "[]", `{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}`, strings.Repeat("x", 70<<10)} {
			b.ask("POST", strings.TrimSuffix(path, "/")+"/opties", nil)
			if r := b.ask("POST", path, url.Values{"antwoord": {answer}}); r.status != http.StatusForbidden || r.body != without.body {
				t.Errorf("%s, %.20q: %d", path, answer, r.status)
			}
		}
		if b.signedIn() {
			t.Errorf("%s: signed in", path)
		}
	}
	if r := s.browser().ask("GET", link, nil); r.status != http.StatusOK {
		t.Error("an attempt that failed uses the invitation up")
	}
}

func TestWhatIsImportantIsConfirmedFirst(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	b := s.browser()
	if r := b.ask("GET", "/aanmelden/bevestigen?next=/sessies", nil); r.to() != "/aanmelden?next=%2Faanmelden%2Fbevestigen%3Fnext%3D%2Fsessies" {
		t.Errorf("%d %s", r.status, r.to())
	}
	b.signIn()
	begin := time.Now()
	s.database.SetClock(t, begin)
	for _, path := range []string{"/sessies/passkeys", "/sessies/passkeys/opties", "/sessies/passkeys/weg"} {
		if r := b.ask("POST", path, nil); r.to() != "/aanmelden/bevestigen?next=%2Fsessies" {
			t.Errorf("%s: %d %s", path, r.status, r.to())
		}
	}
	if r := b.ask("GET", "/aanmelden/bevestigen?next=/sessies", nil); r.status != http.StatusOK || !strings.Contains(r.body, "Hier volstaat een klik") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r := b.ask("POST", "/aanmelden/bevestigen", url.Values{"next": {"/sessies"}}); r.to() != "/sessies" {
		t.Errorf("%d %s", r.status, r.to())
	}
	if r := b.ask("POST", "/sessies/passkeys/opties", nil); r.status != http.StatusOK || !strings.Contains(r.body, `"residentKey":"required"`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	s.database.SetClock(t, begin.Add(10*time.Minute+time.Second))
	if r := b.ask("POST", "/sessies/passkeys/weg", nil); r.to() != "/aanmelden/bevestigen?next=%2Fsessies" {
		t.Errorf("confirmed for good: %d %s", r.status, r.to())
	}
}

// TestASessionWithoutProofEndsWithTheDemonstration: the record may be opened to others afterwards.
func TestASessionWithoutProofEndsWithTheDemonstration(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	b := s.browser()
	b.signIn()
	if r := b.ask("GET", "/sessies", nil, "X-Forwarded-For", "203.0.113.7"); r.status != http.StatusSeeOther {
		t.Errorf("through a proxy: %d", r.status)
	}
	if !b.signedIn() {
		t.Fatal("not signed in")
	}
	s.Demo = nil
	if b.signedIn() {
		t.Error("still signed in")
	}
}
