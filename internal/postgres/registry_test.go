// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// registered is a programme with the published registry in it.
func registered(t *testing.T) *testkit.Programme {
	t.Helper()
	p := testkit.NewProgramme(t, nil)
	published, err := registry.Published()
	ok(t, err)
	ok(t, p.Store.AddProgramme(ctx, published))
	return p
}

func TestThePublishedProgrammeIsLoadedOnce(t *testing.T) {
	t.Parallel()
	p := registered(t)
	published, err := registry.Published()
	ok(t, err)
	ok(t, p.Store.AddProgramme(ctx, published))
	hubs, err := p.Store.Hubs(ctx, "2026-11-24")
	ok(t, err)
	partners := 0
	for _, h := range hubs {
		partners += len(h.Partners)
	}
	want := 0
	for _, h := range published.Hubs {
		want += len(h.Partners)
	}
	if len(hubs) != 12 || partners != want {
		t.Errorf("%d hubs with %d partners, want 12 with %d", len(hubs), partners, want)
	}
	all, total, err := p.Store.Organisations(ctx, "", nil)
	ok(t, err)
	if len(all) != len(published.Organisations) || total != len(all) {
		t.Errorf("%d of %d organisations", len(all), total)
	}
	traced, err := p.Store.Trajectories(ctx, p.People[dossier.Manager].Alone(), registry.Filter{Hub: "gent"})
	ok(t, err)
	if len(traced) != 1 || traced[0].ID != "hergebruik-hout" || traced[0].Lead() != "kempen" || len(traced[0].Dossiers) != 0 ||
		!slices.Contains(traced[0].Partners, "wood-be") {
		t.Errorf("%+v", traced)
	}
}

func partner(code string, core bool, from, until registry.Day) registry.Partner {
	return registry.Partner{Organisation: registry.Organisation{Code: code}, Core: core, From: from, Until: until}
}

// periods writes what is on record of an organisation in a hub.
func periods(t *testing.T, p *testkit.Programme, hub, code string) string {
	t.Helper()
	h, err := p.Store.Hub(ctx, hub)
	ok(t, err)
	var all []string
	for _, x := range h.Partners {
		if x.Organisation.Code == code {
			all = append(all, fmt.Sprintf("%s..%s %v", x.From, x.Until, x.Core))
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func TestPartnersOverTime(t *testing.T) {
	t.Parallel()
	p := registered(t)
	by := p.People[dossier.Manager].ID
	for _, step := range []struct {
		set  registry.Partner
		want string
	}{
		// the open period that was loaded ends the day before
		{partner("lidwina", true, "2026-01-01", ""), "..2025-12-31 false, 2026-01-01.. true"},
		{partner("lidwina", true, "2026-01-01", ""), "..2025-12-31 false, 2026-01-01.. true"},
		{partner("lidwina", true, "2026-01-01", "2026-06-30"), "..2025-12-31 false, 2026-01-01..2026-06-30 true"},
		{partner("lidwina", false, "2026-07-01", "2026-12-31"), "..2025-12-31 false, 2026-01-01..2026-06-30 true, 2026-07-01..2026-12-31 false"},
		{partner("lidwina", true, "2028-01-01", ""),
			"..2025-12-31 false, 2026-01-01..2026-06-30 true, 2026-07-01..2026-12-31 false, 2028-01-01.. true"},
		{partner("lidwina", false, "2026-12-31", "2027-01-31"),
			"..2025-12-31 false, 2026-01-01..2026-06-30 true, 2026-07-01..2026-12-30 false, 2026-12-31..2027-01-31 false, 2028-01-01.. true"},
		{partner("lidwina", true, "", ""), ".. true"},
	} {
		ok(t, p.Store.SetPartner(ctx, "kempen", step.set, by))
		if got := periods(t, p, "kempen", "lidwina"); got != step.want {
			t.Errorf("%+v: %s, want %s", step.set, got, step.want)
		}
	}
	if got := periods(t, p, "gent", "lidwina"); got != "" {
		t.Errorf("another hub has %s", got)
	}
	if err := p.Store.SetPartner(ctx, "atlantis", partner("lidwina", true, "", ""), by); !errors.Is(err, registry.ErrNoHub) {
		t.Error(err)
	}
	if err := p.Store.SetPartner(ctx, "kempen", partner("nobody", true, "", ""), by); !errors.Is(err, registry.ErrNoOrganisation) {
		t.Error(err)
	}
	if _, err := p.Store.Hub(ctx, ""); !errors.Is(err, registry.ErrNoHub) {
		t.Error(err)
	}
	// What was replaced stays on record: nothing is ever removed.
	for _, sql := range []string{"delete from hub_partner", "update hub_partner set core = true", "truncate hub_partner",
		"delete from organisation",
		"update organisation set code = 'x1'", "delete from trajectory", "update trajectory set id = 'x1'", "insert into migration (name) values ('x')"} {
		if got := as(t, p.Database.App, sql); got != "42501" {
			t.Errorf("the application may %q: %s", sql, got)
		}
	}
}

func TestPartnersSetAtOnceDoNotOverlap(t *testing.T) {
	t.Parallel()
	p := registered(t)
	var wg sync.WaitGroup
	for day := range 12 {
		wg.Go(func() {
			from := registry.Day(fmt.Sprintf("2026-03-%02d", day+1))
			if err := p.Store.SetPartner(ctx, "gent", partner("wood-be", true, from, ""), ""); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	h, err := p.Store.Hub(ctx, "gent")
	ok(t, err)
	last := registry.Partner{Until: "1900-01-01"}
	for _, x := range h.Partners { // by first day
		if x.Organisation.Code != "wood-be" {
			continue
		}
		if last.Until == "" || x.From <= last.Until {
			t.Errorf("%s..%s overlaps %s..%s", x.From, x.Until, last.From, last.Until)
		}
		last = x
	}
	if last.Until != "" || last.From == "" {
		t.Errorf("the last period: %+v", last)
	}
}

func TestTheDatabaseKeepsTheRules(t *testing.T) {
	t.Parallel()
	p := registered(t)
	for _, sql := range []string{
		"insert into organisation (code, name, kind) values ('Kempen', 'x', 'other')", "insert into organisation (code, name, kind) values ('kеmpen', 'x', 'other')",
		"insert into organisation (code, name, kind) values ('x1', 'x', 'guild')", "insert into organisation (code, number, name, kind) values ('x1', '0999010126', 'x', 'other')",
		"insert into organisation (code, name, kind) values ('x1', '', 'other')",
		"insert into organisation (code, name, kind, category) values ('x1', 'x', 'other', 'guild')", "insert into organisation (code, name, kind, country) values ('x1', 'x', 'other', 'be')",
		"insert into hub_partner (hub, organisation, core, from_day, until_day) values ('kempen', 'vito', true, '2026-02-02', '2026-02-01')",
		"insert into trajectory (id, title, state) values ('x1', 'x', 'lost')", "insert into trajectory (id, title, state) values ('x1', 'x', 'finished')",
		"insert into trajectory (id, title, state, ended) values ('x1', 'x', 'running', '2026-01-01')",
		"insert into trajectory (id, title, state, result, started, ended) values ('x1', 'x', 'stopped', 'x', '2026-01-02', '2026-01-01')",
		"insert into trajectory_hub (trajectory, hub, position) values ('hergebruik-hout', 'leuven', 0)",
	} {
		if got := as(t, p.Database.App, sql); got != "23514" {
			t.Errorf("%s: %q", sql, got)
		}
	}
}

func TestTrajectories(t *testing.T) {
	t.Parallel()
	p := registered(t)
	staff := p.People[dossier.HubStaff]
	one := registry.Trajectory{ID: "hout-2", Title: "Hout", Hubs: []string{"kempen", "gent"}, Partners: []string{"vito"},
		State: registry.Running, Started: "2026-01-01"}
	ok(t, p.Store.AddTrajectory(ctx, one, staff.ID))
	if err := p.Store.AddTrajectory(ctx, one, staff.ID); !errors.Is(err, registry.ErrTrajectoryTaken) {
		t.Error(err)
	}
	bad := one
	bad.ID, bad.Hubs, bad.Partners = "hout-3", []string{"kempen", "atlantis"}, []string{"nobody", "vito"}
	var faults fault.Faults
	if err := p.Store.AddTrajectory(ctx, bad, staff.ID); !errors.As(err, &faults) ||
		faults.Error() != "/hubs/1 unknown_hub, /partners/0 unknown_organisation" {
		t.Error(err)
	}
	change := func(do func(*registry.Trajectory)) error {
		return p.Store.ChangeTrajectory(ctx, "hout-2", staff.ID, func(x registry.Trajectory) (registry.Trajectory, error) {
			do(&x)
			return x, nil
		})
	}
	ok(t, change(func(x *registry.Trajectory) {
		x.Hubs, x.Partners, x.State, x.Result, x.Ended = []string{"kempen", "leuven",
			"gent"}, nil, registry.Finished, "Tafels.\nStoelen.", "2026-11-01"
	}))
	if err := change(func(x *registry.Trajectory) { x.Hubs, x.Title = []string{"atlantis"}, "lost" }); !errors.As(err, &faults) {
		t.Error(err)
	}
	if err := p.Store.ChangeTrajectory(ctx, "hout-9", staff.ID, nil); !errors.Is(err, registry.ErrNoTrajectory) {
		t.Error(err)
	}
	got, err := p.Store.Trajectories(ctx, staff.Alone(), registry.Filter{ID: "hout-2"})
	ok(t, err)
	raw, err := json.Marshal(got)
	ok(t, err)
	if want := `[{"id":"hout-2","title":"Hout","hubs":["kempen","leuven","gent"],"partners":[],"state":"finished","result":"Tafels.\nStoelen.","started":"2026-01-01","ended":"2026-11-01","Dossiers":[]}]`; string(raw) != want {
		t.Error(string(raw))
	}
	for f, want := range map[registry.Filter]int{{}: 12, {State: registry.Finished}: 1, {Hub: "kempen"}: 2,
		{Hub: "leuven", State: registry.Finished}: 1, {Hub: "atlantis"}: 0, {ID: "x"}: 0} {
		if found, err := p.Store.Trajectories(ctx, staff.Alone(), f); err != nil || len(found) != want {
			t.Errorf("%+v: %d, want %d: %v", f, len(found), want, err)
		}
	}
}

func TestTwoChangesAreBothKept(t *testing.T) {
	t.Parallel()
	p := registered(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			err := p.Store.ChangeTrajectory(ctx, "lab-ict", "", func(x registry.Trajectory) (registry.Trajectory, error) {
				x.Result += fmt.Sprint(i)
				return x, nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, err := p.Store.Trajectories(ctx, p.People[dossier.Manager].Alone(), registry.Filter{ID: "lab-ict"})
	ok(t, err)
	if len(got) != 1 || len(got[0].Result) != 8 {
		t.Errorf("%+v", got)
	}
}

// TestATrajectoryLeadsToDossiers holds the numbers that a person gets to the dossiers that the person may see.
func TestATrajectoryLeadsToDossiers(t *testing.T) {
	t.Parallel()
	p := registered(t)
	staff := p.People[dossier.HubStaff]
	number, other := p.Start(t, "CW-KORT"), p.Start(t, "CW-KORT")
	name := func(number, trajectory string) {
		t.Helper()
		d, err := p.Store.Dossier(ctx, number)
		ok(t, err)
		_, _, refusal, err := p.Ledger.Save(ctx, staff, number, ledger.Saw(d.Content), func(c application.Content) (application.Content, error) {
			c.Hubs.Trajectory = trajectory
			return c, nil
		})
		ok(t, err)
		if refusal != nil {
			t.Fatal(refusal.Code)
		}
	}
	see := func(who access.Person) string {
		t.Helper()
		found, err := p.Store.Trajectories(ctx, who.Alone(), registry.Filter{ID: "hergebruik-hout"})
		ok(t, err)
		return strings.Join(found[0].Dossiers, " ")
	}
	name(number, "hergebruik-hout")
	name(other, "hergebruik-hout")
	if got := see(staff); got != number+" "+other {
		t.Error(got)
	}
	name(other, "zalmkroket") // only the newest content counts
	for role, want := range map[dossier.Role]string{dossier.HubStaff: number, dossier.Reviewer: number, dossier.Manager: number,
		dossier.Auditor: number,
		dossier.Decider: "", dossier.Assessor: "", dossier.ProgrammeOfficer: "", dossier.Admin: "", dossier.Company: number} {
		if got := see(p.People[role]); got != want {
			t.Errorf("%s sees %q, want %q", role, got, want)
		}
	}
	stranger := staff
	stranger.Hub = "leuven"
	if got := see(stranger); got != "" {
		t.Errorf("staff of Leuven see %s", got)
	}
}
