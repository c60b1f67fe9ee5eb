// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// site is the pages on a record, as browsers of this machine reach them.
type site struct {
	*web.Web
	t        *testing.T
	database testkit.Database
	person   access.Person
	address  string
	log      bytes.Buffer
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, person: access.Person{ID: access.NewID("p_"), Name: "Marijke Jacobs", Role: dossier.Decider}}
	store, database := testkit.NewStore(t)
	s.database = database
	if err := store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(access.NewToken()): s.person}); err != nil {
		t.Fatal(err)
	}
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = "localhost:" + u.Port()
	s.address = u.String()
	s.Web = &web.Web{Store: store, Log: slog.New(slog.NewTextHandler(&s.log, nil)), Public: u}
	if handler, err = s.Web.Handler(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(s.log.String())
		}
	})
	return s
}

// invite gives a person a link.
func (s *site) invite() (link string) {
	s.t.Helper()
	token := access.NewToken()
	if err := s.Store.Invite(context.Background(), s.person.ID, access.HashToken(token), ""); err != nil {
		s.t.Fatal(err)
	}
	return s.address + "/uitnodiging/" + token
}

// browser is a real one, with an authenticator that verifies its user.
type browser struct {
	t             *testing.T
	ctx           context.Context
	authenticator webauthn.AuthenticatorID
}

func newBrowser(t *testing.T) *browser {
	t.Helper()
	out, err := exec.Command("../../../scripts/chromium.sh").Output()
	if err != nil {
		t.Fatalf("no browser: %v: run scripts/chromium.sh", err)
	}
	// As root Chromium starts without its sandbox only; it sees no page but ours.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(strings.TrimSpace(string(out))), chromedp.NoSandbox,
		chromedp.Flag("accept-lang", "nl-BE"), chromedp.Flag("lang", "nl-BE"), chromedp.WSURLReadTimeout(time.Minute))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	b := &browser{t: t, ctx: ctx}
	b.do(webauthn.Enable(), anotherAuthenticator(b))
	return b
}

func (b *browser) do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatalf("%v; the page: %s", err, b.page())
	}
}

// page is what the browser shows now, for who looks why a test failed.
func (b *browser) page() (shown string) {
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(`location.pathname + ": " + document.body.innerText`, &shown)); err != nil {
		return err.Error()
	}
	return shown
}

// open opens an address; press presses the button that says something, and waits for the page after it.
func (b *browser) open(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
}

func (b *browser) press(says string) {
	b.t.Helper()
	button := `//main//*[self::button or self::a][contains(., "` + says + `")] | //header//button[contains(., "` + says + `")]`
	b.do(chromedp.Evaluate(`document.body.dataset.before = "yes"`, nil), chromedp.Click(button, chromedp.BySearch),
		chromedp.WaitReady(`body:not([data-before])`, chromedp.ByQuery))
}

// sees wants words on the page, and waits for them no longer than for a page.
func (b *browser) sees(words ...string) {
	b.t.Helper()
	page := b.page()
	for _, w := range words {
		if !strings.Contains(page, w) {
			b.t.Fatalf("lacks %q: %s", w, page)
		}
	}
}

// looks writes what the page looks like into the folder that SCREENSHOTS names, wide and narrow, if it names one.
func (b *browser) looks(name string) {
	b.t.Helper()
	folder := os.Getenv("SCREENSHOTS")
	for suffix, width := range map[string]int64{"wide": 1100, "narrow": 360} {
		var picture []byte
		var over bool
		b.do(emulation.SetDeviceMetricsOverride(width, 800, 1, false), chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &over),
			chromedp.FullScreenshot(&picture, 100))
		if over {
			b.t.Errorf("%s is wider than %d pixels", name, width)
		}
		if folder == "" {
			continue
		}
		if err := os.WriteFile(folder+"/"+name+"-"+suffix+".png", picture, 0o600); err != nil {
			b.t.Fatal(err)
		}
	}
	b.do(emulation.ClearDeviceMetricsOverride())
}

// keys is what the authenticator holds.
func (b *browser) keys() (all []*webauthn.Credential) {
	b.t.Helper()
	b.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		all, err = webauthn.GetCredentials(b.authenticator).Do(ctx)
		return err
	}))
	return all
}

// stored are the passkeys of the person as the record has them.
func (s *site) stored() []postgres.Passkey {
	s.t.Helper()
	_, all, err := s.Store.Passkeys(context.Background(), s.person.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}
