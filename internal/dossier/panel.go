// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"fmt"
	"maps"
	"slices"
)

// Seat is a place on the panel that assesses a dossier.
type Seat struct {
	Assessor string         `json:"assessor"`       // person id
	Declared bool           `json:"declared"`       // has said to have no conflict of interest
	Left     bool           `json:"left,omitempty"` // is free again; the name stays until somebody takes it
	Scores   map[string]int `json:"scores,omitempty"`
	Remarks  *Text          `json:"remarks,omitempty"`
}

// Mark is a score as an exact fraction: Sum of Of sheets.
type Mark struct {
	Criterion string `json:"criterion,omitempty"`
	Sum       int    `json:"sum"`
	Of        int    `json:"of"`
	Set       bool   `json:"set,omitempty"` // by the consensus, not the mean of the sheets
}

// Consensus is what the panel came to.
type Consensus struct {
	Marks []Mark   `json:"marks"` // in the order of the call's criteria
	Total Mark     `json:"total"` // weighted
	Below []string `json:"below"` // criteria under their threshold, and TotalMark
}

// TotalMark names the total among what is below its threshold.
const TotalMark = "total"

// seat finds the place that a person holds, or nil.
func (s State) seat(person string) *Seat {
	for i := range s.Panel {
		if s.Panel[i].Assessor == person && !s.Panel[i].Left {
			return &s.Panel[i]
		}
	}
	return nil
}

// Free is how many places of the panel nobody holds.
func (s State) Free() int {
	free := s.Rules.Assessors
	for _, seat := range s.Panel {
		if !seat.Left {
			free--
		}
	}
	return max(free, 0)
}

// Seated are the ids of those who hold a place.
func (s State) Seated() []string {
	ids := []string{}
	for _, seat := range s.Panel {
		if !seat.Left {
			ids = append(ids, seat.Assessor)
		}
	}
	return ids
}

// Declared are the ids of those who hold a place and said to have no interest in the dossier.
func (s State) Declared() []string {
	ids := []string{}
	for _, seat := range s.Panel {
		if !seat.Left && seat.Declared {
			ids = append(ids, seat.Assessor)
		}
	}
	return ids
}

// KnowsPanels says whether the role is told who assesses, whatever dossier it is. An assessor has to declare their interests first.
func (r Role) KnowsPanels() bool { return r.ofProgramme() && r != Assessor }

// vacant says whether a person left a place that nobody took yet.
func (s State) vacant(person string) bool {
	return slices.ContainsFunc(s.Panel, func(seat Seat) bool { return seat.Left && seat.Assessor == person })
}

// Assessed says whether every seat of the panel is taken and has its sheet.
func (s State) Assessed() bool {
	return len(s.Panel) > 0 && len(s.Panel) >= s.Rules.Assessors &&
		!slices.ContainsFunc(s.Panel, func(seat Seat) bool { return seat.Scores == nil })
}

// seated puts a seat on the panel: in the place of its own, of the replaced one, of one who left, else at the end.
func seated(panel []Seat, seat Seat, replaces string) []Seat {
	panel = slices.Clone(panel)
	for _, takes := range []func(Seat) bool{
		func(old Seat) bool { return old.Assessor == seat.Assessor || old.Assessor == replaces },
		func(old Seat) bool { return old.Left },
	} {
		if i := slices.IndexFunc(panel, takes); i >= 0 {
			panel[i] = seat
			return panel
		}
	}
	return append(panel, seat)
}

// agree weighs the sheets of a panel against the thresholds of the call, in whole numbers. Set are scores that the
// consensus puts in the place of the mean.
func (r Rules) agree(panel []Seat, set map[string]int) *Consensus {
	c := &Consensus{Marks: []Mark{}, Total: Mark{Of: len(panel)}, Below: []string{}}
	for _, criterion := range r.Criteria {
		m := Mark{Criterion: criterion.Code, Of: len(panel)}
		for _, seat := range panel {
			m.Sum += seat.Scores[criterion.Code]
		}
		if score, differs := set[criterion.Code]; differs {
			m.Sum, m.Set = score*len(panel), true
		}
		if m.Sum < criterion.Min*m.Of {
			c.Below = append(c.Below, criterion.Code)
		}
		c.Marks = append(c.Marks, m)
		c.Total.Sum += m.Sum * criterion.Weight
	}
	if c.Total.Sum < r.MinTotal*c.Total.Of {
		c.Below = append(c.Below, TotalMark)
	}
	return c
}

// String is the mark with two decimals, rounded down: what is shown as the threshold has reached it.
func (m Mark) String() string {
	if m.Of == 0 {
		return "0,00"
	}
	hundredths := m.Sum * 100 / m.Of
	return fmt.Sprintf("%d,%02d", hundredths/100, hundredths%100)
}

// Compare orders marks as fractions.
func (m Mark) Compare(other Mark) int { return m.Sum*max(other.Of, 1) - other.Sum*max(m.Of, 1) }

// scored says what is wrong with scores against the criteria of the call; all must be there on a sheet.
func (r Rules) scored(scores map[string]int, whole bool) (code, pointer string, args map[string]string) {
	for _, code := range slices.Sorted(maps.Keys(scores)) {
		if !slices.ContainsFunc(r.Criteria, func(c Criterion) bool { return c.Code == code }) {
			return CodeCriterionUnknown, "/scores", nil // its name is what somebody typed
		}
	}
	for _, c := range r.Criteria {
		score, given := scores[c.Code]
		if !given && whole {
			return CodeRequired, "/scores/" + c.Code, nil
		}
		if score < 0 || score > c.Max {
			return CodeScoreOutOfRange, "/scores/" + c.Code, map[string]string{"max": fmt.Sprint(c.Max)}
		}
	}
	return "", "", nil
}

// Reveals says whether a person may read what an event says of the assessment. A sheet is its author's until all are in,
// and the programme's after that; so is what the programme tried and was refused.
func (s State) Reveals(e Event, a Actor) bool {
	switch e.Type {
	case AssessorAssignedEvent, ConflictDeclaredEvent, PanelLeftEvent:
		return a.Relation == Programme
	case AssessedEvent:
		return e.Actor == a.ID || (a.Relation == Programme && (s.Assessed() || s.Consensus != nil))
	case ConsensusRecordedEvent:
		return a.Relation == Programme || e.Seq < s.DecisionSeq
	case CommandRefusedEvent:
		return a.Relation == Programme || !e.Role.ofProgramme()
	}
	return true
}
