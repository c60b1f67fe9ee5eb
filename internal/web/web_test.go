// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// TestALinkLeadsToADoor follows the link of a message, as somebody whom the server does not know.
func TestALinkLeadsToADoor(t *testing.T) {
	t.Parallel()
	b := newSite(t, nil).browser()
	for _, path := range []string{"/dossiers/CW-KORT-0001", "/dossiers/CW-KORT-9999", "/dossiers/a", "/"} {
		if r := b.ask("GET", path, nil); r.status != http.StatusSeeOther || r.to() != "/aanmelden?next="+url.QueryEscape(path) {
			t.Errorf("%s: %d %s", path, r.status, r.to())
		}
	}
	if r := b.ask("GET", "/elsewhere", nil); r.status != http.StatusNotFound || !strings.Contains(r.body, "Kijk het adres na") {
		t.Errorf("%d", r.status)
	}
}

func TestADemonstratorSignsInGoesOnAndSignsOut(t *testing.T) {
	t.Parallel()
	b := newSite(t, nil).browser()
	page := b.ask("GET", "/aanmelden?next=/dossiers/CW-KORT-0001", nil)
	if page.status != http.StatusOK || !strings.Contains(page.body, b.person.ID) || !strings.Contains(page.body, "Demonstratie") ||
		!strings.Contains(page.body, `name="next" value="/dossiers/CW-KORT-0001"`) || len(page.header["Set-Cookie"]) > 0 {
		t.Errorf("%d %v %s", page.status, page.header, page.body)
	}
	if r := b.ask("GET", "/sessies?x=1", nil); r.status != http.StatusSeeOther || r.to() != "/aanmelden?next=%2Fsessies%3Fx%3D1" {
		t.Errorf("%d %s", r.status, r.to())
	}
	if r := b.signIn(); r.status != http.StatusSeeOther || r.to() != "/" || !b.signedIn() {
		t.Fatalf("%d %s", r.status, r.body)
	}
	stolen := b.ask("GET", "/sessies", nil)
	if !strings.Contains(stolen.body, "Deze browser") || !strings.Contains(stolen.body, "demonstratie, zonder bewijs") {
		t.Error(stolen.body)
	}
	copied := b.site.browser()
	copied.client.Jar.SetCookies(b.Public, b.client.Jar.Cookies(b.Public))
	if !copied.signedIn() {
		t.Fatal("the copy of a cookie does not fit")
	}
	if r := b.ask("POST", "/afmelden", nil); r.to() != "/afgemeld" || b.signedIn() || copied.signedIn() {
		t.Errorf("%d %s: still signed in", r.status, r.to())
	}
	if r := b.ask("GET", "/afgemeld", nil); r.status != http.StatusOK || !strings.Contains(r.body, "U bent afgemeld") || strings.Contains(r.body, "Iemand") {
		t.Error(r.body)
	}
	if strings.Contains(b.log.String(), "Iemand") {
		t.Error("a name is in the log")
	}
}

// TestNobodySignsInUnprovenButAtTheMachineOfADemonstration, whatever they send.
func TestNobodySignsInUnprovenButAtTheMachineOfADemonstration(t *testing.T) {
	t.Parallel()
	away := func(s *site) { s.Public = &url.URL{Scheme: "https", Host: "dossiers.example.org"} }
	for name, c := range map[string]struct {
		bend   func(*site)
		header []string
	}{
		"no demonstration":             {func(s *site) { s.Demo = nil }, nil},
		"reached from elsewhere":       {away, nil},
		"so, asked by number":          {away, []string{"Host", "127.0.0.1"}},
		"reached nowhere":              {func(s *site) { s.Public = nil }, nil},
		"asked by another name":        {nil, []string{"Host", "dossiers.example.org"}},
		"a name bound to this machine": {nil, []string{"Host", "localhost.example.org:8080"}},
		"through a proxy":              {nil, []string{"X-Forwarded-For", "203.0.113.7"}},
		"through another":              {nil, []string{"Forwarded", "for=203.0.113.7"}},
		"from another machine":         {func(s *site) { s.address = "" }, nil},
	} {
		s := newSite(t, c.bend)
		b := s.browser()
		if s.address == "" { // what comes from another machine
			inner := s.handler
			s.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				r.RemoteAddr = "203.0.113.7:4711"
				inner.ServeHTTP(w, r)
			})
		}
		r := b.ask("POST", "/aanmelden", url.Values{"person": {s.person.ID}}, c.header...)
		if r.status != http.StatusForbidden || len(r.header["Set-Cookie"]) > 0 {
			t.Errorf("%s: %d", name, r.status)
		}
		if page := b.ask("GET", "/aanmelden", nil, c.header...); strings.Contains(page.body, s.person.ID) || strings.Contains(page.body, "Iemand") {
			t.Errorf("%s: somebody is offered", name)
		}
	}
	b := newSite(t, nil).browser()
	for _, nobody := range []string{"", "p_nobody"} {
		if r := b.ask("POST", "/aanmelden", url.Values{"person": {nobody}}); r.status != http.StatusForbidden {
			t.Errorf("%q: %d", nobody, r.status)
		}
	}
	if r := b.ask("GET", "/aanmelden?person="+b.person.ID, nil); len(r.header["Set-Cookie"]) > 0 || b.signedIn() {
		t.Error("signed in by reading a page")
	}
	if r := b.askAt(b.address, "POST", "/aanmelden", url.Values{"person": {b.person.ID}}); r.status != http.StatusSeeOther {
		t.Errorf("this machine by number: %d", r.status)
	}
}

func TestAfterSigningInOneGoesOnHereAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	for next, want := range map[string]string{
		"/dossiers/CW-KORT-0001?a=b#c": "/dossiers/CW-KORT-0001?a=b#c", "/sessies": "/sessies", "": "/",
		"https://evil.example": "/", "//evil.example": "/", `/\evil.example`: "/", `\\evil.example`: "/", "/\t/evil.example": "/", "evil": "/",
		"javascript:alert(1)": "/", "///evil.example": "/", "/%zz": "/", "/a b": "/", "http:/evil.example": "/", "/\n/evil.example": "/",
	} {
		b := s.browser()
		r := b.ask("POST", "/aanmelden", url.Values{"person": {s.person.ID}, "next": {next}})
		if r.status != http.StatusSeeOther || r.to() != want {
			t.Errorf("%q: %d %q", next, r.status, r.to())
		}
		if r := b.ask("GET", "/aanmelden?next="+url.QueryEscape(next), nil); r.to() != want {
			t.Errorf("%q, signed in already: %d %q", next, r.status, r.to())
		}
	}
}

// TestNothingIsDoneForAnotherSite that sends a browser here.
func TestNothingIsDoneForAnotherSite(t *testing.T) {
	t.Parallel()
	b := newSite(t, nil).browser()
	b.signIn()
	for name, header := range map[string][]string{
		"another site":           {"Sec-Fetch-Site", "cross-site"},
		"a neighbour":            {"Sec-Fetch-Site", "same-site"},
		"another origin":         {"Sec-Fetch-Site", "", "Origin", "https://evil.example"},
		"an origin it hides":     {"Sec-Fetch-Site", "", "Origin", "null"},
		"another port of ours":   {"Sec-Fetch-Site", "", "Origin", "http://localhost:1"},
		"this machine by number": {"Sec-Fetch-Site", "", "Origin", "http://127.0.0.1"},
	} {
		for _, path := range []string{"/afmelden", "/aanmelden", "/sessies/einde", "/aanmelden/bevestigen", "/uitnodiging/x"} {
			if r := b.ask("POST", path, url.Values{"person": {b.person.ID}}, header...); r.status != http.StatusForbidden ||
				!strings.Contains(r.body, "Begin opnieuw") {
				t.Errorf("%s, %s: %d", name, path, r.status)
			}
		}
	}
	if !b.signedIn() {
		t.Error("another site signed somebody out")
	}
	if r := b.ask("POST", "/afmelden", nil, "Sec-Fetch-Site", "", "Origin", b.Public.String()); r.status != http.StatusSeeOther || b.signedIn() {
		t.Errorf("our own origin: %d", r.status)
	}
}

// TestBehindAProxyThatHidesTheNameAPageOfOursMayAsk, in a browser that says where it comes from by origin only.
func TestBehindAProxyThatHidesTheNameAPageOfOursMayAsk(t *testing.T) {
	t.Parallel()
	b := newSite(t, func(s *site) { s.Public = &url.URL{Scheme: "https", Host: "dossiers.example.org"} }).browser()
	for origin, want := range map[string]int{"https://dossiers.example.org": http.StatusSeeOther, "http://dossiers.example.org": http.StatusForbidden} {
		if r := b.ask("POST", "/afmelden", nil, "Sec-Fetch-Site", "", "Origin", origin); r.status != want {
			t.Errorf("%s: %d", origin, r.status)
		}
	}
}

func TestEveryPageTellsTheBrowserWhatItMayDo(t *testing.T) {
	t.Parallel()
	for _, public := range []*url.URL{nil, {Scheme: "https", Host: "dossiers.example.org"}} {
		s := newSite(t, func(s *site) {
			if public != nil {
				s.Public = public
			}
		})
		b := s.browser()
		if public == nil {
			b.signIn()
		}
		asked := 0
		for _, pattern := range append(s.Patterns(), "GET /nowhere", "GET /static/none") {
			method, path, found := strings.Cut(pattern, " ")
			if !found {
				continue
			}
			if path == "/afmelden" {
				continue // it is asked in other tests, and would end the session of this one
			}
			path = strings.NewReplacer("{$}", "", "{number}", "CW-KORT-0001", "{token}", "dw_none").Replace(path)
			asked++
			h := b.ask(method, path, nil).header
			csp := h.Get("Content-Security-Policy")
			for _, must := range []string{"default-src 'none'", "style-src 'self'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
				if !strings.Contains(csp, must) {
					t.Errorf("%s: %s", pattern, csp)
				}
			}
			if strings.Contains(csp, "unsafe") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" ||
				h.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %v", pattern, h)
			}
			if strict := h.Get("Strict-Transport-Security"); (strict != "") != (public != nil) {
				t.Errorf("%s: %q", pattern, strict)
			}
		}
		if asked < 10 {
			t.Errorf("%d asked", asked)
		}
	}
}

var link = regexp.MustCompile(`(?:href|src)="(/static/[^"]+)"`)

func TestWhatPagesLoadIsKeptByItsHash(t *testing.T) {
	t.Parallel()
	b := newSite(t, nil).browser()
	found := link.FindAllStringSubmatch(b.ask("GET", "/aanmelden", nil).body, -1)
	if len(found) == 0 {
		t.Fatal("nothing is loaded")
	}
	for _, f := range found {
		r := b.ask("GET", f[1], nil)
		if r.status != http.StatusOK || !strings.Contains(r.header.Get("Cache-Control"), "immutable") || len(r.body) < 100 ||
			strings.Contains(r.header.Get("Content-Type"), "octet") {
			t.Errorf("%s: %d %v", f[1], r.status, r.header)
		}
	}
	if r := b.ask("GET", "/static/site.css", nil); r.status != http.StatusNotFound {
		t.Errorf("by its bare name: %d", r.status)
	}
}

// TestThisMachineIsAskedByName: a passkey is for a name.
func TestThisMachineIsAskedByName(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	if r := s.browser().askAt(s.address, "GET", "/aanmelden?next=%2Fsessies", nil); r.status != http.StatusTemporaryRedirect ||
		r.to() != s.Public.String()+"/aanmelden?next=%2Fsessies" {
		t.Errorf("%d %s", r.status, r.to())
	}
	away := newSite(t, func(s *site) { s.Public = &url.URL{Scheme: "https", Host: "dossiers.example.org"} })
	if r := away.browser().ask("GET", "/aanmelden", nil); r.status != http.StatusOK {
		t.Errorf("behind a proxy that hides the name: %d", r.status)
	}
}

func TestOwnSessionsAreSeenAndEnded(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	one, two, three := s.browser(), s.browser(), s.browser()
	for _, b := range []browser{one, two, three} {
		b.signIn()
	}
	ids := regexp.MustCompile(`name="sessie" value="(s_[^"]+)"`).FindAllStringSubmatch(one.ask("GET", "/sessies", nil).body, -1)
	if len(ids) != 3 {
		t.Fatalf("%v", ids)
	}
	if r := one.ask("POST", "/sessies/einde", url.Values{"sessie": {ids[0][1]}}); r.to() != "/sessies" || three.signedIn() || !two.signedIn() {
		t.Errorf("%d: one", r.status)
	}
	if r := one.ask("POST", "/sessies/einde", nil); r.to() != "/sessies" || two.signedIn() || !one.signedIn() {
		t.Errorf("%d: all others", r.status)
	}
	if r := one.ask("POST", "/sessies/einde", url.Values{"sessie": {ids[2][1]}}); r.to() != "/afgemeld" || one.signedIn() {
		t.Errorf("%d: one's own", r.status)
	}
}

func TestADatabaseThatIsAwayIsToldAsSuch(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	b := s.browser()
	b.signIn()
	s.Store.Close()
	r := b.ask("GET", "/sessies", nil)
	if r.status/100 != 5 || r.header.Get("Content-Security-Policy") == "" || strings.Contains(r.body, "pool") || !strings.Contains(r.body, "probeer het zo opnieuw") {
		t.Errorf("%d %s", r.status, r.body)
	}
}
