// SPDX-License-Identifier: EUPL-1.2

package contract

import "net/url"

// Figures of which the records can be asked.
const (
	Trajectories = "trajectories"
	Submitted    = "submitted"
	Approved     = "approved"
)

// Countable are the figures of which the records can be asked.
var Countable = []string{Trajectories, Submitted, Approved}

// Figure is a number with the records behind it.
type Figure struct {
	Count    int      `json:"count"`
	MoreThan bool     `json:"more_than,omitempty" doc:"There are more than 1,000: the rest was not counted"`
	Records  []string `json:"records" nullable:"true" doc:"Null where more than 1,000 would have to be told: link has them, page by page"`
	Link     string   `json:"link" doc:"Address of the records"`
}

// NewFigure counts nothing yet. Its records are at an address, asked with pairs of names and values of which the empty ones do not count.
func NewFigure(path string, pairs ...string) Figure {
	asked := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			asked.Set(pairs[i], pairs[i+1])
		}
	}
	if len(asked) > 0 {
		path += "?" + asked.Encode()
	}
	return Figure{Records: []string{}, Link: path}
}

// Add counts one more record.
func (f *Figure) Add(id string) {
	f.Count++
	f.Records = append(f.Records, id)
}

// AddMany counts records that are not told one by one.
func (f *Figure) AddMany(n int) {
	f.Count += n
	f.Untold()
}

// Untold leaves the records, where there are any, to the address.
func (f *Figure) Untold() {
	if f.Count > 0 {
		f.Records = nil
	}
}

// NewFigures are those of a hub and of a year, "" for all, by the name that tells them from others.
func NewFigures(name, hub, year string) *Figures {
	of := func(figure string) Figure {
		return NewFigure("/api/v1/results/records", "figure", figure, "hub", hub, "year", year)
	}
	return &Figures{Name: name, Trajectories: of(Trajectories), Submitted: of(Submitted), Approved: of(Approved)}
}

// NewRegistering is how much aid of a hub and of a year, "" for all, is still to be registered: none yet.
func NewRegistering(hub, year string) Registering {
	of := func(state string) Figure {
		return NewFigure("/api/v1/register", "state", state, "hub", hub, "year", year)
	}
	return Registering{Open: of(AidOpen), Late: of(AidLate)}
}

// Records is a page of the records behind a figure.
type Records struct {
	Records []string `json:"records"`
	Next    *string  `json:"next" doc:"Cursor of the next page, none at the end"`
}

// Figures are the numbers of a hub, of a year, or of all.
type Figures struct {
	Name         string `json:"name,omitempty" doc:"Hub code or year; unknown where the year is not on record"`
	Trajectories Figure `json:"trajectories"`
	Submitted    Figure `json:"submitted"`
	Approved     Figure `json:"approved"`
}

// Results is what the programme came to.
type Results struct {
	Hubs Figure `json:"hubs"`
	Figures
	Register Registering `json:"register"`
	ByHub    []*Figures  `json:"by_hub"`
	ByYear   []*Figures  `json:"by_year"`
}

// Registering is how much aid is still to be registered.
type Registering struct {
	Open Figure `json:"open" doc:"Dossiers whose de-minimis aid is still to be put in the central register"`
	Late Figure `json:"late" doc:"Those of them whose last day is over"`
}
