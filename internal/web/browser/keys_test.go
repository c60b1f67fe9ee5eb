// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit/browser"
)

// TestShortcutsGoWhereTheySay, rest in a field, and can be turned off.
func TestShortcutsGoWhereTheySay(t *testing.T) {
	t.Parallel()
	s, b := newSite(t), browser.New(t, "../../..")
	b.Open(s.invite())
	b.Press("Passkey maken en aanmelden")
	b.Sees("Mijn werk")

	b.Key("g")
	b.Hits("o")
	b.Sees("/oproepen")
	b.Key("/")
	b.Do(chromedp.WaitVisible("#zoek:focus", chromedp.ByQuery))
	b.Key("g?") // typed: the field has the focus
	if f := b.Focus(); f.Name != "q" || b.Value("#zoek") != "g?" {
		t.Errorf("%+v", f)
	}
	b.Open(s.address + "/dossiers")
	b.Hits("?")
	b.Sees("/toetsen", "Sneltoetsen")

	b.Open(s.address + "/account")
	b.Press("Zet uit")
	b.Sees("Sneltoetsen staan uit")
	b.Open(s.address + "/dossiers")
	b.Key("/")
	if f := b.Focus(); f.Name == "q" {
		t.Error("they are off")
	}
}
