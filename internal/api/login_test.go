// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// asksIn is a program that asks to be let in, without a token.
func (s *site) asksIn(scopes string) (l contract.Login, code string) {
	s.t.Helper()
	s.want(http.StatusOK, "", "POST", "/api/v1/login", `{"name":"dossier op laptop","scopes":[`+scopes+`]}`).into(s.t, &l)
	code, ok := access.UserCode(l.UserCode)
	if !ok || l.DeviceCode == "" || l.VerificationURI != "/koppelen" || l.ExpiresIn != 600 || l.Interval != 5 || len(l.UserCode) != 9 {
		s.t.Errorf("%+v", l)
	}
	return l, code
}

// comes has a program come back with its code.
func (s *site) comes(l contract.Login, status int, problem string) (t contract.NewToken) {
	s.t.Helper()
	r := s.want(status, "", "POST", "/api/v1/login/token", `{"device_code":"`+l.DeviceCode+`"}`)
	if problem != "" {
		if !strings.Contains(r.raw, `"type":"urn:dossierwerkt:problem:`+problem+`"`) {
			s.t.Errorf("not %s: %s", problem, r.raw)
		}
		return t
	}
	r.into(s.t, &t)
	return t
}

func TestAProgramIsLetInByWhoReadsItsCode(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	l, code := s.asksIn(`"draft"`)
	s.comes(l, http.StatusBadRequest, "login_pending")
	s.comes(l, http.StatusBadRequest, "login_slow_down")
	if err := s.Store.ConfirmDevice(t.Context(), code, access.Confirmer{Person: s.People[dossier.HubStaff].ID}); err != nil {
		t.Fatal(err)
	}
	got := s.comes(l, http.StatusOK, "")
	s.Tokens["program"] = got.Secret
	var me contract.Me
	s.want(http.StatusOK, "program", "GET", "/api/v1/me", "").into(t, &me)
	if me.ID != s.People[dossier.HubStaff].ID || me.Token.ID != got.ID || me.Token.Name != "dossier op laptop" || strings.Join(me.Token.Scopes, " ") != "read draft" ||
		time.Until(me.Token.ExpiresAt) > access.LoginLife || time.Until(me.Token.ExpiresAt) < access.LoginLife-time.Hour {
		t.Errorf("%+v", me)
	}
	s.comes(l, http.StatusNotFound, "login_expired")
}

func TestAProgramThatDecidesDoesSoForADay(t *testing.T) {
	t.Parallel()
	s := newSiteOn(t, nil, true)
	number := s.Start(t, "CW-KORT")
	s.submits(number)
	l, code := s.asksIn(`"decide"`)
	if err := s.Store.ConfirmDevice(t.Context(), code, access.Confirmer{Person: s.People[dossier.Decider].ID, SteppedUp: true}); err != nil {
		t.Fatal(err)
	}
	s.Tokens["program"] = s.comes(l, http.StatusOK, "").Secret
	path := "/api/v1/dossiers/" + number + "/decide"
	if r := s.ask(s.limited(dossier.Decider, access.Usual...), "POST", path, approving("30000.00")); !missing(r) {
		t.Errorf("without the scope: %d %s", r.status, r.raw)
	}
	s.want(http.StatusOK, "program", "POST", path, approving("30000.00"))
	s.Database.SetClock(t, time.Now().Add(access.DecideLife+time.Minute))
	s.want(http.StatusUnauthorized, "program", "GET", "/api/v1/me", "")
}

func TestAProgramThatIsNotLetIn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	l, code := s.asksIn(`"read"`)
	if err := s.Store.RefuseDevice(t.Context(), code); err != nil {
		t.Fatal(err)
	}
	s.comes(l, http.StatusForbidden, "login_refused")
	late, _ := s.asksIn(`"read"`)
	s.Database.SetClock(t, time.Now().Add(access.DeviceLife+time.Second))
	expired := s.want(http.StatusNotFound, "", "POST", "/api/v1/login/token", `{"device_code":"`+late.DeviceCode+`"}`)
	if guessed := s.want(http.StatusNotFound, "", "POST", "/api/v1/login/token", `{"device_code":"dl_guessed"}`); guessed.raw != expired.raw {
		t.Errorf("a code that was is told from one that never was: %s, %s", expired.raw, guessed.raw)
	}
}

// TestCodesAreNotGuessed, nor asked for without end.
func TestCodesAreNotGuessed(t *testing.T) {
	t.Parallel()
	s, _, _ := watched(t)
	for path, body := range map[string]string{"/api/v1/login/token": `{"device_code":"dl_guessed"}`, "/api/v1/login": `{"name":"x","scopes":["read"]}`} {
		slowed := 0
		for range 60 {
			if r := s.ask("", "POST", path, body, "X-Forwarded-For", "192.0.2.1"); r.status == http.StatusTooManyRequests && r.header.Get("Retry-After") != "" {
				slowed++
			}
		}
		if slowed < 20 {
			t.Errorf("%s: slowed %d times", path, slowed)
		}
	}
	var l contract.Login
	s.want(http.StatusOK, "", "POST", "/api/v1/login", `{"name":"x","scopes":["read"]}`, "X-Forwarded-For", "192.0.2.2").into(t, &l)
	if r := s.ask("", "POST", "/api/v1/login/token", `{"device_code":"`+l.DeviceCode+`"}`, "X-Forwarded-For", "192.0.2.1"); r.status != http.StatusBadRequest {
		t.Errorf("a right code waits for somebody's wrong ones: %d %s", r.status, r.raw)
	}
}
