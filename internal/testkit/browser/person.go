// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// within is how long something of a page may take to be there.
const within = 30 * time.Second

// Another is a browser of somebody else on the same machine: nothing of one is known in the other. It has no authenticator.
func (b *Browser) Another() *Browser {
	b.t.Helper()
	ctx, stop := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	b.t.Cleanup(stop)
	other := &Browser{t: b.t, ctx: ctx}
	other.Do()
	return other
}

// Window is another window of the same browser.
func (b *Browser) Window() *Browser {
	b.t.Helper()
	ctx, stop := chromedp.NewContext(b.ctx)
	b.t.Cleanup(stop)
	other := &Browser{t: b.t, ctx: ctx}
	other.Do()
	return other
}

// WithoutScript has pages run none from here on.
func (b *Browser) WithoutScript() {
	b.t.Helper()
	b.Do(emulation.SetScriptExecutionDisabled(true))
}

// field is what a label says it is for.
func field(label string) string {
	quoted := `"` + label + `"`
	is := `[starts-with(normalize-space(.), ` + quoted + `)]`
	return `//main//*[@id = //label` + is + `/@for] | //main//label` + is + `//*[self::input or self::select or self::textarea]`
}

// Fill types a text over what stands in the field of a label.
func (b *Browser) Fill(label, text string) {
	b.t.Helper()
	b.waits(chromedp.Focus(field(label), chromedp.BySearch), "field "+label)
	b.Do(chromedp.KeyEvent("a", chromedp.KeyModifiers(input.ModifierCtrl)), chromedp.KeyEvent(kb.Delete))
	if text != "" {
		b.Do(input.InsertText(text))
	}
}

// Click clicks what a selector finds.
func (b *Browser) Click(selector string) {
	b.t.Helper()
	b.waits(chromedp.Click(selector, chromedp.ByQuery), selector)
}

// Send clicks what a selector finds, and waits for the page after it.
func (b *Browser) Send(selector string) {
	b.t.Helper()
	b.leads(chromedp.Click(selector, chromedp.ByQuery), selector)
}

// Put gives the field of a selector a value, at once.
func (b *Browser) Put(selector, value string) {
	b.t.Helper()
	b.waits(chromedp.SetValue(selector, value, chromedp.ByQuery), selector)
}

// Value is what stands in the field of a selector.
func (b *Browser) Value(selector string) (value string) {
	b.t.Helper()
	b.waits(chromedp.Value(selector, &value, chromedp.ByQuery), selector)
	return value
}

// waits does something that needs an element, and says which one does not come.
func (b *Browser) waits(action chromedp.Action, what string) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, within)
	defer stop()
	if err := chromedp.Run(ctx, action); err != nil {
		b.t.Fatalf("no %s: %v; the page: %s", what, err, b.Page())
	}
}

// Focused is what has the focus: its element, its words, and how its outline looks.
type Focused struct {
	Tag, Name, Words string
	Visible          bool // with an outline that can be seen, and inside what is shown
}

const focused = `(() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
	return {Tag: e.tagName.toLowerCase(), Name: e.name || e.id || "", Words: (e.innerText || e.value || e.getAttribute("aria-label") || "").trim(),
		Visible: parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== "none" && r.bottom > 0 && r.top < innerHeight && r.width > 0 &&
			[...document.elementsFromPoint(Math.max(1, r.left + 3), Math.min(innerHeight - 1, Math.max(1, r.top + r.height / 2)))].some(x => x === e || e.contains(x) || x.contains(e))} })()`

// Focus is where the keyboard is.
func (b *Browser) Focus() (f Focused) {
	b.t.Helper()
	b.Do(chromedp.Evaluate(focused, &f))
	return f
}

// TabTo goes on with the key Tab alone to what says something, and wants the focus seen on all that it passes.
func (b *Browser) TabTo(says string) {
	b.t.Helper()
	var passed []string
	for range 200 {
		b.Do(chromedp.KeyEvent(kb.Tab))
		f := b.Focus()
		if !f.Visible {
			b.t.Errorf("%s: the focus cannot be seen on %+v", b.address(), f)
		}
		if strings.Contains(f.Words, says) || f.Name == says {
			return
		}
		passed = append(passed, fmt.Sprintf("%s %s %.30q", f.Tag, f.Name, f.Words))
	}
	b.t.Fatalf("%s: Tab does not come to %q, only to %s", b.address(), says, strings.Join(passed, ", "))
}

// Key presses keys as they are called in package kb, or letters; it waits for a page where one comes.
func (b *Browser) Key(keys string) {
	b.t.Helper()
	b.Do(chromedp.KeyEvent(keys))
}

// Hits presses a key, and waits for the page that it leads to.
func (b *Browser) Hits(key string) {
	b.t.Helper()
	b.leads(chromedp.KeyEvent(key), "key "+key)
}

// Enter presses Enter, and waits for the page that it leads to.
func (b *Browser) Enter() {
	b.t.Helper()
	b.Hits(kb.Enter)
}

func (b *Browser) address() (path string) {
	b.Do(chromedp.Evaluate(`location.pathname`, &path))
	return path
}
