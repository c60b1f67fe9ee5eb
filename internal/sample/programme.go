// SPDX-License-Identifier: EUPL-1.2

// Package sample invents a programme that has run for three years: test trajectories and dossiers of the twelve hubs under past
// calls. Only the totals are those that the programme published; everything else is made up by a seeded generator, and marked so.
package sample

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// The totals that the programme published. What became of the dossiers that were not approved was never published.
const (
	Trajectories = 77
	Submitted    = 87
	Approved     = 45
)

// Mark is at the end of every invented title.
const Mark = " (voorbeeld)"

// Programme is what the generator makes.
type Programme struct {
	Calls        []call.Call
	People       []access.Person // staff and reviewer of each hub, who cannot log in
	Trajectories []registry.Trajectory
	Histories    []ledger.History
}

// Officials are the people of the programme who act in every dossier.
type Officials struct {
	Officer, Decider access.Person
	Assessors        []access.Person // at least three
}

// Make invents what is not published of the programme. The same seed gives the same programme.
func Make(seed uint64, published registry.Programme, officials Officials) Programme {
	hubs := published.Hubs
	g := &generator{random: rand.New(rand.NewPCG(seed, seed)), officials: officials, staff: map[string]access.Person{},
		reviewers: map[string]access.Person{}}
	var p Programme
	for _, h := range hubs {
		g.staff[h.Code] = access.Person{ID: "p_sample-staff-" + h.Code, Name: "Hubmedewerker " + h.Code + Mark, Role: dossier.HubStaff,
			Hub: h.Code}
		g.reviewers[h.Code] = access.Person{ID: "p_sample-reviewer-" + h.Code, Name: "Nalezer " + h.Code + Mark, Role: dossier.Reviewer,
			Hub: h.Code}
		p.People = append(p.People, g.staff[h.Code], g.reviewers[h.Code])
	}
	for _, year := range years {
		p.Calls = append(p.Calls, callOf(year))
	}
	for i := range Trajectories - len(published.Trajectories) { // the few that are known by name are there already
		p.Trajectories = append(p.Trajectories, g.trajectory(i, hubs))
	}
	endings := g.endings()
	for i := range Submitted {
		p.Histories = append(p.Histories, g.history(i, p.Trajectories[i%len(p.Trajectories)], p.Calls[i%len(p.Calls)], endings[i]))
	}
	return p
}

// ending is how an invented dossier ends.
type ending int

const (
	approved ending = iota
	rejected
	inadmissible
	withdrawn
)

// endings are as many approvals as there were, and invented other ends, shuffled.
func (g *generator) endings() []ending {
	all := make([]ending, Submitted)
	for i := Approved; i < Submitted; i++ {
		all[i] = []ending{rejected, rejected, inadmissible, withdrawn}[i%4]
	}
	g.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

type generator struct {
	random           *rand.Rand
	officials        Officials
	staff, reviewers map[string]access.Person
}

func (g *generator) one(list []string) string { return list[g.random.IntN(len(list))] }

// trajectory invents a trial; the hubs take turns, and some do it together with another.
func (g *generator) trajectory(i int, hubs []registry.Hub) registry.Trajectory {
	year, lead := years[i%len(years)], (i+4)%len(hubs)
	t := registry.Trajectory{ID: fmt.Sprintf("t-%d-%03d", year, i+1), Hubs: []string{hubs[lead].Code}, Partners: []string{},
		State:   registry.Finished,
		Title:   streams[g.random.IntN(len(streams))].words + " " + g.one(purposes) + Mark,
		Started: dayOf(year, 1+g.random.IntN(6), 1), Ended: dayOf(year, 7+g.random.IntN(5), 28)}
	t.Result = g.one([]string{"De proef leverde een werkende keten op.", "De proef toonde dat de afzet te klein is.",
		"De proef leidde tot een subsidiedossier."})
	if i%7 == 6 {
		t.Hubs = append(t.Hubs, hubs[(lead+9)%len(hubs)].Code)
	}
	return t
}

// at is a working hour of the first working day that is at least some days after another.
func (g *generator) at(from time.Time, days int) time.Time {
	day := working(calendar.DateOf(from).Add(days))
	return time.Date(day.Year, day.Month, day.Day, 8+g.random.IntN(7), g.random.IntN(60), g.random.IntN(60), 0, time.UTC)
}

// working is the first day from a day on that people work.
func working(day calendar.Date) calendar.Date {
	for !day.Working() {
		day = day.Add(1)
	}
	return day
}

// dayOf is the first working day from a day of a month on.
func dayOf(year, month, day int) registry.Day {
	return registry.Day(working(calendar.Date{Year: year, Month: time.Month(month), Day: day}).String())
}
