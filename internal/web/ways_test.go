// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestEveryWayLeadsSomewhere follows each link of each page as who sees it: a page offers nothing that is not there, or that its reader may not
// have. Of addresses that differ in what follows the question mark alone, a few are followed.
func TestEveryWayLeadsSomewhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t, true)
	bs := w.browsers()
	followed, told, alike := map[string]bool{}, map[string]bool{}, map[string]int{}
	for _, v := range w.visits() {
		r := bs.visit(w, v, "nl")
		if v.form != nil || r.status != http.StatusOK {
			continue
		}
		for _, to := range ways(v, r.body) {
			path, _, _ := strings.Cut(to, "?")
			key := string(v.as) + " " + to
			if followed[key] || alike[string(v.as)+" "+path] > 6 {
				continue
			}
			followed[key] = true
			alike[string(v.as)+" "+path]++
			if answer := bs.visit(w, visit{as: v.as, path: to}, "nl"); answer.status >= http.StatusBadRequest && !told[to] {
				told[to] = true
				t.Errorf("%s leads to %s: %d", v, to, answer.status)
			}
		}
	}
	if len(followed) < 30 {
		t.Errorf("%d links were followed", len(followed))
	}
}

// ways are where the links of a page lead to, and its forms that ask: those of ours.
func ways(v visit, page string) (all []string) {
	here, err := url.Parse(v.path)
	if err != nil {
		return nil
	}
	add := func(to string) {
		u, err := here.Parse(to)
		if err != nil || u.Host != "" || u.Path == "" || strings.HasPrefix(to, "#") || strings.HasPrefix(u.Path, "/static/") || u.Query().Has("taal") {
			return
		}
		u.Fragment = ""
		all = append(all, u.String())
	}
	for _, n := range read(page, "nl").all {
		switch {
		case n.DataAtom == atom.A || n.DataAtom == atom.Link:
			add(attr(n, "href"))
		case n.DataAtom == atom.Object:
			add(attr(n, "data"))
		case n.DataAtom == atom.Iframe:
			add(attr(n, "src"))
		case n.DataAtom == atom.Form && !strings.EqualFold(attr(n, "method"), "post") && attr(n, "action") != "":
			add(attr(n, "action"))
		}
	}
	return all
}

// TestAFormSentEmptyOrWithNonsenseIsAnsweredInWords sends every form of every page, with nothing filled in and then with what no field expects.
// Nobody sees more than a page that says what is wrong.
func TestAFormSentEmptyOrWithNonsenseIsAnsweredInWords(t *testing.T) {
	t.Parallel()
	for name, typed := range map[string]string{"empty": "", "nonsense": "\x00<script>alert(1)</script>\u202e 999999999999999999999,99 {{.}} ' or 1=1 --"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, true)
			bs := w.browsers()
			sent := map[string]bool{}
			for _, v := range w.visits() {
				r := bs.visit(w, v, "nl")
				for _, f := range forms(v, r.body, typed) {
					key := string(v.as) + " " + f.path + " " + f.form.Encode()
					if sent[key] || f.path == "/afmelden" || f.path == "/sessies/einde" {
						continue
					}
					sent[key] = true
					answer := bs.visit(w, f, "nl")
					if answer.status >= http.StatusInternalServerError && answer.status != http.StatusServiceUnavailable {
						t.Errorf("%s, form to %s: %d", v, f.path, answer.status)
					}
					if !strings.Contains(answer.header.Get("Content-Type"), "html") || answer.status/100 == 3 {
						continue
					}
					for _, fault := range read(strings.ReplaceAll(answer.body, typed, ""), "nl").faults {
						if !strings.Contains(fault, "{{") {
							t.Errorf("%s, form to %s: %s", v, f.path, fault)
						}
					}
					if strings.Contains(answer.body, "<script>alert") {
						t.Errorf("%s, form to %s: what was typed stands in the page as it is", v, f.path)
					}
				}
			}
			if len(sent) < 5 {
				t.Errorf("%d forms were sent", len(sent))
			}
		})
	}
}

// forms are those of a page that change something, with what is typed in every field that is typed in.
func forms(v visit, page, typed string) (all []visit) {
	r := read(page, "nl")
	for _, form := range r.of(atom.Form) {
		if !strings.EqualFold(attr(form, "method"), "post") {
			continue
		}
		path := attr(form, "action")
		if path == "" {
			path = v.path
		}
		f := visit{as: v.as, path: path, form: url.Values{}}
		for n := range form.Descendants() {
			if n.Type != html.ElementNode || attr(n, "name") == "" || attr(n, "name") == "taal" {
				continue
			}
			value := typed
			if attr(n, "type") == "hidden" || n.DataAtom == atom.Button {
				value = attr(n, "value")
			}
			f.form.Add(attr(n, "name"), value)
		}
		all = append(all, f)
	}
	return all
}
