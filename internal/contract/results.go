// SPDX-License-Identifier: EUPL-1.2

package contract

// Figure is a number with the records behind it.
type Figure struct {
	Count   int      `json:"count"`
	Records []string `json:"records"`
}

// Add counts one more record.
func (f *Figure) Add(id string) {
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
