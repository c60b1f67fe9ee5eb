// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
)

// decisionForm is what somebody who decides fills in, as they typed it.
type decisionForm struct {
	Outcome, Amount, Reasons, Reference string
	Conditions                          []string
	Lines                               []string // what is accepted of each line of the budget; "" is all of it
	Upload                              uploaded // the document of an outside funder
}

// uploaded is a document that was brought in, and is named by the decision.
type uploaded struct {
	ID, Name, Kilo string
	Warnings       []string
}

// What the buttons of the form ask.
const (
	preview         = "bekijk"
	bringIn         = "laad"
	addCondition    = "erbij"
	removeCondition = "weg."
)

// mostConditions is how many the API takes.
const mostConditions = 50

func readDecision(form url.Values, lines int) decisionForm {
	f := decisionForm{Outcome: form.Get("uitkomst"), Amount: form.Get("bedrag"), Reasons: form.Get("redenen"),
		Reference: form.Get("kenmerk"), Conditions: form["voorwaarde"], Lines: make([]string, lines),
		Upload: uploaded{ID: form.Get("opgeladen"), Name: form.Get("opgeladen.naam"), Kilo: form.Get("opgeladen.grootte"),
			Warnings: form["opgeladen.let"]}}
	for i := range f.Lines {
		f.Lines[i] = form.Get("aanvaard." + strconv.Itoa(i))
	}
	return f
}

// rows adds or takes away a row, if that is what a button asks.
func (f *decisionForm) rows(do string) bool {
	if do == addCondition {
		if len(f.Conditions) < mostConditions {
			f.Conditions = append(slices.Clone(f.Conditions), "")
		}
		return true
	}
	row, is := strings.CutPrefix(do, removeCondition)
	if !is {
		return false
	}
	if i, err := strconv.Atoi(row); err == nil && i >= 0 && i < len(f.Conditions) {
		f.Conditions = slices.Delete(slices.Clone(f.Conditions), i, i+1)
	}
	return true
}

func (f decisionForm) line(i int) string {
	if i < len(f.Lines) {
		return f.Lines[i]
	}
	return ""
}

// granted is the amount of the form; ok is false where it is none.
func (f decisionForm) granted() (amount money.Cents, ok bool) {
	if f.Outcome != "" && f.Outcome != dossier.Approve {
		return 0, true
	}
	amount, err := typed.Euro(f.Amount).Cents()
	return amount, err == nil
}

// given are the places of what is not empty.
func given(all []string) (at []int) {
	for i, text := range all {
		if strings.TrimSpace(text) != "" {
			at = append(at, i)
		}
	}
	return at
}

// body is what is asked of the API. An amount counts for an approval only; what is missing is noted.
func (f decisionForm) body(lang string, wrong *faults) (body contract.CommandBody) {
	if body.Outcome = f.Outcome; f.Outcome == "" {
		wrong.note("/outcome", "", bilingual.Words{"Kies hoe u beslist.", "Choose how you decide."}.In(lang))
	}
	if strings.TrimSpace(f.Reasons) == "" {
		wrong.note("/reasons", "", bilingual.Words{"Schrijf de redenen: ze staan in de brief.", "Write the reasons: they stand in the letter."}.In(lang))
	} else {
		body.Reasons = new(strings.TrimSpace(f.Reasons))
	}
	if f.Outcome == dossier.Approve {
		if strings.TrimSpace(f.Amount) != "" {
			body.Amount = new(typed.Euro(f.Amount))
			if amount, ok := f.granted(); ok && amount == 0 {
				wrong.note("/amount", "", bilingual.Words{"Geef een bedrag boven nul. Kent u niets toe, weiger de aanvraag dan.",
					"Give an amount above zero. If you grant nothing, choose to reject."}.In(lang))
			}
		}
		for _, i := range given(f.Lines) {
			body.Lines = append(body.Lines, contract.LineBody{Line: i, Accepted: typed.Euro(f.Lines[i])})
		}
	}
	for _, i := range given(f.Conditions) {
		body.Conditions = append(body.Conditions, strings.TrimSpace(f.Conditions[i]))
	}
	body.Reference, body.Document = strings.TrimSpace(f.Reference), f.Upload.ID
	return body
}

// placed are the faults of a problem at the fields of the form: rows that were empty were not sent.
func (f decisionForm) placed(p *contract.Problem) faults {
	sent := map[string][]int{"lines": given(f.Lines), "conditions": given(f.Conditions)}
	return faultsAt(p, func(pointer string) string {
		parts := strings.Split(pointer, "/")
		if len(parts) <= 2 {
			return pointer
		}
		rows := sent[parts[1]]
		if rows == nil {
			return "/" + parts[1]
		}
		if i, err := strconv.Atoi(parts[2]); err == nil && i >= 0 && i < len(rows) {
			return "/" + parts[1] + "/" + strconv.Itoa(rows[i])
		}
		return pointer
	}).within("/outcome", "/amount", "/reasons", "/reference", "/document", "/lines/", "/conditions/")
}

// bringIn uploads the document that came with the form, if one did.
func (v *visit) bringIn(y *decisionPage) error {
	name, raw, err := v.file("document")
	if err != nil || len(raw) == 0 {
		return err
	}
	kept, err := v.bring(y.Number, "", raw)
	if p := refused(err); p != nil {
		message := p.Detail
		if len(p.Errors) > 0 {
			message = p.Errors[0].Message
		}
		y.Faults.note("/document", "", message)
		return nil
	}
	if err == nil {
		y.Form.Upload = uploaded{kept.ID, name, strconv.Itoa(max(kept.Bytes>>10, 1)), kept.Warnings}
	}
	return err
}
