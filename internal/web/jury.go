// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// jury is what the assessors came to, in a language.
type jury struct {
	*view.Jury
	Lang string
}

// juryRow is a criterion, or all of them together.
type juryRow struct {
	Label        string
	Scores       []int // in the order of the sheets
	Mean, Agreed string
	Min          string // threshold; "" where there is none
	Spread       int    // between the highest and the lowest
	Below        bool   // the threshold is not reached
}

// Rows are the criteria of the call.
func (j jury) Rows() (all []juryRow) {
	for i, c := range j.Criteria {
		row := j.row(dossier.CriterionLabel(c.Code, j.Lang), c.Code, c.Min, func(s view.Sheet) int { return s.Scores[c.Code] })
		if j.Consensus != nil && i < len(j.Consensus.Marks) {
			row.Agreed = j.Consensus.Marks[i].String()
		}
		all = append(all, row)
	}
	return all
}

// Total is all criteria together, each by its weight.
func (j jury) Total() juryRow {
	row := j.row("", dossier.TotalMark, j.MinTotal, func(s view.Sheet) (sum int) {
		for _, c := range j.Criteria {
			sum += s.Scores[c.Code] * c.Weight
		}
		return sum
	})
	if j.Consensus != nil {
		row.Agreed = j.Consensus.Total.String()
	}
	return row
}

func (j jury) row(label, code string, least int, of func(view.Sheet) int) juryRow {
	row := juryRow{Label: label, Below: j.Consensus != nil && slices.Contains(j.Consensus.Below, code)}
	mean := dossier.Mark{Of: len(j.Sheets)}
	for _, s := range j.Sheets {
		row.Scores = append(row.Scores, of(s))
		mean.Sum += of(s)
	}
	if row.Mean = mean.String(); len(row.Scores) > 0 {
		row.Spread = slices.Max(row.Scores) - slices.Min(row.Scores)
	}
	if least > 0 {
		row.Min = strconv.Itoa(least)
	}
	return row
}

// purse is what the call has left, with this decision.
type purse struct {
	Max, Value int64 // cents
	Text       string
}

// Purse says how the budget of the call stands once the amount of the form is granted; nil where there is none to be told.
func (y decisionPage) Purse() *purse {
	if y.Budget == nil {
		return nil
	}
	now, _ := y.Form.granted()
	left := y.Budget.Whole - y.Budget.Granted - now
	p := &purse{Max: int64(y.Budget.Whole), Value: int64(min(y.Budget.Granted+now, y.Budget.Whole))}
	words := [4]string{y.Budget.Granted.In(y.Lang), now.In(y.Lang), left.In(y.Lang), y.Budget.Whole.In(y.Lang)}
	p.Text = bilingual.Said("Toegekend aan andere dossiers: %[1]s. Met %[2]s voor dit dossier blijft %[3]s van %[4]s.",
		"Granted to other dossiers: %[1]s. With %[2]s for this one, %[3]s of %[4]s is left.", words[0], words[1], words[2], words[3]).In(y.Lang)
	return p
}
