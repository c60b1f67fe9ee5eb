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
	"github.com/dossierwerkt/dossierwerkt/internal/testkit/browser"
)

// TestAnInvitationMakesAPasskeyAndThatSignsIn tells the story of one person, from the link on.
func TestAnInvitationMakesAPasskeyAndThatSignsIn(t *testing.T) {
	t.Parallel()
	s, b := newSite(t), browser.New(t, "../../..")
	link := s.invite()

	b.Open(link)
	b.Sees("Welkom, Marijke Jacobs")
	b.Looks("uitnodiging")
	b.Do(chromedp.SendKeys("#naam", "Laptop", chromedp.ByQuery))
	b.Press("Passkey maken en aanmelden")
	b.Sees("Mijn werk", "Marijke Jacobs")
	made := b.Keys()
	if len(made) != 1 || !made[0].IsResidentCredential || len(s.stored()) != 1 || s.stored()[0].Name != "Laptop" {
		t.Fatalf("%+v %+v", made, s.stored())
	}

	b.Press("Afmelden")
	b.Sees("U bent afgemeld")
	b.Open(link)
	b.Sees("Deze uitnodiging is niet geldig")
	b.Open(s.address + "/aanmelden?next=/sessies")
	b.Looks("aanmelden")
	b.Press("Aanmelden met een passkey")
	b.Sees("/sessies", "Deze browser", "met een passkey", "Laptop", "laatst gebruikt")
	signed := s.stored()[0].Signed
	if signed == 0 {
		t.Fatal("the authenticator counts, and the record does not")
	}

	b.Open(s.address + "/aanmelden/bevestigen?next=/sessies")
	b.Looks("bevestigen")
	b.Press("Bevestigen met een passkey")
	b.Sees("/sessies", "Passkey toevoegen")
	if s.stored()[0].Signed <= signed {
		t.Error("stepping up was not counted")
	}
	var removable bool
	b.Do(chromedp.Evaluate(`document.querySelector("[action='/sessies/passkeys/weg']") !== null`, &removable))
	if removable {
		t.Error("the last passkey may be removed")
	}

	// another device: the first key is not in this one
	b.Do(webauthn.RemoveVirtualAuthenticator(b.Authenticator), browser.Authenticator(b))
	b.Do(chromedp.SendKeys("#naam", "Telefoon", chromedp.ByQuery))
	b.Press("Passkey toevoegen")
	b.Sees("Laptop", "Telefoon")
	b.Looks("sessies")
	b.Press("Verwijderen: Laptop")
	if page := b.Page(); strings.Contains(page, "Laptop") || len(s.stored()) != 1 || s.stored()[0].Name != "Telefoon" {
		t.Errorf("not removed: %s", page)
	}
	b.Press("Afmelden")
	b.Press("Opnieuw aanmelden")
	b.Press("Aanmelden met een passkey")
	b.Sees("Mijn werk", "Marijke Jacobs")
	for _, never := range []string{"Marijke", "Laptop", strings.TrimPrefix(link, s.address+"/uitnodiging/")} {
		if strings.Contains(s.log.String(), never) {
			t.Errorf("%q is in the log", never)
		}
	}
}

// TestAnAnswerCountsOnceInTimeAndFromTheKeyItself: replayed, too late, from a copy of the key, or from one that was removed, it is refused.
func TestAnAnswerCountsOnceInTimeAndFromTheKeyItself(t *testing.T) {
	t.Parallel()
	s, b := newSite(t), browser.New(t, "../../..")
	b.Open(s.invite())
	b.Press("Passkey maken en aanmelden")
	copied := b.Keys()[0]
	b.Press("Afmelden")

	// the answer is taken from the form on its way
	b.Open(s.address + "/aanmelden")
	b.Do(chromedp.Evaluate(`HTMLFormElement.prototype.submit = function () { window.taken = this.elements.antwoord.value }`, nil),
		chromedp.Click(`//main//button`, chromedp.BySearch), chromedp.Poll(`window.taken !== undefined`, nil))
	send := `fetch("/aanmelden/passkey", {method: "POST", redirect: "manual", body: new URLSearchParams({antwoord: window.taken})}).then(r => r.status)`
	for i, want := range []int64{0, 403} { // 0: it leads on, and nobody followed
		var status int64
		b.Do(chromedp.Evaluate(send, &status, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
		if status != want {
			t.Errorf("sent %d times: %d", i+1, status)
		}
	}
	b.Open(s.address)
	b.Press("Afmelden")

	begin := time.Now()
	s.database.SetClock(t, begin)
	b.Open(s.address + "/aanmelden")
	b.Do(chromedp.Evaluate(`const sends = HTMLFormElement.prototype.submit; HTMLFormElement.prototype.submit = function () { window.later = () => sends.call(this) }`, nil),
		chromedp.Click(`//main//button`, chromedp.BySearch), chromedp.Poll(`window.later !== undefined`, nil))
	s.database.SetClock(t, begin.Add(5*time.Minute+time.Second))
	b.Do(chromedp.Evaluate(`document.body.dataset.before = "yes"; window.later()`, nil), chromedp.WaitReady(`body:not([data-before])`, chromedp.ByQuery))
	b.Sees("Dit lukte niet")
	s.database.SetClock(t, time.Time{})

	signed := s.stored()[0].Signed
	copied.SignCount = 0
	b.Do(webauthn.RemoveVirtualAuthenticator(b.Authenticator), browser.Authenticator(b),
		chromedp.ActionFunc(func(ctx context.Context) error { return webauthn.AddCredential(b.Authenticator, copied).Do(ctx) }))
	b.Open(s.address + "/aanmelden")
	b.Press("Aanmelden met een passkey")
	b.Sees("Dit lukte niet")
	if s.stored()[0].Signed != signed || !strings.Contains(s.log.String(), "why=counter") {
		t.Errorf("a copy of a key signs in, or it is not told: %d", s.stored()[0].Signed)
	}

	copied.SignCount = int64(signed) + 10
	b.Do(webauthn.RemoveVirtualAuthenticator(b.Authenticator), browser.Authenticator(b),
		chromedp.ActionFunc(func(ctx context.Context) error { return webauthn.AddCredential(b.Authenticator, copied).Do(ctx) }))
	b.Open(s.address + "/aanmelden")
	b.Press("Aanmelden met een passkey")
	b.Sees("Mijn werk")
	b.Press("Afmelden")
	if err := s.Store.RemovePasskey(t.Context(), s.person.ID, s.stored()[0].ID, false); err != nil {
		t.Fatal(err)
	}
	b.Open(s.address + "/aanmelden")
	b.Press("Aanmelden met een passkey")
	b.Sees("Dit lukte niet")
}
