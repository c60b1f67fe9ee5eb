// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// hall is a server on a real record, where somebody confirms every login as soon as a program comes back for it.
type hall struct {
	*testkit.Programme
	url     string
	confirm func(code string) error
}

func newHall(t *testing.T) *hall {
	t.Helper()
	h := &hall{Programme: testkit.NewProgramme(t, nil)}
	log := slog.New(slog.DiscardHandler)
	door := (&api.API{Demo: true, Desk: &desk.Desk{Ledger: h.Ledger, Store: h.Store, Log: log}, Store: h.Store, Log: log}).Handler()
	code, asked := "", 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/api/v1/login" && r.URL.Path != "/api/v1/login/token" {
			door.ServeHTTP(w, r)
			return
		}
		if asked++; r.URL.Path == "/api/v1/login/token" && asked == 4 { // not at once
			if err := h.confirm(code); err != nil {
				t.Error(err)
			}
		}
		told := httptest.NewRecorder()
		door.ServeHTTP(told, r)
		if _, after, found := strings.Cut(told.Body.String(), `"user_code":"`); found {
			asked, code = 1, strings.ReplaceAll(after[:9], "-", "")
		}
		w.Header().Set("Content-Type", told.Header().Get("Content-Type"))
		w.WriteHeader(told.Code)
		_, _ = w.Write(told.Body.Bytes())
	}))
	t.Cleanup(server.Close)
	h.url = server.URL
	return h
}

// as has somebody of a role confirm logins, who stepped up or did not.
func (h *hall) as(t *testing.T, role dossier.Role, steppedUp bool) {
	h.confirm = func(code string) error {
		return h.Store.ConfirmDevice(t.Context(), code, access.Confirmer{Person: h.People[role].ID, SteppedUp: steppedUp})
	}
}

// only is the one file of a home.
func only(t *testing.T, home string) (path, text string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(home, "dossierwerkt", "*"))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	raw, err := os.ReadFile(all[0])
	if err != nil {
		t.Fatal(err)
	}
	return all[0], string(raw)
}

// TestAPersonSignsInWorksAndSignsOut, through the real door, with the codes on both sides.
func TestAPersonSignsInWorksAndSignsOut(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	h.as(t, dossier.HubStaff, false)
	p := &person{home: t.TempDir()}
	if code, _, errs := p.call(h.url, "list"); code != 4 || !strings.Contains(errs, "dossier login") {
		t.Errorf("before: exit %d: %s", code, errs)
	}
	code, out, errs := p.call(h.url, "login", "--scope", "draft", "--name", "laptop van Els")
	if code != 0 || !strings.Contains(errs, "Open "+h.url+"/koppelen\n") || !strings.Contains(out, "Bereik: read, draft;") {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	path, text := only(t, p.home)
	_, secret, _ := strings.Cut(text, `"token": "`)
	secret, _, _ = strings.Cut(secret, `"`)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || !access.WellFormed(secret) || strings.Contains(out+errs, secret) {
		t.Errorf("%v, %v", info, err)
	}
	if code, out, _ := p.call(h.url, "whoami"); code != 0 || !strings.Contains(out, "Els Voorbeeld") || !strings.Contains(out, "token: read, draft, tot ") {
		t.Errorf("exit %d: %s", code, out)
	}
	if code, out, _ := p.call(h.url, "token", "list"); code != 0 || !strings.Contains(out, "laptop van Els") || !strings.Contains(out, secret[:8]) || strings.Contains(out, secret) {
		t.Errorf("exit %d: %s", code, out)
	}
	if code, _, errs := p.call(h.url, "organisation", "add", "x", "--name", "X"); code != 4 || !strings.Contains(errs, "dossier login --scope manage") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, errs := p.call(h.url, "token", "create", "--name", "x", "--scope", "manage"); code != 4 || !strings.Contains(errs, "bereik manage") {
		t.Errorf("exit %d: %s", code, errs)
	}
	code, made, errs := p.call(h.url, "token", "create", "--name", "nacht", "--scope", "read", "--days", "3")
	if code != 0 || !access.WellFormed(made) || strings.Contains(errs, strings.TrimSpace(made)) {
		t.Fatalf("exit %d: %s", code, errs)
	}
	id, _, _ := strings.Cut(errs, ",")
	script := &person{env: map[string]string{"DOSSIER_TOKEN": strings.TrimSpace(made)}, home: p.home}
	if code, out, _ := script.call(h.url, "whoami"); code != 0 || !strings.Contains(out, "token: read, tot ") {
		t.Errorf("the environment goes before the login: exit %d: %s", code, out)
	}
	if code, _, errs := p.call(h.url, "token", "end", id); code != 0 {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, errs := script.call(h.url, "whoami"); code != 4 {
		t.Errorf("after it ended: exit %d: %s", code, errs)
	}
	if code, _, errs := p.call(h.url, "logout"); code != 0 {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
	if _, err := h.Store.Token(t.Context(), access.HashToken(secret)); err == nil {
		t.Error("the token still opens")
	}
	if code, _, errs := p.call(h.url, "logout"); code != 2 || !strings.Contains(errs, "niet aangemeld") {
		t.Errorf("twice: exit %d: %s", code, errs)
	}
}

// TestASecondLoginTakesThePlaceOfTheFirst, which is void from then on.
func TestASecondLoginTakesThePlaceOfTheFirst(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	h.as(t, dossier.Decider, true)
	p := &person{home: t.TempDir()}
	if code, _, errs := p.call(h.url, "login"); code != 0 {
		t.Fatalf("exit %d: %s", code, errs)
	}
	if code, out, errs := p.call(h.url, "login", "--scope", "decide", "--json"); code != 0 || !strings.Contains(out, `"scopes":["read","decide"]`) || strings.Contains(out, `"token"`) {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	only(t, p.home)
	mine, err := h.Store.Tokens(t.Context(), h.People[dossier.Decider].ID)
	if err != nil || len(mine) != 2 || !mine[0].May(access.Decide) || !mine[1].Demo {
		t.Errorf("%+v, %v", mine, err)
	}
	if code, out, errs := (&person{home: p.home, env: map[string]string{"DOSSIER_TOKEN": "dw_x"}}).call(h.url, "login", "--scope", "read"); code != 0 ||
		!strings.Contains(errs, "gaat voor") || !strings.Contains(out, "Bereik: read;") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

func TestALoginThatIsRefused(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	h.confirm = func(code string) error { return h.Store.RefuseDevice(t.Context(), code) }
	p := &person{home: t.TempDir()}
	if code, _, errs := p.call(h.url, "login"); code != 4 || !strings.Contains(errs, "geweigerd") {
		t.Errorf("exit %d: %s", code, errs)
	}
	h.confirm = func(string) error {
		h.Database.Exec(t, "update device_login set expires_at = clock()")
		return nil
	}
	if code, _, errs := p.call(h.url, "login"); code != 3 || !strings.Contains(errs, "Begin opnieuw met dossier login") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, errs := p.call(h.url, "login", "--scope", "boss"); code != 6 || !strings.Contains(errs, "--scope") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if left, err := os.ReadDir(p.home); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestALoginIsOfOneServer(t *testing.T) {
	t.Parallel()
	f, home := newFake(t, always(http.StatusOK, "{}")), t.TempDir()
	write := func(server string) {
		t.Helper()
		name := strings.NewReplacer(":", "_", "/", "_").Replace(f.URL) + ".json"
		if err := os.MkdirAll(filepath.Join(home, "dossierwerkt"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(home, "dossierwerkt", name), []byte(server), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := &person{home: home}
	sent := func() string {
		p.call(f.URL+"/", "whoami")
		all := f.asked()
		return all[len(all)-1].header.Get("Authorization")
	}
	write(`{"server":"` + f.URL + `","token":"dw_kept"}`)
	if got := sent(); got != "Bearer dw_kept" {
		t.Errorf("%q", got)
	}
	write(`{"server":"http://elsewhere.example.org","token":"dw_kept"}`)
	if got := sent(); got != "" {
		t.Errorf("the token of another server is sent: %q", got)
	}
	write(`{"server":"dw_kept`)
	n := len(f.asked())
	if code, out, errs := p.call(f.URL, "whoami"); code != 2 || !strings.Contains(errs, "dossier login") || strings.Contains(out+errs, "dw_kept") || len(f.asked()) != n {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, errs := p.call("http://dossiers.example.org", "login"); code != 2 || !strings.Contains(errs, "https://") {
		t.Errorf("codes cross the network in clear: exit %d: %s", code, errs)
	}
}
