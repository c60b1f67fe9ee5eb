// SPDX-License-Identifier: EUPL-1.2

// Package browser is a real browser for tests, with an authenticator that verifies its user.
package browser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// Browser is one, with its page.
type Browser struct {
	Authenticator webauthn.AuthenticatorID

	t   *testing.T
	ctx context.Context
}

// New starts a browser that ends with the test; root is the folder of the checkout, from where the test runs.
func New(t *testing.T, root string) *Browser {
	t.Helper()
	out, err := exec.Command(filepath.Join(root, "scripts", "chromium.sh")).Output()
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
	ctx, stop = context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(stop)
	b := &Browser{t: t, ctx: ctx}
	b.Do(webauthn.Enable(), Authenticator(b))
	return b
}

// Do carries out what the browser is told.
func (b *Browser) Do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatalf("%v; the page: %s", err, b.Page())
	}
}

// Page is what the browser shows now, for who looks why a test failed.
func (b *Browser) Page() (shown string) {
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(`location.pathname + ": " + document.body.innerText`, &shown)); err != nil {
		return err.Error()
	}
	return shown
}

// Open opens an address.
func (b *Browser) Open(address string) {
	b.t.Helper()
	b.Do(chromedp.Navigate(address))
}

// Press presses the button that says something, and waits for the page after it.
func (b *Browser) Press(says string) {
	b.t.Helper()
	button := `//main//*[self::button or self::a][contains(., "` + says + `")] | //header//button[contains(., "` + says + `")]`
	b.leads(chromedp.Click(button, chromedp.BySearch), "button "+says)
}

// leads does what leads to another page, and waits for that page.
func (b *Browser) leads(action chromedp.Action, what string) {
	b.t.Helper()
	b.Do(chromedp.Evaluate(`document.body.dataset.before = "yes"`, nil))
	b.waits(action, what)
	b.waits(whole(), "page after "+what)
}

// whole waits for the page after one that was marked, down to its last line: a page is shown while it still comes in.
func whole() chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		if err := chromedp.WaitReady(`body:not([data-before])`, chromedp.ByQuery).Do(ctx); err != nil {
			return err
		}
		for complete := false; !complete; {
			if err := chromedp.Evaluate(`document.readyState === "complete" && !document.body.dataset.before`, &complete).Do(ctx); err != nil {
				return err
			}
			if !complete {
				if err := chromedp.Sleep(10 * time.Millisecond).Do(ctx); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Sees wants words on the page, and waits for them no longer than for a page.
func (b *Browser) Sees(words ...string) {
	b.t.Helper()
	page := b.Page()
	for _, w := range words {
		if !strings.Contains(page, w) {
			b.t.Fatalf("lacks %q: %s", w, page)
		}
	}
}

// Looks writes what the page looks like into the folder that SCREENSHOTS names, wide and narrow, if it names one.
func (b *Browser) Looks(name string) {
	b.t.Helper()
	folder := os.Getenv("SCREENSHOTS")
	for suffix, width := range map[string]int64{"wide": 1100, "narrow": 360} {
		var picture []byte
		var over bool
		b.Do(emulation.SetDeviceMetricsOverride(width, 800, 1, false), chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &over),
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
	b.Do(emulation.ClearDeviceMetricsOverride())
}

// Keys is what the authenticator holds.
func (b *Browser) Keys() (all []*webauthn.Credential) {
	b.t.Helper()
	b.Do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		all, err = webauthn.GetCredentials(b.Authenticator).Do(ctx)
		return err
	}))
	return all
}

// Authenticator adds one that holds no key yet.
func Authenticator(b *Browser) chromedp.ActionFunc {
	return func(ctx context.Context) (err error) {
		b.Authenticator, err = webauthn.AddVirtualAuthenticator(
			&webauthn.VirtualAuthenticatorOptions{Protocol: webauthn.AuthenticatorProtocolCtap2,
				Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: true, HasUserVerification: true, IsUserVerified: true,
				AutomaticPresenceSimulation: true}).Do(ctx)
		return err
	}
}

// Type writes into the field of a selector.
func (b *Browser) Type(selector, text string) {
	b.t.Helper()
	b.Do(chromedp.SetValue(selector, text, chromedp.ByQuery))
}

// Renew puts an authenticator without a key in the place of the one that is there, as of somebody else.
func (b *Browser) Renew() {
	b.t.Helper()
	b.Do(webauthn.RemoveVirtualAuthenticator(b.Authenticator), Authenticator(b))
}
