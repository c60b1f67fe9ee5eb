// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// paging serves so many dossiers, at most two at once.
func paging(t *testing.T, total int) *fake {
	return newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		from, _ := strconv.Atoi(q.Get("cursor"))
		limit, err := strconv.Atoi(q.Get("limit"))
		if err != nil || limit < 1 || limit > 200 {
			t.Errorf("limit %q", q.Get("limit"))
		}
		to := min(from+min(limit, 2), total)
		var found []string
		for i := from; i < to; i++ {
			found = append(found, fmt.Sprintf(`{"number":"N-%d","label":"in nazicht","title":"Dossier %d","waiting_for":[{"role":"reviewer","hub":"kempen"}],"due":{"at":"2026-12-31T23:00:00Z"},"extra":%d}`, i, i, i))
		}
		next := "null"
		if to < total {
			next = fmt.Sprintf(`"%d"`, to)
		}
		send(w, http.StatusOK, fmt.Sprintf(`{"dossiers":[%s],"total":%d,"next":%s}`, strings.Join(found, ","), total, next))
	})
}

func TestListFollowsThePages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ limit, want int }{{0, 5}, {1, 1}, {3, 3}, {9, 5}} {
		f := paging(t, 5)
		code, out, errs := f.call("list", "--limit", strconv.Itoa(c.limit))
		if lines := strings.Count(out, "\n"); code != 0 || lines != c.want+1 || errs != fmt.Sprintf("%d van 5\n", c.want) {
			t.Errorf("--limit %d: exit %d: %s%s", c.limit, code, out, errs)
		}
		if !strings.Contains(out, "N-0     in nazicht       nalezer van de hub kempen  31 december 2026, 23.59 uur  Dossier 0") {
			t.Error(out)
		}
		_, out, _ = f.call("list", "--json", "--limit", strconv.Itoa(c.limit))
		var page struct {
			Dossiers []struct{ Extra *int }
			Total    int
		}
		if err := json.Unmarshal([]byte(out), &page); err != nil || len(page.Dossiers) != c.want || page.Total != 5 ||
			page.Dossiers[c.want-1].Extra == nil {
			t.Errorf("--limit %d: %v: %s", c.limit, err, out)
		}
	}
	code, out, errs := paging(t, 0).call("list")
	if code != 0 || out != "" || !strings.Contains(errs, "Geen dossiers") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if _, out, _ := paging(t, 0).call("list", "--json"); strings.TrimSpace(out) != `{"dossiers":[],"total":0,"next":null}` {
		t.Error(out)
	}
}

// TestAListThatIsNotCountedToItsEndSaysSo: unless it was followed to its end, which counts it.
func TestAListThatIsNotCountedToItsEndSaysSo(t *testing.T) {
	t.Parallel()
	many := newFake(t, always(http.StatusOK, `{"dossiers":[{"number":"N-1"}],"total":1001,"more_than":true,"next":"a"}`))
	if code, _, errs := many.call("list", "--limit", "1"); code != 0 || errs != "1 van meer dan 1.000\n" {
		t.Errorf("exit %d: %s", code, errs)
	}
	if _, out, _ := many.call("list", "--limit", "1", "--json"); !strings.Contains(out, `"total":1001,"more_than":true`) {
		t.Error(out)
	}
}

func TestListFilters(t *testing.T) {
	t.Parallel()
	f := paging(t, 1)
	f.call("list", "--state", "in_review", "--hub", "kempen", "--call", "CW-KORT", "--q", "hout & co")
	want := url.Values{"state": {"in_review"}, "hub": {"kempen"}, "call": {"CW-KORT"}, "q": {"hout & co"}, "limit": {"200"}}.Encode()
	if got := f.asked()[0].query; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestSpreadsheetsFindNoFormula(t *testing.T) {
	t.Parallel()
	titles := []string{`=HYPERLINK("x")`, "+1", "-1", "@SUM(1)", "\tx", "\rx", "a=b", "Hout; \"en\", meer\nregels", ""}
	want := []string{`'=HYPERLINK("x")`, "'+1", "'-1", "'@SUM(1)", "'\tx", "'\rx", "a=b", "Hout; \"en\", meer\nregels", ""}
	var found []string
	for _, title := range titles {
		raw, err := json.Marshal(map[string]any{"number": "N", "title": title, "since": "2026-11-24T10:00:00Z",
			"asked": map[string]string{"amount": "50000.00", "currency": "EUR"}})
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, string(raw))
	}
	f := newFake(t, always(http.StatusOK, `{"dossiers":[`+strings.Join(found, ",")+`],"total":9,"next":null}`))
	code, out, _ := f.call("list", "--csv")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if code != 0 || err != nil || len(rows) != 10 ||
		strings.Join(rows[0], ",") != "number,state,label,since,call,hub,company_number,title,due_at,asked,granted" {
		t.Fatalf("exit %d, %v: %s", code, err, out)
	}
	for i, row := range rows[1:] {
		if row[7] != want[i] || row[3] != "2026-11-24T10:00:00Z" || row[9] != "50000.00" {
			t.Errorf("%q, want %q", row, want[i])
		}
	}
}
