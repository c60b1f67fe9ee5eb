// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// unknownYear is how figures name the year that is not on record.
const unknownYear = "unknown"

// aYear is what a question may name: a year without records is one too.
var aYear = regexp.MustCompile(`^([0-9]{4}|` + unknownYear + `)?$`)

// asked reads of which part of the programme somebody asks. record.ErrNoHub where there is no such hub.
func (s Sight) asked(ctx context.Context, hub, year string) (a record.Asked, err error) {
	if !aYear.MatchString(year) {
		return a, &Unanswerable{fault.At("/year", "year", bilingual.Words{
			"Schrijf het jaar als 2022, of unknown voor wat geen jaar heeft.", "Write the year as 2022, or unknown for what has no year."})}
	}
	if year != "" {
		of, _ := strconv.Atoi(year) // 0 is unknown
		a.Year = &of
	}
	if a.Hub = hub; hub == "" {
		return a, nil
	}
	known, err := s.KnowsHub(ctx, hub)
	if err == nil && !known {
		err = record.ErrNoHub
	}
	return a, err
}

// Results counts the records of the programme, for its own people: all, or those of a hub, a year, or both.
func (s Sight) Results(ctx context.Context, hub, year string) (out contract.Results, err error) {
	if err := s.only(access.ReadFigures); err != nil {
		return out, err
	}
	question, err := s.asked(ctx, hub, year)
	if err != nil {
		return out, err
	}
	found, err := s.store.Results(ctx, question)
	if err != nil {
		return out, err
	}
	all, hubs, years := contract.NewFigures("", hub, year), map[string]*contract.Figures{}, map[string]*contract.Figures{}
	out.Hubs = contract.NewFigure("/api/v1/hubs")
	for _, h := range found.Hubs {
		if hub == "" || hub == h {
			out.Hubs.Add(h)
			hubs[h] = contract.NewFigures(h, h, year)
		}
	}
	count := func(results []record.Result, figures func(*contract.Figures, record.Result) []*contract.Figure) {
		for _, r := range results {
			of := unknownYear
			if r.Year > 0 {
				of = strconv.Itoa(r.Year)
			}
			if years[of] == nil {
				years[of] = contract.NewFigures(of, hub, of)
			}
			for _, under := range []*contract.Figures{all, hubs[r.Hub], years[of]} {
				for _, f := range figures(under, r) {
					add(f, r)
				}
			}
		}
	}
	count(found.Trajectories, func(f *contract.Figures, _ record.Result) []*contract.Figure {
		return []*contract.Figure{&f.Trajectories}
	})
	count(found.Dossiers, func(f *contract.Figures, r record.Result) []*contract.Figure {
		if r.Approved {
			return []*contract.Figure{&f.Submitted, &f.Approved}
		}
		return []*contract.Figure{&f.Submitted}
	})
	out.Register = unregistered(found.Unregistered, hub, year)
	out.Figures, out.ByHub, out.ByYear = *all, sorted(hubs), sorted(years)
	return out, nil
}

func add(f *contract.Figure, r record.Result) {
	if r.ID == "" {
		f.AddMany(r.N)
	} else {
		f.Add(r.ID)
	}
}

// unregistered is how much aid is still to be registered, as far as it is counted.
func unregistered(found []record.Result, hub, year string) contract.Registering {
	out := contract.NewRegistering(hub, year)
	for _, r := range found {
		if out.Open.Add(r.ID); r.Late {
			out.Late.Add(r.ID)
		}
	}
	for _, f := range []*contract.Figure{&out.Open, &out.Late} {
		if f.Count > record.MostCounted {
			f.MoreThan, f.Records = true, nil
		}
	}
	return out
}

// Records are the records behind a figure, after one of them, and whether there are more.
func (s Sight) Records(ctx context.Context, figure, hub, year, after string, limit int) (ids []string, more bool, err error) {
	if err := s.only(access.ReadFigures); err != nil {
		return nil, false, err
	}
	if !slices.Contains(contract.Countable, figure) {
		return nil, false, Invalid("/figure")
	}
	question, err := s.asked(ctx, hub, year)
	if err != nil {
		return nil, false, err
	}
	if ids, err = s.store.ResultIDs(ctx, figure, question, after, limit+1); err != nil {
		return nil, false, err
	}
	return ids[:min(limit, len(ids))], len(ids) > limit, nil
}

func sorted(by map[string]*contract.Figures) []*contract.Figures {
	list := []*contract.Figures{}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		list = append(list, by[name])
	}
	return list
}
