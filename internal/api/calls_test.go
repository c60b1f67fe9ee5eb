// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func TestEveryVersionOfACallCanBeRead(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	before := s.ask(dossier.HubStaff, "GET", "/api/v1/calls/CW-KORT", "")
	later := time.Now().AddDate(0, 6, 0).UTC().Truncate(time.Minute)
	if _, _, err := s.Ledger.Amend(context.Background(), s.People[dossier.ProgrammeOfficer], "CW-KORT",
		call.Amendment{Deadline: &later, Hub: "kempen"}, "De website lag plat."); err != nil {
		t.Fatal(err)
	}
	type view struct {
		Rules    call.Call
		Hash     string
		Words    []string
		Versions []int
	}
	var old, first, newest view
	before.into(t, &old)
	s.ask(dossier.HubStaff, "GET", "/api/v1/calls/CW-KORT?version=1", "").into(t, &first)
	s.ask(dossier.HubStaff, "GET", "/api/v1/calls/CW-KORT", "").into(t, &newest)
	if first.Hash != old.Hash || first.Rules.Version != 1 || strings.Join(first.Words, "") != strings.Join(old.Words, "") ||
		len(first.Versions) != 2 {
		t.Errorf("the first version: %+v", first)
	}
	if newest.Rules.Version != 2 || newest.Hash == first.Hash || !strings.Contains(strings.Join(newest.Words, "\n"), "Voor hub kempen: tot") {
		t.Errorf("the newest version: %+v", newest)
	}
	for query, c := range map[string]struct {
		status int
		says   string
	}{
		"/CW-KORT?version=3": {http.StatusNotFound,
			`"Deze versie van de oproep bestaat niet. Laat version weg voor de nieuwste."`},
		"/CW-KORT?version=0":                    {http.StatusUnprocessableEntity, `"pointer":"/version"`},
		"/CW-KORT?version=99999999999999999999": {http.StatusUnprocessableEntity, `"pointer":"/version"`},
		"/CW-KORT?version=eerste":               {http.StatusUnprocessableEntity, `"pointer":"/version"`},
		"/CW-NIETS?version=1":                   {http.StatusNotFound, "Deze oproep bestaat niet."},
	} {
		if r := s.ask(dossier.HubStaff, "GET", "/api/v1/calls"+query, ""); r.status != c.status || !strings.Contains(r.raw, c.says) ||
			strings.Contains(r.raw, "eerste") {
			t.Errorf("%s: %d %s", query, r.status, r.raw)
		}
	}
}

// TestCheckAndPublishRefuseTheSame asks both with files that cannot be, and finds that nothing was published.
func TestCheckAndPublishRefuseTheSame(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	calls, err := call.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for pointer, bend := range map[string]func(*call.Call){
		"/extensions": func(c *call.Call) {
			c.Extensions = []call.Extension{{Hub: "kempen", Deadline: c.Deadline.Add(time.Hour)}}
		},
		"/version":          func(c *call.Call) { c.Version = 2 },
		"/code":             func(c *call.Call) { c.Code = "---" },
		"/name":             func(c *call.Call) { c.Name = "Circulair \u202ewerk" },
		"/min_own_share_bp": func(c *call.Call) { c.MinOwnShare = 5000 },
	} {
		c := calls[0]
		c.Code = "CW-NIEUW"
		bend(&c)
		for _, path := range []string{"/api/v1/calls/check", "/api/v1/calls"} {
			r := s.ask(dossier.ProgrammeOfficer, "POST", path, string(c.JSON()), "Content-Type", "application/json")
			if r.status != http.StatusUnprocessableEntity || strings.Count(r.raw, `"pointer"`) != 1 ||
				!strings.Contains(r.raw, `"pointer":"`+pointer+`"`) {
				t.Errorf("%s of %s: %d %s", path, pointer, r.status, r.raw)
			}
		}
	}
	if r := s.ask(dossier.ProgrammeOfficer, "GET", "/api/v1/calls/CW-NIEUW", ""); r.status != http.StatusNotFound {
		t.Errorf("published after all: %s", r.raw)
	}
}
