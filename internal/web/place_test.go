// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

var neighbours = regexp.MustCompile(`<a href="([^"]*)" rel="(next|prev)">[^<]*<span class="unseen">: ([^<]*)`)

// TestTheWayThroughAListIsTheList: from the first row, next after next, in every order; back is the same way. What was done with a dossier
// meanwhile does not change what comes next.
func TestTheWayThroughAListIsTheList(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.everywhere(3)
	pages, places := o.handler, o.Places()
	o.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/plaats" {
			places.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	})
	b := o.as(dossier.HubStaff)
	at := func(row string) (shown string, beside map[string][2]string) {
		t.Helper()
		u, err := url.Parse(html.UnescapeString(row))
		if err != nil {
			t.Fatal(err)
		}
		r := b.ask("GET", "/plaats?nummer="+strings.TrimPrefix(u.Path, "/dossiers/")+"&"+u.RawQuery, nil)
		if n := len(o.sent.Sent()); r.status != http.StatusOK || n > 4 {
			t.Fatalf("%s: %d, %d statements", row, r.status, n)
		}
		beside = map[string][2]string{}
		for _, m := range neighbours.FindAllStringSubmatch(r.body, -1) {
			beside[m[2]] = [2]string{m[1], m[3]}
		}
		return r.body, beside
	}
	for _, order := range []string{"nummer", "termijn", "fase", "titel", "onderneming", "bedrag"} {
		list := "/dossiers?sorteer=" + order + "&wie=ik"
		want, _ := b.all(list)
		r := b.ask("GET", list, nil)
		row, before := numbers.FindStringSubmatch(r.body)[1], ""
		for i, number := range want {
			shown, beside := at(row)
			if says := regexp.MustCompile(`<span>(\d+) van (\d+)</span>`).FindStringSubmatch(shown); says == nil || says[1] != strconv.Itoa(i+1) || says[2] != strconv.Itoa(len(want)) {
				t.Fatalf("%s, row %d of %d: %s", order, i+1, len(want), shown)
			}
			if beside["prev"][1] != before {
				t.Fatalf("%s: before %s comes %q, want %q", order, number, beside["prev"][1], before)
			}
			next := beside["next"]
			if i+1 < len(want) && next[1] != want[i+1] || i+1 == len(want) && next[1] != "" {
				t.Fatalf("%s: after %s comes %q", order, number, next[1])
			}
			row, before = next[0], number
		}
	}
	list := "/dossiers?sorteer=fase&wie=ik&staat=endorsed"
	want, _ := b.all(list)
	row := numbers.FindStringSubmatch(b.ask("GET", list, nil).body)[1]
	o.database.Exec(t, `update dossier set status = 'submitted', since = clock(), waits = '{decider}' where number = $1`, want[0])
	if shown, beside := at(row); beside["next"][1] != want[1] || !strings.Contains(shown, "Niet meer in deze lijst") {
		t.Errorf("%s", shown)
	}
	for _, made := range []string{"%00", "staat=weg", "sorteer=termijn&na=YQ", strings.Repeat("q=x&", 600)} {
		if shown, _ := at("/dossiers/" + want[0] + "?lijst=" + url.QueryEscape(made)); strings.Contains(shown, "<nav") {
			t.Errorf("%q is a list: %s", made, shown)
		}
	}
}
