// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reading is a page as it is read: its elements in order.
type reading struct {
	all    []*html.Node
	byID   map[string]*html.Node
	labels map[string]bool // ids that a label is for
	faults []string
}

// read parses a page and says what is wrong with it for who reads it by ear, in the language.
func read(page, lang string) *reading {
	r := &reading{byID: map[string]*html.Node{}, labels: map[string]bool{}}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		r.fault("%v", err)
		return r
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		r.all = append(r.all, n)
		if id := attr(n, "id"); id != "" {
			if r.byID[id] != nil {
				r.fault("two elements are called %s", id)
			}
			r.byID[id] = n
		}
		if n.DataAtom == atom.Label {
			r.labels[attr(n, "for")] = true
		}
	}
	for _, leftover := range []string{"{{", "<no value>", "&lt;no value&gt;", "%!", "ZgotmplZ", "&lt;nil&gt;"} {
		if strings.Contains(page, leftover) {
			r.fault("%q stands in it", leftover)
		}
	}
	r.head(lang)
	r.headings()
	for _, n := range r.all {
		r.refers(n)
		r.named(n)
		r.still(n)
	}
	return r
}

func (r *reading) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

// head wants language and title.
func (r *reading) head(lang string) {
	titles := r.of(atom.Title)
	if len(titles) == 0 || strings.HasPrefix(strings.TrimSpace(content(titles[0])), "–") {
		r.fault("no title")
	}
	if got := attr(r.of(atom.Html)[0], "lang"); got != lang {
		r.fault("its language is %q", got)
	}
}

// headings wants one of the first level, before all others but that of a summary of errors, and no level passed over.
func (r *reading) headings() {
	level, tops := 0, 0
	for _, n := range r.all {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' || within(n, "errors") {
			continue
		}
		here := int(n.Data[1] - '0')
		if here == 1 {
			tops++
		}
		if here > level+1 {
			r.fault("%s %q follows on level %d", n.Data, content(n), level)
		}
		if strings.TrimSpace(content(n)) == "" {
			r.fault("%s is empty", n.Data)
		}
		level = here
	}
	if tops != 1 {
		r.fault("%d h1", tops)
	}
}

// refers wants what is referred to in the page to be there.
func (r *reading) refers(n *html.Node) {
	for _, name := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage", "aria-owns", "aria-details", "for", "form", "list", "headers"} {
		for _, id := range strings.Fields(attr(n, name)) {
			if r.byID[id] == nil {
				r.fault("%s of <%s> is %s, which is not there", name, n.Data, id)
			}
		}
	}
	if id, is := strings.CutPrefix(attr(n, "href"), "#"); is && n.DataAtom == atom.A && r.byID[id] == nil {
		r.fault("a link leads to #%s, which is not there", id)
	}
}

// named wants a name for whatever is worked with.
func (r *reading) named(n *html.Node) {
	has := attr(n, "aria-label") != "" || attr(n, "aria-labelledby") != ""
	switch n.DataAtom {
	case atom.Input, atom.Select, atom.Textarea:
		if kind := attr(n, "type"); n.DataAtom == atom.Input && slices.Contains([]string{"hidden", "submit", "button"}, kind) {
			return
		}
		if !has && !r.labels[attr(n, "id")] && !inside(n, atom.Label) {
			r.fault("field %q has no label", attr(n, "name"))
		}
		if attr(n, "aria-invalid") == "true" && attr(n, "aria-describedby") == "" {
			r.fault("field %q is wrong, and does not say why", attr(n, "name"))
		}
	case atom.Button, atom.A, atom.Summary, atom.Legend, atom.Label:
		hidden := attr(n, "aria-hidden") == "true" && attr(n, "tabindex") == "-1" // what Enter presses, and nobody comes to
		if !has && !hidden && strings.TrimSpace(content(n)) == "" {
			r.fault("<%s> without words", n.Data)
		}
	case atom.Img:
		if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" }) {
			r.fault("a picture without words")
		}
	case atom.Iframe:
		if attr(n, "title") == "" {
			r.fault("a frame without title")
		}
	case atom.Object:
		if strings.TrimSpace(content(n)) == "" || !has && attr(n, "title") == "" {
			r.fault("an object without name, or without words for who cannot see it")
		}
	case atom.Th:
		if attr(n, "scope") == "" {
			r.fault("head %q of no row and no column", content(n))
		}
	case atom.Fieldset:
		if !has && (n.FirstChild == nil || !slices.ContainsFunc(elements(n), func(c *html.Node) bool { return c.DataAtom == atom.Legend })) {
			r.fault("fields together without legend")
		}
	case atom.Nav:
		if !has {
			r.fault("a navigation without name")
		}
	}
}

// still wants no style and no script in the page itself: the policy would stop them.
func (r *reading) still(n *html.Node) {
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			r.fault("<%s> has %s", n.Data, a.Key)
		}
	}
	if n.DataAtom == atom.Script && attr(n, "src") == "" || n.DataAtom == atom.Style {
		r.fault("<%s> stands in the page", n.Data)
	}
}

func (r *reading) of(kind atom.Atom) (found []*html.Node) {
	for _, n := range r.all {
		if n.DataAtom == kind {
			found = append(found, n)
		}
	}
	return found
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func elements(n *html.Node) (all []*html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			all = append(all, c)
		}
	}
	return all
}

// content is the text of an element.
func content(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// within says whether an element stands in one of a class.
func within(n *html.Node, class string) bool {
	for p := range n.Ancestors() {
		if slices.Contains(strings.Fields(attr(p, "class")), class) {
			return true
		}
	}
	return false
}

func inside(n *html.Node, kind atom.Atom) bool {
	for p := range n.Ancestors() {
		if p.DataAtom == kind {
			return true
		}
	}
	return false
}
