// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page may cost.
const (
	bytesPerPage      = 60 << 10 // bytes of HTML
	bytesOfStyle      = 30 << 10 // bytes of CSS
	statementsPerPage = 8
)

// TestEveryPatternHasADoor: a page that nobody opens in these tests is not tested.
func TestEveryPatternHasADoor(t *testing.T) {
	t.Parallel()
	patterns := newSite(t, nil).Patterns()
	for _, pattern := range patterns {
		if strings.HasPrefix(pattern, "POST ") {
			continue
		}
		if d, there := doors[pattern]; !there || d.at == "" && !slices.Contains(leads, pattern) {
			t.Errorf("%s has no door in doors_test.go", pattern)
		}
	}
	for pattern := range doors {
		if !slices.Contains(patterns, pattern) {
			t.Errorf("%s is no pattern any more", pattern)
		}
	}
}

// TestEveryPageIsReadable asks every page, of who comes in there, in both languages, with nothing to show and with much.
func TestEveryPageIsReadable(t *testing.T) {
	t.Parallel()
	for name, full := range map[string]bool{"empty": false, "full": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, full)
			bs := w.browsers()
			theirs := w.texts()
			for _, v := range w.visits() {
				for _, lang := range []string{"nl", "en"} {
					w.readable(t, v, lang, bs.visit(w, v, lang), theirs)
				}
			}
		})
	}
}

// readable holds a page to what is good for whoever reads it.
func (w *world) readable(t *testing.T, v visit, lang string, r reply, theirs []string) {
	t.Helper()
	switch {
	case r.status >= http.StatusInternalServerError, v.first && v.pattern != "/" && r.status != http.StatusOK && !strings.Contains(v.path, "none"):
		t.Errorf("%s, %s: %d %s", v, lang, r.status, r.to())
		return
	case r.status/100 == 3, !strings.HasPrefix(r.header.Get("Content-Type"), "text/html"):
		return
	}
	for _, fault := range read(r.body, lang).faults {
		t.Errorf("%s, %s: %s", v, lang, fault)
	}
	for _, word := range foreign(r.body, lang, theirs) {
		t.Errorf("%s, %s: not in the language: %s", v, lang, word)
	}
	if len(r.body) > bytesPerPage {
		t.Errorf("%s, %s: %d bytes", v, lang, len(r.body))
	}
	if sent := w.sent.Sent(); len(sent) > statementsPerPage && v.form == nil {
		t.Errorf("%s: %d statements: %s", v, len(sent), strings.Join(sent, "; "))
	}
}

// telling are words of each language that the other has not, and that hardly a sentence goes without.
var telling = map[string]*regexp.Regexp{
	"nl": regexp.MustCompile(`(?i)\b(the|this|these|your|yours|have|been|with|which|from|not|nothing|there|their|after|before|until)\b`),
	"en": regexp.MustCompile(`(?i)\b(het|een|van|voor|niet|nog|wordt|worden|met|uw|naar|bij|deze|dit|zijn|wie|geen|onderneming|dagen|bewaren|oproep|aanvraag)\b`),
}

// foreign are the texts of a page that are in the other language. What people wrote, and what says of itself in which language it is, is not.
func foreign(page, lang string, theirs []string) (found []string) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	var walk func(*html.Node)
	say := func(text string) {
		if text = strings.Join(strings.Fields(text), " "); text == "" || !telling[lang].MatchString(text) {
			return
		}
		for _, own := range theirs {
			if own = strings.Join(strings.Fields(own), " "); len(own) > 2 {
				text = strings.ReplaceAll(text, own, "")
			}
		}
		if telling[lang].MatchString(text) {
			found = append(found, text)
		}
	}
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			if n.DataAtom != atom.Html && attr(n, "lang") != "" || n.DataAtom == atom.Code {
				return
			}
			for _, name := range []string{"aria-label", "title", "placeholder", "alt"} {
				say(attr(n, name))
			}
		}
		if n.Type == html.TextNode {
			say(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(root)
	return found
}

// TestTheStyleIsSmall: it is loaded once, and over a phone.
func TestTheStyleIsSmall(t *testing.T) {
	t.Parallel()
	b := newSite(t, nil).browser()
	for _, f := range link.FindAllStringSubmatch(b.ask("GET", "/aanmelden", nil).body, -1) {
		if size := len(b.ask("GET", f[1], nil).body); strings.HasSuffix(f[1], ".css") && size > bytesOfStyle {
			t.Errorf("%s: %d bytes", f[1], size)
		}
	}
}
