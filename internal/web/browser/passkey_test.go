// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// TestAnInvitationMakesAPasskeyAndThatSignsIn tells the story of one person, from the link on.
func TestAnInvitationMakesAPasskeyAndThatSignsIn(t *testing.T) {
	t.Parallel()
	s, b := newSite(t), newBrowser(t)
	link := s.invite()

	b.open(link)
	b.sees("Welkom, Marijke Jacobs")
	b.looks("uitnodiging")
	b.do(chromedp.SendKeys("#naam", "Laptop", chromedp.ByQuery))
	b.press("Passkey maken en aanmelden")
	b.sees("U bent aangemeld als Marijke Jacobs")
	made := b.keys()
	if len(made) != 1 || !made[0].IsResidentCredential || len(s.stored()) != 1 || s.stored()[0].Name != "Laptop" {
		t.Fatalf("%+v %+v", made, s.stored())
	}

	b.press("Afmelden")
	b.sees("U bent afgemeld")
	b.open(link)
	b.sees("Deze uitnodiging is niet geldig")
	b.open(s.address + "/aanmelden?next=/sessies")
	b.looks("aanmelden")
	b.press("Aanmelden met een passkey")
	b.sees("/sessies", "Deze browser", "met een passkey", "Laptop", "laatst gebruikt")
	signed := s.stored()[0].Signed
	if signed == 0 {
		t.Fatal("the authenticator counts, and the record does not")
	}

	b.open(s.address + "/aanmelden/bevestigen?next=/sessies")
	b.looks("bevestigen")
	b.press("Bevestigen met een passkey")
	b.sees("/sessies", "Passkey toevoegen")
	if s.stored()[0].Signed <= signed {
		t.Error("stepping up was not counted")
	}
	var removable bool
	b.do(chromedp.Evaluate(`document.querySelector("[action='/sessies/passkeys/weg']") !== null`, &removable))
	if removable {
		t.Error("the last passkey may be removed")
	}

	// another device: the first key is not in this one
	b.do(webauthn.RemoveVirtualAuthenticator(b.authenticator), anotherAuthenticator(b))
	b.do(chromedp.SendKeys("#naam", "Telefoon", chromedp.ByQuery))
	b.press("Passkey toevoegen")
	b.sees("Laptop", "Telefoon")
	b.looks("sessies")
	b.press("Verwijderen: Laptop")
	if page := b.page(); strings.Contains(page, "Laptop") || len(s.stored()) != 1 || s.stored()[0].Name != "Telefoon" {
		t.Errorf("not removed: %s", page)
	}
	b.press("Afmelden")
	b.press("Opnieuw aanmelden")
	b.press("Aanmelden met een passkey")
	b.sees("U bent aangemeld als Marijke Jacobs")
	for _, never := range []string{"Marijke", "Laptop", strings.TrimPrefix(link, s.address+"/uitnodiging/")} {
		if strings.Contains(s.log.String(), never) {
			t.Errorf("%q is in the log", never)
		}
	}
}

func anotherAuthenticator(b *browser) chromedp.ActionFunc {
	return func(ctx context.Context) (err error) {
		b.authenticator, err = webauthn.AddVirtualAuthenticator(&webauthn.VirtualAuthenticatorOptions{Protocol: webauthn.AuthenticatorProtocolCtap2,
			Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: true, HasUserVerification: true, IsUserVerified: true,
			AutomaticPresenceSimulation: true}).Do(ctx)
		return err
	}
}

// TestAnAnswerCountsOnceInTimeAndFromTheKeyItself: replayed, too late, from a copy of the key, or from one that was removed, it is refused.
func TestAnAnswerCountsOnceInTimeAndFromTheKeyItself(t *testing.T) {
	t.Parallel()
	s, b := newSite(t), newBrowser(t)
	b.open(s.invite())
	b.press("Passkey maken en aanmelden")
	copied := b.keys()[0]
	b.press("Afmelden")

	// the answer is taken from the form on its way
	b.open(s.address + "/aanmelden")
	b.do(chromedp.Evaluate(`HTMLFormElement.prototype.submit = function () { window.taken = this.elements.antwoord.value }`, nil),
		chromedp.Click(`//main//button`, chromedp.BySearch), chromedp.Poll(`window.taken !== undefined`, nil))
	send := `fetch("/aanmelden/passkey", {method: "POST", redirect: "manual", body: new URLSearchParams({antwoord: window.taken})}).then(r => r.status)`
	for i, want := range []int64{0, 403} { // 0: it leads on, and nobody followed
		var status int64
		b.do(chromedp.Evaluate(send, &status, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
		if status != want {
			t.Errorf("sent %d times: %d", i+1, status)
		}
	}
	b.open(s.address)
	b.press("Afmelden")

	begin := time.Now()
	s.database.SetClock(t, begin)
	b.open(s.address + "/aanmelden")
	b.do(chromedp.Evaluate(`const sends = HTMLFormElement.prototype.submit; HTMLFormElement.prototype.submit = function () { window.later = () => sends.call(this) }`, nil),
		chromedp.Click(`//main//button`, chromedp.BySearch), chromedp.Poll(`window.later !== undefined`, nil))
	s.database.SetClock(t, begin.Add(5*time.Minute+time.Second))
	b.do(chromedp.Evaluate(`document.body.dataset.before = "yes"; window.later()`, nil), chromedp.WaitReady(`body:not([data-before])`, chromedp.ByQuery))
	b.sees("Dit lukte niet")
	s.database.SetClock(t, time.Time{})

	signed := s.stored()[0].Signed
	copied.SignCount = 0
	b.do(webauthn.RemoveVirtualAuthenticator(b.authenticator), anotherAuthenticator(b),
		chromedp.ActionFunc(func(ctx context.Context) error { return webauthn.AddCredential(b.authenticator, copied).Do(ctx) }))
	b.open(s.address + "/aanmelden")
	b.press("Aanmelden met een passkey")
	b.sees("Dit lukte niet")
	if s.stored()[0].Signed != signed || !strings.Contains(s.log.String(), "why=counter") {
		t.Errorf("a copy of a key signs in, or it is not told: %d", s.stored()[0].Signed)
	}

	copied.SignCount = int64(signed) + 10
	b.do(webauthn.RemoveVirtualAuthenticator(b.authenticator), anotherAuthenticator(b),
		chromedp.ActionFunc(func(ctx context.Context) error { return webauthn.AddCredential(b.authenticator, copied).Do(ctx) }))
	b.open(s.address + "/aanmelden")
	b.press("Aanmelden met een passkey")
	b.sees("U bent aangemeld")
	b.press("Afmelden")
	if err := s.Store.RemovePasskey(t.Context(), s.person.ID, s.stored()[0].ID, false); err != nil {
		t.Fatal(err)
	}
	b.open(s.address + "/aanmelden")
	b.press("Aanmelden met een passkey")
	b.sees("Dit lukte niet")
}
