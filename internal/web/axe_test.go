// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"flag"
	"net/http"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	real "github.com/dossierwerkt/dossierwerkt/internal/testkit/browser"
)

var everyScreen = flag.Bool("every-screen", false, "show axe every page in both languages on every screen")

// screens are what people look at: a desk, a phone, and a desk at 200 %, each light and dark.
var screens = []real.Screen{
	{Name: "1440", Width: 1440}, {Name: "1440 dark", Width: 1440, Dark: true},
	{Name: "320", Width: 320, Zoom: 2}, {Name: "320 dark", Width: 320, Zoom: 2, Dark: true},
	{Name: "200%", Width: 640, Zoom: 2}, {Name: "200% dark", Width: 640, Zoom: 2, Dark: true},
}

// mostAlike is how many pages of one pattern are shown in every check.
const mostAlike = 2

// TestAxeFindsNothingWrong shows every page to axe: in every check once, with every screen at each twenty-fifth page; with -every-screen in both
// languages on all.
func TestAxeFindsNothingWrong(t *testing.T) {
	t.Parallel()
	w := newWorld(t, true)
	axe, b := real.NewAxe(t, "../.."), real.New(t, "../..")
	ws := w.windows(b)
	asked, looked, of := 0, 0, map[string]int{}
	for i, v := range w.visits() {
		if v.form != nil || !v.first || slices.Contains(leads, v.pattern) || !*everyScreen && of[v.pattern] == mostAlike {
			continue
		}
		of[v.pattern]++
		for n, lang := range []string{"nl", "en"} {
			whole := *everyScreen || i%25 == 0
			if n > 0 && !whole {
				continue
			}
			ws.open(v, lang)
			asked++
			for k, s := range screens {
				if k > 0 && !whole && (k != 1+i%(len(screens)-1) || i%3 > 0) {
					continue
				}
				b.Watch(s)
				looked++
				for _, violation := range b.Violations(axe) {
					t.Errorf("%s, %s, %s: %v", v, lang, s.Name, violation)
				}
				if !b.Fits() {
					t.Errorf("%s, %s, %s: it is wider than the screen", v, lang, s.Name)
				}
			}
		}
	}
	t.Logf("%d pages, looked at %d times", asked, looked)
	w.namesWhatIsPlanted(t, b, axe)
}

// namesWhatIsPlanted plants faults in a page that has none, which axe must name: it would be silent too if it did not look.
func (w *world) namesWhatIsPlanted(t *testing.T, b *real.Browser, axe real.Axe) {
	t.Helper()
	for rule, plant := range map[string]string{
		"html-has-lang":  `document.documentElement.removeAttribute("lang")`,
		"label":          `document.querySelector("main label").remove()`,
		"color-contrast": `document.querySelector("main h1").style.color = "#bbb"`,
		"button-name":    `document.querySelector("main button").textContent = ""`,
		"target-size":    `document.querySelector("footer div").style.gap = 0; document.querySelectorAll("footer a").forEach(a => Object.assign(a.style, {display: "block", width: "9px", height: "9px", overflow: "hidden", padding: 0}))`,
		"heading-order":  `document.querySelector("main").insertAdjacentHTML("beforeend", "<h5>Te diep</h5>")`,
	} {
		b.Watch(screens[0])
		b.Open(w.Public.String() + "/koppelen")
		before := b.Violations(axe)
		b.Do(chromedp.Evaluate(plant, nil))
		if found := b.Violations(axe); len(before) > 0 || !slices.ContainsFunc(found, func(v real.Violation) bool { return v.Rule == rule }) {
			t.Errorf("planted %s, found %v, and before %v", rule, found, before)
		}
	}
}

// windows are the browser's, in turn of each role.
type windows struct {
	w  *world
	b  *real.Browser
	in browsers
}

func (w *world) windows(b *real.Browser) *windows { return &windows{w, b, w.browsers()} }

// open shows a page to its first role, in a language.
func (ws *windows) open(v visit, lang string) {
	cookies := []*http.Cookie{{Name: "taal", Value: lang}}
	if v.as != "" {
		if _, there := ws.in[v.as]; !there {
			ws.in[v.as] = ws.w.as(v.as)
		}
		cookies = append(cookies, ws.in[v.as].client.Jar.Cookies(ws.w.Public)...)
	}
	actions := []chromedp.Action{network.ClearBrowserCookies()}
	for _, c := range cookies {
		actions = append(actions, network.SetCookie(c.Name, c.Value).WithURL(ws.w.Public.String()))
	}
	ws.b.Do(actions...)
	ws.b.Open(ws.w.Public.String() + v.path)
}
