// SPDX-License-Identifier: EUPL-1.2

package record

// Asked is of what part of the programme somebody asks results. Nothing is all of it.
type Asked struct {
	Hub  string
	Year *int // 0 is the year that is not on record
}

// Fits says whether a result is asked.
func (a Asked) Fits(r Result) bool {
	return (a.Hub == "" || a.Hub == r.Hub) && (a.Year == nil || *a.Year == r.Year)
}

// Results are what the figures of the programme count.
type Results struct {
	Hubs         []string
	Trajectories []Result
	Dossiers     []Result // that were submitted, and grants from before this system
	Unregistered []Result // dossiers whose aid is still to be registered, that which must be done first at the top; at most MostCounted + 1
}

// Result is one record that is counted; where there are more than MostCounted of its kind, it is a number of records, without their ids.
type Result struct {
	ID       string
	N        int
	Hub      string // that leads
	Year     int    // in which it began, was submitted or was awarded in Brussels; 0: not known
	Approved bool   // of a dossier: it stands so now
	Late     bool   // of a dossier whose aid is not registered: its last day is over
}
