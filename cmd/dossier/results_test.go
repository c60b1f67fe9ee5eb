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
	f := newFake(t, always(http.StatusOK, `{"hubs":{"count":1,"records":["kempen"]},`+of+`,"by_hub":[{"name":"kempen",`+of+`}],"by_year":[{"name":"unknown",`+of+`}]}`))
	for lang, want := range map[string]string{
		"nl": "1 hubs · 11 testtrajecten · 0 dossiers ingediend · 0 goedgekeurd\n\nHUB OF JAAR\nkempen\n(beginjaar niet gekend)\n",
		"en": "1 hubs · 11 test trajectories · 0 dossiers submitted · 0 approved\n\nHUB OR YEAR\nkempen\n(starting year not known)\n",
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
