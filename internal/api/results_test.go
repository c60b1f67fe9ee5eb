// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestAFigureIsOfSomethingThatExists: a slip in a filter is an answer of its own, not a programme that came to nothing.
func TestAFigureIsOfSomethingThatExists(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for query, pointer := range map[string]string{"hub=nix": "/hub", "hub=Kempen": "/hub", "hub=k%D0%B5mpen": "/hub", "hub=kempen%00": "/hub",
		"year=abc": "/year", "year=22": "/year", "year=2022.5": "/year", "year=-2022": "/year", "hub=kempen&year=2022%0A": "/year"} {
		r := s.ask(dossier.Manager, "GET", "/api/v1/results?"+query, "")
		if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.raw, `"pointer":"`+pointer+`"`) ||
			strings.Contains(r.raw, `"detail":""`) {
			t.Errorf("%s: %d %s", query, r.status, r.raw)
		}
	}
	for query, want := range map[string]string{"": `"hubs":{"count":12,`, "hub=kempen": `"hubs":{"count":1,"records":["kempen"]}`,
		"year=1999": `"by_year":[]`, "year=unknown": `"by_year":[{"name":"unknown"`, "hub=&year=": `"hubs":{"count":12,`} {
		if r := s.ask(dossier.Manager, "GET", "/api/v1/results?"+query, ""); r.status != http.StatusOK || !strings.Contains(r.raw, want) {
			t.Errorf("%s: %d %s", query, r.status, r.raw)
		}
	}
}
