// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

func figures(name string) *contract.Figures {
	none := func() contract.Figure { return contract.Figure{Records: []string{}} }
	return &contract.Figures{Name: name, Trajectories: none(), Submitted: none(), Approved: none()}
}

type resultsInput struct {
	Hub  string `query:"hub" doc:"Code of a hub"`
	Year string `query:"year" doc:"A year such as 2022, or unknown"`
}

// unknownYear is how figures name the year that is not on record.
const unknownYear = "unknown"

// aYear is what a question may name: a year without records is one too.
var aYear = regexp.MustCompile(`^([0-9]{4}|` + unknownYear + `)?$`)

type resultsOutput struct{ Body contract.Results }

// results counts the records of the programme, for its own people.
func (a *API) results(ctx context.Context, in *resultsInput) (*resultsOutput, error) {
	if err := dossier.Only(who(ctx).Role, readFigures); err != nil {
		return nil, err
	}
	if !aYear.MatchString(in.Year) {
		return nil, fieldProblem(lang(ctx), "year", "/year")
	}
	found, err := a.Store.Results(ctx)
	if err != nil {
		return nil, err
	}
	if in.Hub != "" && !slices.Contains(found.Hubs, in.Hub) {
		return nil, fieldProblem(lang(ctx), "unknown_hub", "/hub")
	}
	out := &resultsOutput{}
	all, hubs, years := figures(""), map[string]*contract.Figures{}, map[string]*contract.Figures{}
	out.Body.Hubs = contract.Figure{Records: []string{}}
	for _, h := range found.Hubs {
		if in.Hub == "" || in.Hub == h {
			out.Body.Hubs.Add(h)
			hubs[h] = figures(h)
		}
	}
	count := func(records []record.Result, into func(*contract.Figures, record.Result)) {
		for _, r := range records {
			year := unknownYear
			if r.Year > 0 {
				year = strconv.Itoa(r.Year)
			}
			if hubs[r.Hub] == nil || in.Year != "" && in.Year != year {
				continue
			}
			if years[year] == nil {
				years[year] = figures(year)
			}
			for _, f := range []*contract.Figures{all, hubs[r.Hub], years[year]} {
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
	open, late := &out.Body.Register.Open, &out.Body.Register.Late
	open.Records, late.Records = []string{}, []string{}
	for _, r := range found.Register {
		if hubs[r.Hub] == nil || in.Year != "" && in.Year != strconv.Itoa(r.Day.Year) || slices.Contains(open.Records, r.Dossier) {
			continue
		}
		if open.Add(r.Dossier); r.Late(found.Now) {
			late.Add(r.Dossier)
		}
	}
	out.Body.Figures, out.Body.ByHub, out.Body.ByYear = *all, sorted(hubs), sorted(years)
	return out, nil
}

func sorted(by map[string]*contract.Figures) []*contract.Figures {
	list := []*contract.Figures{}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		list = append(list, by[name])
	}
	return list
}
