// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"strings"
	"testing"
)

// TestWhatIsWrongInAPageIsSeen plants faults in a page that has none: what holds every page to it must name each.
func TestWhatIsWrongInAPageIsSeen(t *testing.T) {
	t.Parallel()
	const sound = `<!doctype html><html lang="nl"><head><title>Titel – Dossierwerkt</title></head><body><nav aria-label="Hoofdmenu"><a href="#a">Werk</a></nav>
<main id="a"><h1>Werk</h1><h2>Nu</h2><form><label for="b">Naam</label><input id="b" aria-describedby="c"><span id="c">hint</span>
<fieldset><legend>Keuze</legend><label><input type="radio"> Ja</label></fieldset><button>Bewaren</button></form>
<table><tr><th scope="col">Nummer</th></tr></table></main></body></html>`
	if faults := append(read(sound, "nl").faults, foreign(sound, "nl", nil)...); len(faults) > 0 {
		t.Fatalf("the page without faults: %v", faults)
	}
	for _, c := range []struct{ from, to, says string }{
		{` lang="nl"`, ``, "language"},
		{`Titel`, ``, "title"},
		{`<h1>Werk</h1>`, `<p>Werk</p>`, "h1"},
		{`<h2>Nu</h2>`, `<h1>Nu</h1>`, "2 h1"},
		{`<h2>Nu</h2>`, `<h3>Nu</h3>`, "level"},
		{`<h1>Werk</h1><h2>Nu</h2>`, `<h2>Nu</h2><h1>Werk</h1>`, "level"},
		{`id="c"`, `id="b"`, "called b"},
		{`id="c"`, ``, "aria-describedby"},
		{`for="b"`, ``, "no label"},
		{`href="#a"`, `href="#d"`, "#d"},
		{`>Bewaren<`, `><`, "without words"},
		{` scope="col"`, ``, "head"},
		{`<legend>Keuze</legend>`, ``, "legend"},
		{` aria-label="Hoofdmenu"`, ``, "navigation"},
		{`<h1>`, `<h1 style="color: red">`, "style"},
		{`<h1>`, `<h1 onclick="x()">`, "onclick"},
		{`<main`, `<script>x()</script><main`, "script"},
		{`hint`, `{{hint}}`, "{{"},
		{`hint`, `&lt;no value&gt;`, "no value"},
		{`hint`, `%!d(string=x)`, "%!"},
		{`hint`, `From the start`, "From the start"},
	} {
		broken := strings.Replace(sound, c.from, c.to, 1)
		faults := strings.Join(append(read(broken, "nl").faults, foreign(broken, "nl", nil)...), "; ")
		if broken == sound || !strings.Contains(faults, c.says) {
			t.Errorf("%q for %q: %s", c.to, c.from, faults)
		}
	}
	if found := foreign(`<p>Welcome</p><p>Waar wacht het op?</p><p lang="nl">Wacht niet</p><p>Hout van hier</p>`, "en", []string{"Hout van hier"}); len(found) != 1 {
		t.Errorf("Dutch in an English page: %q", found)
	}
}
