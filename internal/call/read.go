// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Fault is one thing that is wrong in a call file.
type Fault struct {
	Pointer string // JSON pointer into the call
	Detail  string
}

func (f Fault) Error() string { return f.Pointer + ": " + f.Detail }

// Read reads one call and validates it. An error is a list of Faults, joined.
func Read(raw []byte) (Call, error) {
	var c Call
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return Call{}, fmt.Errorf("read call: %w", err)
	}
	if faults := c.Validate(); len(faults) > 0 {
		return Call{}, fmt.Errorf("call %q: %w", c.Code, faults[0])
	}
	return c, nil
}

// Decode reads a version that was validated when it was published: rules that were tightened since do not touch it.
func Decode(raw []byte) (c Call, err error) {
	if err := json.Unmarshal(raw, &c); err != nil {
		return Call{}, fmt.Errorf("decode call: %w", err)
	}
	return c, nil
}

// Validate says what is wrong with the rules, by pointer.
func (c Call) Validate() []Fault {
	var faults []Fault
	need := func(ok bool, pointer, detail string) {
		if !ok {
			faults = append(faults, Fault{pointer, detail})
		}
	}
	need(plain(c.Code), "/code", "must be capitals, digits and hyphens, at most 32")
	need(c.Name != "", "/name", "is required")
	need(c.Version >= 1, "/version", "must be 1 or more")
	need(!c.Opens.IsZero(), "/opens", "is required")
	need(c.Deadline.After(c.Opens), "/deadline", "must be after opens")
	need(slices.Contains([]string{dossier.Committee, dossier.External}, c.DecisionRoute), "/decision_route", "must be committee or external")
	for i, step := range c.Steps {
		need(slices.Contains([]string{Admissibility, Assessment}, step), fmt.Sprintf("/steps/%d", i), "must be admissibility or assessment")
	}
	for pointer, e := range map[string]*money.Euro{"/max_subsidy": c.MaxSubsidy, "/max_subsidy_per_partner": c.MaxSubsidyPerPartner, "/budget": c.Budget} {
		if e != nil {
			_, err := e.Cents()
			need(err == nil, pointer, "must be an amount in euro with at most two decimals")
		}
	}
	need(c.MaxRate >= 0 && c.MaxRate <= 10_000, "/max_rate_bp", "must be 0 to 10000")
	need(c.MinOwnShare >= 0 && c.MinOwnShare <= 10_000, "/min_own_share_bp", "must be 0 to 10000")
	for pointer, t := range map[string]*calendar.Term{"/hub_review_term": c.HubReviewTerm, "/cure_term": c.CureTerm, "/decision_term": c.DecisionTerm, "/objection_term": c.ObjectionTerm} {
		if t != nil {
			need(t.Days > 0 && t.Days <= 3650, pointer+"/days", "must be 1 to 3650")
			need(t.Kind == calendar.WorkingDays || t.Kind == calendar.CalendarDays, pointer+"/kind", "must be working or calendar")
		}
	}
	slices.SortFunc(faults, func(a, b Fault) int { return bytes.Compare([]byte(a.Pointer), []byte(b.Pointer)) })
	return faults
}

// plain says that a code is made of capitals, digits and hyphens only: no look-alike letters.
func plain(code string) bool {
	for _, r := range code {
		if (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return code != "" && len(code) <= 32
}

//go:embed demo.json
var demo []byte

// Demo are the invented calls of a demonstration: open from now on, closed 60 days later at 12:00 in Brussels.
func Demo(now time.Time) ([]Call, error) {
	var file struct {
		Note  string `json:"note"`
		Calls []struct {
			Call
			Opens    *time.Time `json:"opens"`
			Deadline *time.Time `json:"deadline"`
		} `json:"calls"`
	}
	dec := json.NewDecoder(bytes.NewReader(demo))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fmt.Errorf("read demo calls: %w", err)
	}
	var calls []Call
	for _, entry := range file.Calls {
		c := entry.Call
		c.Opens = now.UTC().Truncate(time.Second)
		c.Deadline = calendar.DateOf(now).Add(60).At(12, 0).UTC()
		if faults := c.Validate(); len(faults) > 0 {
			return nil, fmt.Errorf("demo call %s: %w", c.Code, faults[0])
		}
		calls = append(calls, c)
	}
	return calls, nil
}
