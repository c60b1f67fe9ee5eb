// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"strings"
	"testing"
)

// TestResultsWithoutAYear shows what is on record without a year as what it is, in both languages.
func TestResultsWithoutAYear(t *testing.T) {
	t.Parallel()
	const of = `"trajectories":{"count":11,"records":[]},"submitted":{"count":0,"records":[]},"approved":{"count":0,"records":[]}`
	f := newFake(t, always(http.StatusOK,
		`{"hubs":{"count":1,"records":["kempen"]},`+of+`,"by_hub":[{"name":"kempen",`+of+`}],"by_year":[{"name":"unknown",`+of+`}]}`))
	for lang, want := range map[string]string{
		"nl": "1 hub · 11 testtrajecten · 0 dossiers ingediend · 0 goedgekeurd\n\nHUB OF JAAR\nkempen\n(beginjaar niet gekend)\n",
		"en": "1 hub · 11 test trajectories · 0 dossiers submitted · 0 approved\n\nHUB OR YEAR\nkempen\n(starting year not known)\n",
	} {
		code, out, errs := f.call("results", "--lang", lang)
		for _, line := range strings.SplitAfter(want, "\n") {
			if !strings.Contains(out, strings.TrimSuffix(line, "\n")) {
				t.Errorf("%s: lacks %q", lang, line)
			}
		}
		if code != 0 || errs != "" || strings.Contains(out, "unknown") {
			t.Errorf("exit %d: %s%s", code, out, errs)
		}
	}
}

func TestResultsOnTheScreen(t *testing.T) {
	t.Parallel()
	const none, one, two = `{"count":0,"records":[]}`, `{"count":1,"records":["a"]}`, `{"count":2,"records":["a","b"]}`
	answer := func(hubs, trajectories, submitted, approved string) string {
		return `{"hubs":` + hubs + `,"trajectories":` + trajectories + `,"submitted":` + submitted + `,"approved":` + approved + `,"by_hub":[],"by_year":[]}`
	}
	for body, want := range map[string][2]string{
		answer(one, one, one, one): {"1 hub · 1 testtraject · 1 dossier ingediend · 1 goedgekeurd\n",
			"1 hub · 1 test trajectory · 1 dossier submitted · 1 approved\n"},
		answer(two, two, two, none): {"2 hubs · 2 testtrajecten · 2 dossiers ingediend · 0 goedgekeurd\n",
			"2 hubs · 2 test trajectories · 2 dossiers submitted · 0 approved\n"},
		answer(one, none, none, none): {"geen testtraject en geen ingediend dossier", "no test trajectory and no submitted dossier"},
	} {
		f := newFake(t, always(http.StatusOK, body))
		for i, lang := range []string{"nl", "en"} {
			if code, out, errs := f.call("results", "--hub", "kempen", "--year", "1999", "--lang", lang); code != 0 || errs != "" ||
				!strings.Contains(out, want[i]) {
				t.Errorf("exit %d: %s%s", code, out, errs)
			}
		}
	}
}
