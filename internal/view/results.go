// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

func figures(name string) *contract.Figures {
	none := func() contract.Figure { return contract.Figure{Records: []string{}} }
	return &contract.Figures{Name: name, Trajectories: none(), Submitted: none(), Approved: none()}
}

// unknownYear is how figures name the year that is not on record.
const unknownYear = "unknown"

// aYear is what a question may name: a year without records is one too.
var aYear = regexp.MustCompile(`^([0-9]{4}|` + unknownYear + `)?$`)

// Results counts the records of the programme, for its own people: all, or those of a hub, a year, or both.
func (s Sight) Results(ctx context.Context, hub, year string) (out contract.Results, err error) {
	if err := dossier.Only(s.person.Role, readFigures); err != nil {
		return out, err
	}
	if !aYear.MatchString(year) {
		return out, &Unanswerable{fault.At("/year", "year", bilingual.Words{
			"Schrijf het jaar als 2022, of unknown voor wat geen jaar heeft.", "Write the year as 2022, or unknown for what has no year."})}
	}
	found, err := s.store.Results(ctx)
	if err != nil {
		return out, err
	}
	if hub != "" && !slices.Contains(found.Hubs, hub) {
		return out, record.ErrNoHub
	}
	all, hubs, years := figures(""), map[string]*contract.Figures{}, map[string]*contract.Figures{}
	out.Hubs = contract.Figure{Records: []string{}}
	for _, h := range found.Hubs {
		if hub == "" || hub == h {
			out.Hubs.Add(h)
			hubs[h] = figures(h)
		}
	}
	count := func(records []record.Result, into func(*contract.Figures, record.Result)) {
		for _, r := range records {
			of := unknownYear
			if r.Year > 0 {
				of = strconv.Itoa(r.Year)
			}
			if hubs[r.Hub] == nil || year != "" && year != of {
				continue
			}
			if years[of] == nil {
				years[of] = figures(of)
			}
			for _, f := range []*contract.Figures{all, hubs[r.Hub], years[of]} {
				into(f, r)
			}
		}
	}
	count(found.Trajectories, func(f *contract.Figures, r record.Result) { f.Trajectories.Add(r.ID) })
	count(found.Dossiers, func(f *contract.Figures, r record.Result) {
		f.Submitted.Add(r.ID)
		if r.Approved {
			f.Approved.Add(r.ID)
		}
	})
	open, late := &out.Register.Open, &out.Register.Late
	open.Records, late.Records = []string{}, []string{}
	for _, r := range found.Register {
		if hubs[r.Hub] == nil || year != "" && year != strconv.Itoa(r.Day.Year) || slices.Contains(open.Records, r.Dossier) {
			continue
		}
		if open.Add(r.Dossier); r.Late(found.Now) {
			late.Add(r.Dossier)
		}
	}
	out.Figures, out.ByHub, out.ByYear = *all, sorted(hubs), sorted(years)
	return out, nil
}

func sorted(by map[string]*contract.Figures) []*contract.Figures {
	list := []*contract.Figures{}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		list = append(list, by[name])
	}
	return list
}
