// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"testing"
)

func TestAnEarlierVersionOfACallSaysThatItIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args   []string
		answer string
		query  string
		want   string
	}{
		{nil, `{"rules":{"version":2},"words":["CW-JURY, versie 2."],"versions":[2,1]}`, "", "CW-JURY, versie 2.\n"},
		{[]string{"--version", "1"}, `{"rules":{"version":1},"words":["CW-JURY, versie 1."],"versions":[2,1]}`, "version=1",
			"CW-JURY, versie 1.\nDit is een eerdere versie; de nieuwste is versie 2.\n"},
		{[]string{"--version", "2", "--lang", "en"}, `{"rules":{"version":2},"words":["CW-JURY, version 2."],"versions":[2,1]}`,
			"version=2", "CW-JURY, version 2.\n"},
	} {
		f := newFake(t, always(http.StatusOK, c.answer))
		code, out, errs := f.call(append([]string{"call", "show", "CW-JURY"}, c.args...)...)
		if got := f.asked(); code != 0 || out != c.want || len(got) != 1 || got[0].path != "/api/v1/calls/CW-JURY" || got[0].query != c.query {
			t.Errorf("%v: exit %d: %s%s %v", c.args, code, out, errs, got)
		}
	}
}
