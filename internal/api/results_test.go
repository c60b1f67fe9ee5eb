// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
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
	for query, want := range map[string]string{"": `"hubs":{"count":12,`, "hub=kempen": `"hubs":{"count":1,"records":["kempen"],`,
		"year=1999": `"by_year":[]`, "year=unknown": `"by_year":[{"name":"unknown"`, "hub=&year=": `"hubs":{"count":12,`} {
		if r := s.ask(dossier.Manager, "GET", "/api/v1/results?"+query, ""); r.status != http.StatusOK || !strings.Contains(r.raw, want) {
			t.Errorf("%s: %d %s", query, r.status, r.raw)
		}
	}
}

// TestWhatIsBehindAFigureComesInPages: a figure that is too large to be told with its records says where they are.
func TestWhatIsBehindAFigureComesInPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	const link = "/api/v1/results/records?figure=submitted"
	s.Database.Exec(t, `insert into tally values ('submitted', 'kempen 2023', 1500), ('approved', 'kempen 2023', 600)`)
	for query, want := range map[string]string{
		"":                      `"submitted":{"count":1500,"records":null,"link":"` + link + `"},"approved":{"count":600,"records":null,"link":`,
		"hub=kempen":            `"submitted":{"count":1500,"records":null,"link":"` + link + `&hub=kempen"}`,
		"hub=gent":              `"submitted":{"count":0,"records":[],"link":"` + link + `&hub=gent"}`,
		"hub=kempen&year=2024":  `"submitted":{"count":0,"records":[]`,
		"hub=kempen&year=2023&": `"by_year":[{"name":"2023",`,
	} {
		if r := s.ask(dossier.Manager, "GET", "/api/v1/results?"+query, ""); r.status != http.StatusOK || !strings.Contains(r.raw, want) {
			t.Errorf("%s: %d %s", query, r.status, r.raw)
		}
	}
	s.Database.Exec(t, `delete from tally where key = 'kempen 2023'`)
	s.Database.Exec(t, `insert into dossier (number, call, call_version, hub, supporting, company, title, state, seq, status, submitted_at)
		select 'CW-KORT-' || 9000 + n, 'CW-KORT', 1, 'kempen', '{}', '0999.010.126', '', '{}', 1, 'submitted', '2024-12-31T23:30Z'::timestamptz - n % 2 * interval '1 year'
		from generate_series(1, 5) n`)
	var got []string
	for path := link + "&limit=2&hub=kempen"; ; {
		var page contract.Records
		s.want(http.StatusOK, dossier.Manager, "GET", path, "").into(t, &page)
		if got = append(got, page.Records...); page.Next == nil {
			break
		}
		path = link + "&limit=2&hub=kempen&cursor=" + *page.Next
	}
	if strings.Join(got, " ") != "CW-KORT-9001 CW-KORT-9002 CW-KORT-9003 CW-KORT-9004 CW-KORT-9005" {
		t.Errorf("%q", got)
	}
	for query, want := range map[string]string{"&year=2025": `["CW-KORT-9002","CW-KORT-9004"]`, "&year=2023": `[]`, "&year=unknown": `[]`,
		"&hub=gent": `[]`, "&year=2024&limit=200": `["CW-KORT-9001","CW-KORT-9003","CW-KORT-9005"]`} {
		if r := s.ask(dossier.Manager, "GET", link+query, ""); r.status != http.StatusOK || !strings.Contains(r.raw, want) {
			t.Errorf("%s: %d %s", query, r.status, r.raw)
		}
	}
	for _, query := range []string{"figure=nix", "figure=", "figure=submitted&year=x", "figure=submitted&hub=nix", "figure=submitted&limit=201", "figure=submitted&cursor=%25"} {
		s.want(http.StatusUnprocessableEntity, dossier.Manager, "GET", "/api/v1/results/records?"+query, "")
	}
	for _, role := range []dossier.Role{dossier.HubStaff, dossier.Company, dossier.Assessor, dossier.Reviewer} {
		s.want(http.StatusForbidden, role, "GET", link, "")
	}
}
