// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"slices"
	"time"
)

// Filter narrows a list and puts it in order.
type Filter struct {
	State, Hub, Call, Query string
	Assessor                string    // id of a person who holds a seat; only the programme may know
	Waits                   string    // who must act: WaitsForMe, WaitsForOthers or a role; "" is whoever
	Mine                    bool      // waits for whoever asks, was drafted by them, or has a seat of theirs on its panel
	Within                  *int      // days: a term of it has passed, or ends before so many are over
	Beyond                  *int      // days: no term of it has passed, or ends before so many are over
	Stayed                  int       // days that it is at least in its stage
	Now                     time.Time // that days are counted from

	Sort  string // SortNumber …; "" is SortNumber
	After string // Next of the page before
	Limit int
}

// Who must act, besides roles.
const (
	// a role of whoever asks, at a dossier of theirs, that four eyes do not bar from it as far as drafts and companies go
	WaitsForMe     = "me"
	WaitsForOthers = "others" // somebody, and not whoever asks
)

// The orders of a list.
const (
	SortNumber  = "number"
	SortTerm    = "term"    // the term that presses most first, what has none last
	SortStage   = "stage"   // what stands longest where it stands first
	SortTitle   = "title"   // by its letters
	SortCompany = "company" // name of the applicant
	SortAsked   = "asked"   // the most first, what asked nothing yet last
)

// Sorts are all orders of a list.
var Sorts = []string{SortNumber, SortTerm, SortStage, SortTitle, SortCompany, SortAsked}

// MostCounted is how far the size of a list is counted; what there is beyond it is more.
const MostCounted = 1000

// Page is a part of a list with the size of the whole.
type Page struct {
	Dossiers []Dossier
	Keys     []string // of each: After of a page that begins behind it
	Total    int      // at most MostCounted + 1, which means more
	Next     string   // After of the next page, empty at the end
}

// More says that there are more than were counted.
func (p Page) More() bool { return p.Total > MostCounted }

// Facet is what a list would count if it were narrowed otherwise: by Filter alone, or, of each of some values, by that too.
type Facet struct {
	Filter Filter
	Of     string // ByState …; "" for the filter alone
	Values []string
}

// What a facet counts by.
const (
	ByState    = "state"
	ByHub      = "hub"
	ByCall     = "call"
	ByAssessor = "assessor"
)

// Choice is a value that a list can be narrowed by.
type Choice struct{ Of, Value, Name string }

// Neighbours are where a dossier stands in a list.
type Neighbours struct {
	Before         int  // dossiers that come before it; at most MostCounted + 1
	Total          int  // of the list; at most MostCounted + 1
	In             bool // it is in the list still
	Next, Previous Step // none at the ends
}

// Step leads to a dossier in a list. Key is where it stands there.
type Step struct{ Number, Key string }

// Narrowed says whether the filter leaves anything out.
func (f Filter) Narrowed() bool {
	return !slices.Equal([]any{f.State, f.Hub, f.Call, f.Query, f.Assessor, f.Waits, f.Mine, f.Within == nil, f.Beyond == nil, f.Stayed},
		[]any{"", "", "", "", "", "", false, true, true, 0})
}
