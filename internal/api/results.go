// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Figure is a number with the records behind it.
type Figure struct {
	Count   int      `json:"count"`
	Records []string `json:"records"`
}

func (f *Figure) add(id string) {
	f.Count++
	f.Records = append(f.Records, id)
}

// Figures are the numbers of a hub, of a year, or of all.
type Figures struct {
	Name         string `json:"name,omitempty" doc:"Hub code or year; unknown where the year is not on record"`
	Trajectories Figure `json:"trajectories"`
	Submitted    Figure `json:"submitted"`
	Approved     Figure `json:"approved"`
}

func figures(name string) *Figures {
	none := func() Figure { return Figure{Records: []string{}} }
	return &Figures{name, none(), none(), none()}
}

type resultsInput struct {
	Hub  string `query:"hub" doc:"Code of a hub"`
	Year string `query:"year" doc:"A year such as 2022, or unknown"`
}

// unknownYear is how figures name the year that is not on record.
const unknownYear = "unknown"

// aYear is what a question may name: a year without records is one too.
var aYear = regexp.MustCompile(`^([0-9]{4}|` + unknownYear + `)?$`)

type resultsOutput struct {
	Body struct {
		Hubs Figure `json:"hubs"`
		Figures
		Register struct {
			Open Figure `json:"open" doc:"Dossiers whose de-minimis aid is still to be put in the central register"`
			Late Figure `json:"late" doc:"Those of them whose last day is over"`
		} `json:"register"`
		ByHub  []*Figures `json:"by_hub"`
		ByYear []*Figures `json:"by_year"`
	}
}

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
	all, hubs, years := figures(""), map[string]*Figures{}, map[string]*Figures{}
	out.Body.Hubs = Figure{Records: []string{}}
	for _, h := range found.Hubs {
		if in.Hub == "" || in.Hub == h {
			out.Body.Hubs.add(h)
			hubs[h] = figures(h)
		}
	}
	count := func(records []record.Result, into func(*Figures, record.Result)) {
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
			for _, f := range []*Figures{all, hubs[r.Hub], years[year]} {
				into(f, r)
			}
		}
	}
	count(found.Trajectories, func(f *Figures, r record.Result) { f.Trajectories.add(r.ID) })
	count(found.Dossiers, func(f *Figures, r record.Result) {
		f.Submitted.add(r.ID)
		if r.Approved {
			f.Approved.add(r.ID)
		}
	})
	open, late := &out.Body.Register.Open, &out.Body.Register.Late
	open.Records, late.Records = []string{}, []string{}
	for _, r := range found.Register {
		if hubs[r.Hub] == nil || in.Year != "" && in.Year != strconv.Itoa(r.Day.Year) || slices.Contains(open.Records, r.Dossier) {
			continue
		}
		if open.add(r.Dossier); r.Late(found.Now) {
			late.add(r.Dossier)
		}
	}
	out.Body.Figures, out.Body.ByHub, out.Body.ByYear = *all, sorted(hubs), sorted(years)
	return out, nil
}

func sorted(by map[string]*Figures) []*Figures {
	list := []*Figures{}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		list = append(list, by[name])
	}
	return list
}
