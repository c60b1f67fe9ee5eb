// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc/oidctest"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// signer is a site with a provider at which Els signs in.
type signer struct {
	*site
	op *oidctest.Provider
}

// newSigner serves at the address that the provider sends people back to. Its person has the mailbox that the provider verified.
func newSigner(t *testing.T) signer {
	t.Helper()
	s := signer{op: oidctest.New(t)}
	s.site = newSite(t, func(s2 *site) {
		s2.Public = &url.URL{Scheme: "https", Host: "dossiers.example.org"}
		s2.Demo = nil
		s2.Provider = oidc.New(s.op.Settings(oidctest.Secret))
	})
	s.database.Exec(t, "update person set email = 'Els@Example.org'")
	return s
}

// toHere brings what is asked at the public address to the server of the test, as a proxy does.
type toHere struct{ host string }

func (h toHere) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Host, r.URL.Scheme, r.URL.Host = r.URL.Host, "http", h.host
	return http.DefaultTransport.RoundTrip(r)
}

// outside is a browser that knows the site by its public address.
func (s signer) outside() visitor {
	b := s.browser()
	b.client.Transport = toHere{strings.TrimPrefix(s.address, "http://")}
	return visitor{b, s.op}
}

type visitor struct {
	browser
	op *oidctest.Provider
}

func (v visitor) at(method, path string, form url.Values, header ...string) reply {
	v.t.Helper()
	return v.askAt(v.Public.String(), method, path, form, header...)
}

// goes leaves for the provider at a path, signs in there, and gives the path that leads back.
func (v visitor) goes(path string) (back string) {
	v.t.Helper()
	left := v.at("GET", path, nil)
	if left.status != http.StatusSeeOther || !strings.HasPrefix(left.to(), v.op.Issuer+"/") {
		v.t.Fatalf("%s: %d %s %s", path, left.status, left.to(), left.body)
	}
	return oidc.ReturnPath + "?" + v.op.Answers(left.to()).Encode()
}

// comes signs in by the provider.
func (v visitor) comes() reply {
	v.t.Helper()
	return v.at("GET", v.goes("/aanmelden/oidc?next=/sessies"), nil)
}

func (v visitor) known() bool {
	v.t.Helper()
	return v.at("GET", "/sessies", nil).status == http.StatusOK
}

// changes are what was done with what people may do, of a kind.
func (s signer) changes(what string) (all []postgres.Change) {
	s.t.Helper()
	found, err := s.Store.Changes(context.Background(), 0, 100)
	if err != nil {
		s.t.Fatal(err)
	}
	return slices.DeleteFunc(found, func(c postgres.Change) bool { return c.What != what })
}

// TestSomebodySignsInAtTheProvider, whom a verified mailbox binds: once, on record.
func TestSomebodySignsInAtTheProvider(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	v := s.outside()
	if page := v.at("GET", "/aanmelden?next=/sessies", nil); !strings.Contains(page.body, `href="/aanmelden/oidc?next=%2fsessies"`) || !strings.Contains(page.body, "uw aanmelddienst") {
		t.Error(page.body)
	}
	if r := v.comes(); r.status != http.StatusSeeOther || r.to() != "/sessies" {
		t.Fatalf("%d %s %s", r.status, r.to(), r.body)
	}
	if page := v.at("GET", "/sessies", nil); page.status != http.StatusOK || !strings.Contains(page.body, "met een identiteitsdienst") {
		t.Errorf("%d %s", page.status, page.body)
	}
	s.database.Exec(t, "update person set email = ''") // from now on the mailbox is not asked
	if again := s.outside(); again.comes().to() != "/sessies" || !again.known() {
		t.Error("known once only")
	}
	if all := s.changes(postgres.SignedInFirst); len(all) != 1 || all[0].Person != s.person.ID || all[0].By != "" {
		t.Errorf("%+v", all)
	}
	for _, tells := range []string{"Els", "els@", oidctest.Els, oidctest.Sub, oidctest.Sitting} {
		if strings.Contains(s.log.String(), tells) {
			t.Errorf("%q is in the log", tells)
		}
	}
	if !strings.Contains(s.log.String(), "means=oidc") {
		t.Error("the log does not tell it")
	}
}

// TestWhoIsNotBoundComesInByNoMailbox: one that is not verified, is of nobody, of several, or of somebody whom the provider knows as another.
func TestWhoIsNotBoundComesInByNoMailbox(t *testing.T) {
	t.Parallel()
	var first string
	for name, bend := range map[string]func(s signer){
		"not verified": func(s signer) { s.op.Claims = func(c map[string]any) { c["email_verified"] = false } },
		"no mailbox":   func(s signer) { s.op.Claims = func(c map[string]any) { delete(c, "email") } },
		"of nobody":    func(s signer) { s.database.Exec(t, "update person set email = 'iemand@example.org'") },
		"of two": func(s signer) {
			p := access.Person{ID: access.NewID("p_"), Name: "Iemand Anders", Role: dossier.Auditor, Email: "els@example.org"}
			if err := s.Store.AddPerson(context.Background(), p, postgres.Giving{What: p.First()}); err != nil {
				t.Fatal(err)
			}
		},
		"of another": func(s signer) {
			s.database.Exec(t, "update person set issuer = $1, subject = 'vo-9999'", s.op.Issuer)
		},
		"of who left": func(s signer) {
			s.database.Exec(t, "alter table membership disable trigger user")
			s.database.Exec(t, "update membership set until = clock()")
		},
	} {
		s := newSigner(t)
		bend(s)
		v := s.outside()
		r := v.comes()
		if r.status != http.StatusForbidden || !strings.Contains(r.body, "Nog niet bekend bij Dossierwerkt") || v.known() {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
		if first == "" {
			first = r.body
		}
		if r.body != first {
			t.Errorf("%s is told from the others", name)
		}
		if len(s.changes(postgres.SignedInFirst)) > 0 {
			t.Errorf("%s: bound", name)
		}
	}
}

func TestWhoHasNoMembershipThatCountsIsToldSo(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	s.outside().comes()
	s.database.Exec(t, "alter table membership disable trigger user")
	s.database.Exec(t, "update membership set until = clock()")
	v := s.outside()
	if r := v.comes(); r.status != http.StatusForbidden || !strings.Contains(r.body, "geen rol") || v.known() {
		t.Errorf("%d %s", r.status, r.body)
	}
}

// TestTheApplicationMakesNobodySomebodyElse: whom a provider told stays who they are.
func TestTheApplicationMakesNobodySomebodyElse(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	s.outside().comes()
	if err := s.database.AsApp(t, "update person set issuer = null, subject = null"); err == nil || !strings.Contains(err.Error(), "does not change") {
		t.Errorf("unbound by the application's role: %v", err)
	}
	s.database.Exec(t, "update person set issuer = null, subject = null")
}

// TestSomebodyStepsUpAtTheProvider and lets a program decide, which they could not before.
func TestSomebodyStepsUpAtTheProvider(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	s.withAPI(false)
	v := s.outside()
	v.comes()
	l := s.asksIn(`"decide"`)
	code := url.Values{"code": {l.UserCode}}
	to := v.at("POST", "/koppelen/bevestigen", code).to()
	if !strings.HasPrefix(to, "/aanmelden/bevestigen?next=") {
		t.Fatalf("signing in is enough to decide: %s", to)
	}
	page := v.at("GET", to, nil)
	if !strings.Contains(page.body, `href="/aanmelden/bevestigen/oidc?next=%2fkoppelen`) {
		t.Error(page.body)
	}
	s.op.Claims = func(c map[string]any) { c["vo_id"] = "vo-9999" }
	if r := v.at("GET", v.goes("/aanmelden/bevestigen/oidc?next=/koppelen"), nil); r.status != http.StatusForbidden || !strings.Contains(r.body, "Iemand anders") {
		t.Errorf("somebody else confirms: %d %s", r.status, r.body)
	}
	s.op.Claims = func(c map[string]any) { c["acr"] = oidctest.Usual }
	if r := v.at("GET", v.goes("/aanmelden/bevestigen/oidc?next=/koppelen"), nil); r.status != http.StatusForbidden || !strings.Contains(r.body, "volstaat hier niet") {
		t.Errorf("a weak means confirms: %d %s", r.status, r.body)
	}
	if r := v.at("POST", "/koppelen/bevestigen", code); r.status != http.StatusSeeOther {
		t.Errorf("what was refused counts: %d", r.status)
	}
	s.op.Claims = func(c map[string]any) { c["sid"] = "een-nieuwe-zitting" }
	if r := v.at("GET", v.goes("/aanmelden/bevestigen/oidc?next=/koppelen"), nil); r.to() != "/koppelen" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r := v.at("POST", "/koppelen/bevestigen", code); r.status != http.StatusOK {
		t.Errorf("%d %s", r.status, r.body)
	}
	if got, status := s.takes(l); status != http.StatusOK || !slices.Contains(got.Scopes, "decide") {
		t.Errorf("%d %+v", status, got)
	}
	if r := s.says(s.op.LogoutClaims(func(c map[string]any) { c["sid"] = "een-nieuwe-zitting" })); r != http.StatusOK || v.known() {
		t.Errorf("%d: the session at the provider is another since then", r)
	}
}

// says has the provider say that somebody signed out there.
func (s signer) says(claims map[string]any) int {
	s.t.Helper()
	return s.browser().ask("POST", "/aanmelden/afgemeld-elders", url.Values{"logout_token": {oidctest.Signed(s.t, claims)}}).status
}

// TestTheProviderEndsSessions that began there, of that person, and each time it says so once.
func TestTheProviderEndsSessions(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	v := s.outside()
	v.comes()
	for name, claims := range map[string]map[string]any{
		"another person":  s.op.LogoutClaims(func(c map[string]any) { c["sub"], c["jti"] = "sub-9999", "1" }),
		"another session": s.op.LogoutClaims(func(c map[string]any) { c["sid"], c["jti"] = "een-andere", "2" }),
	} {
		if status := s.says(claims); status != http.StatusOK || !v.known() {
			t.Errorf("%s: %d", name, status)
		}
	}
	good := s.op.LogoutClaims(nil)
	if status := s.says(good); status != http.StatusOK || v.known() {
		t.Fatalf("%d: still signed in", status)
	}
	v.comes()
	if status := s.says(good); status != http.StatusBadRequest || !v.known() {
		t.Errorf("said twice: %d", status)
	}
	s.database.SetClock(t, time.Now().Add(oidc.LogoutWindow+time.Second))
	s.says(s.op.LogoutClaims(func(c map[string]any) { c["jti"] = "3" }))
	var seen int
	if s.database.Scan(t, &seen, "select count(*) from logout_seen"); seen != 1 {
		t.Errorf("%d logouts are remembered", seen)
	}
	for name, token := range map[string]string{"nothing": "", "no token": "x"} {
		if r := s.browser().ask("POST", "/aanmelden/afgemeld-elders", url.Values{"logout_token": {token}}); r.status != http.StatusBadRequest || !strings.Contains(r.body, "invalid_request") {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
}

func TestLogoutsAreHeardSoOften(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	for range 1000 {
		if r := s.browser().ask("POST", "/aanmelden/afgemeld-elders", nil); r.status == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("an address may ask without end")
}

// TestAnAnswerOfTheProviderCountsOnce, in the browser that left, in time.
func TestAnAnswerOfTheProviderCountsOnce(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	v := s.outside()
	foreign := func(name string, r reply) {
		t.Helper()
		if r.status != http.StatusForbidden || !strings.Contains(r.body, "Dit hoort niet bij een aanmelding") {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
	back := v.goes("/aanmelden/oidc")
	thief := s.outside()
	foreign("another browser", thief.at("GET", back, nil))
	if r := v.at("GET", back, nil); r.to() != "/" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	foreign("again", v.at("GET", back, nil))
	if !v.known() {
		t.Error("an answer that is replayed ends a session")
	}
	late := s.outside()
	begin := time.Now()
	s.database.SetClock(t, begin)
	back = late.goes("/aanmelden/oidc")
	s.database.SetClock(t, begin.Add(oidc.FlowLife+time.Second))
	foreign("too late", late.at("GET", back, nil))
	s.database.SetClock(t, time.Time{})
	back = late.goes("/aanmelden/oidc")
	late.at("GET", oidc.ReturnPath+"?state=x&code=y", nil)
	foreign("after another answer", late.at("GET", back, nil))
	if late.known() || thief.known() {
		t.Error("signed in")
	}
	if r := late.at("GET", late.goes("/aanmelden/oidc?next=//evil.example"), nil); r.to() != "/" {
		t.Errorf("sent on to %s", r.to())
	}
}

func TestAProviderThatIsAwayIsToldAsSuch(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	s.op.Down.Store(true)
	if r := s.outside().at("GET", "/aanmelden/oidc", nil); r.status != http.StatusServiceUnavailable || !strings.Contains(r.body, "antwoordt nu niet") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if status := s.says(s.op.LogoutClaims(nil)); status != http.StatusServiceUnavailable {
		t.Errorf("%d", status)
	}
}

func TestWhoSignsOutMayDoSoAtTheProviderToo(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	v := s.outside()
	v.comes()
	out := v.at("POST", "/afmelden", nil)
	if page := v.at("GET", out.to(), nil); v.known() || !strings.Contains(page.body, s.op.Issuer+"/end_session?client_id=dossierwerkt") {
		t.Errorf("%s: %s", out.to(), page.body)
	}
	if page := v.at("GET", "/afgemeld", nil); strings.Contains(page.body, "end_session") {
		t.Error("offered to who did not come from there")
	}
}

// TestTheProviderConfirmsAContactOfACompany who opened one dossier only: of that company, once.
func TestTheProviderConfirmsAContactOfACompany(t *testing.T) {
	t.Parallel()
	s := newSigner(t)
	ctx := context.Background()
	acts := func(code string) { s.op.Claims = func(c map[string]any) { c["vo_orgcode"] = code } }
	s.database.Exec(t, "alter table membership drop constraint membership_dossier_fkey") // a dossier need not be there
	for _, company := range []string{"0999.010.126", "0999.000.228"} {
		if _, err := s.Store.Give(ctx, postgres.Giving{To: s.person.ID, What: access.Membership{Role: dossier.Company, Company: company, Dossier: "CW-KORT-0001"}}); err != nil {
			t.Fatal(err)
		}
	}
	open := func() (all []string) {
		i, err := s.Store.Identity(ctx, s.person.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range i.Of(dossier.Company) {
			all = append(all, p.Company+" "+p.Dossier)
		}
		slices.Sort(all)
		return all
	}
	before := []string{"0999.000.228 CW-KORT-0001", "0999.010.126 CW-KORT-0001"}
	for _, code := range []string{"", "OVO000001", "0999.000.327"} {
		acts(code)
		if s.outside().comes(); !slices.Equal(open(), before) {
			t.Errorf("%q: %v", code, open())
		}
	}
	acts("0999010126")
	for range 2 {
		if s.outside().comes(); !slices.Equal(open(), []string{"0999.000.228 CW-KORT-0001", "0999.010.126 "}) {
			t.Errorf("%v", open())
		}
	}
	if all := s.changes(postgres.MembershipGiven); all[0].Company != "0999.010.126" || all[0].By != "" || !strings.Contains(all[0].Reason, "aanmelddienst") || len(all) != 4 {
		t.Errorf("%+v", all)
	}
}
