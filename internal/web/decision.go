// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// decisionPage is a dossier before who decides about it.
type decisionPage struct {
	judged
	Command dossier.Verb // that the form gives
	Barred  string       // why there is no form; "" where there is one
	Form    decisionForm
	Focus   string // id of the field that was just added
}

// External says whether an outside funder decided, so that their document is brought in.
func (y decisionPage) External() bool { return y.Rules.Route == dossier.External }

// Corrects says whether the decision takes the place of one.
func (y decisionPage) Corrects() bool { return y.Command == dossier.Correct }

func showDecision(v *visit) error {
	y, err := v.decisionPage()
	if err != nil {
		return err
	}
	if y.Done = decided[dossier.Verb(v.URL.Query().Get(doneField))]; y.Done != (bilingual.Words{}) {
		return v.show("beslissing", y)
	}
	if y.Barred == "" && !v.proven() {
		return v.prove()
	}
	y.Form = y.begun()
	return v.show("beslissing", y)
}

// decided says what was just done.
var decided = map[dossier.Verb]bilingual.Words{
	dossier.GiveDecision: {"De beslissing is genomen, en de brief ligt klaar. Hub en onderneming krijgen bericht.", "The decision is made, and the letter is ready. Hub and company are told."},
	dossier.Correct:      {"De beslissing is vervangen, en de nieuwe brief ligt klaar. Hub en onderneming krijgen bericht.", "The decision was replaced, and the new letter is ready. Hub and company are told."},
}

// decisionPage reads the dossier, and what can be decided now: a form that was sent says which of both commands it meant.
func (v *visit) decisionPage() (y decisionPage, err error) {
	if y.judged, err = v.judge(); err != nil {
		return y, err
	}
	first, again := y.offer(dossier.GiveDecision), y.offer(dossier.Correct)
	meant := v.PostForm.Get("opdracht")
	offer := first
	y.Command = dossier.GiveDecision
	if meant == string(dossier.Correct) || meant == "" && !first.Allowed && (again.Allowed || y.Standing != nil && y.State.Final()) {
		offer, y.Command = again, dossier.Correct
	}
	if !offer.Allowed {
		y.Barred = offer.Reason
	}
	y.As = v.asWhom(offer, y.Hubs)
	y.Form = readDecision(v.PostForm, len(y.Content.Budget))
	return y, nil
}

// begun is the form as it is first shown: what can be granted, or the decision that it takes the place of.
func (y decisionPage) begun() decisionForm {
	f := decisionForm{Lines: make([]string, len(y.Content.Budget))}
	if y.Limit.Most > 0 {
		f.Amount = plainAmount(y.Limit.Most, y.Lang)
	}
	s := y.Standing
	if s == nil || !y.Corrects() {
		return f
	}
	for outcome, to := range map[string]dossier.Status{dossier.Approve: dossier.Approved, dossier.Reject: dossier.Rejected,
		dossier.PutOnReserve: dossier.Reserve} {
		if s.To == to {
			f.Outcome = outcome
		}
	}
	if s.Granted > 0 {
		f.Amount = plainAmount(s.Granted, y.Lang)
	}
	f.Reference, f.Conditions = s.Reference, slices.Clone(s.Conditions)
	for _, l := range s.Lines {
		if l.Line >= 0 && l.Line < len(f.Lines) {
			f.Lines[l.Line] = plainAmount(l.Accepted, y.Lang)
		}
	}
	return f
}

// outcome is a way to decide, and why it cannot be chosen; "" where it can.
type outcome struct {
	Value  string
	Label  bilingual.Words
	Barred string
}

// StandingOutcome is what was decided last, in words.
func (y decisionPage) StandingOutcome() string { return upper(y.Standing.To.Label(y.Lang)) }

// StandingAmount is what was granted last.
func (y decisionPage) StandingAmount() string { return y.Standing.Granted.In(y.Lang) }

// Letter is where the letter of the decision that stands is read; "" where there is none.
func (y decisionPage) Letter() string {
	if y.Standing == nil || y.Standing.Document == nil {
		return ""
	}
	return documentPath(y.Number, y.Standing.Document.ID)
}

// Outcomes are the ways to decide that the dossier allows now.
func (y decisionPage) Outcomes() []outcome {
	all := []outcome{{dossier.Approve, bilingual.Words{"Goedkeuren", "Approve"}, ""},
		{dossier.Reject, bilingual.Words{"Weigeren", "Reject"}, ""},
		{dossier.PutOnReserve, bilingual.Words{"Op de reservelijst", "Put on the reserve list"}, ""}}
	if j := y.Jury; j != nil && j.Consensus != nil && len(j.Consensus.Below) > 0 {
		why := dossier.CodeSentence(dossier.CodeBelowThreshold, nil, y.Lang)
		all[0].Barred, all[2].Barred = why, why
	}
	if y.State == dossier.Reserve {
		all[2].Barred = dossier.CodeSentence(dossier.CodeOnReserve, nil, y.Lang)
	}
	return all
}

// limitWords say what limits the amount.
var limitWords = map[string]bilingual.Words{
	"":                       {"zoveel is gevraagd", "that much was asked"},
	view.ByBudget:            {"zoveel is er in de oproep nog te verdelen", "that much the call has left to grant"},
	application.AboveCeiling: {"zoveel geeft de oproep per dossier", "that much the call gives a dossier"},
	application.AboveRate:    {"zoveel van de kosten betaalt de oproep", "that much of the costs the call pays"},
	application.OwnShare:     {"de rest van de kosten is eigen inbreng", "the rest of the costs is the own share"},
	application.AbovePartner: {"meer krijgt één organisatie niet", "one organisation gets no more"},
	application.AboveAid:     {"zoveel de-minimissteun kan er nog bij", "that much de-minimis aid still fits"},
	application.NoRegulation: {"er is geen de-minimisverordening voor vandaag", "there is no de-minimis regulation for today"},
}

// Ceiling says how much can be granted at most, and what limits it.
func (y decisionPage) Ceiling() string {
	most := y.Limit.Most.In(y.Lang)
	return bilingual.Words{"Hoogstens " + most + ": ", "At most " + most + ": "}.In(y.Lang) + limitWords[y.Limit.Code].In(y.Lang) + "."
}

func decide(v *visit) error {
	y, err := v.decisionPage()
	if err != nil {
		return err
	}
	do := v.PostForm.Get(doField)
	if v.switches() || y.Form.rows(do) {
		if do == addCondition {
			y.Focus = fieldID("/conditions/" + strconv.Itoa(len(y.Form.Conditions)-1))
		}
		return v.show("beslissing", y)
	}
	if !v.proven() {
		v.x.park(v.w, v.Request, unproven)
		return nil
	}
	if y.External() {
		if err := v.bringIn(&y); err != nil {
			return err
		}
	}
	if do == bringIn && len(y.Faults.All) == 0 {
		return v.show("beslissing", y)
	}
	body := y.Form.body(v.Lang, &y.Faults)
	path := "/api/v1/dossiers/" + y.Number + "/" + string(y.Command)
	incomplete := len(y.Faults.All) > 0
	if do == preview || incomplete { // which changes nothing, and says what else is wrong
		path += "/preview"
	}
	reply, err := v.ask("POST", path, body, y.header())
	switch p := refused(err); {
	case incomplete:
		if p != nil {
			y.Faults.join(y.Form.placed(p))
		}
		return v.showAs(http.StatusUnprocessableEntity, "beslissing", y)
	case p != nil:
		y.refuse(y.Form.placed(p))
		return v.showAs(p.Status, "beslissing", y)
	case err != nil:
		return err
	case do == preview:
		v.sendPDF(reply.Body, "inline", y.Number+"-"+string(y.Command)+".pdf")
		return nil
	case reply.Status == http.StatusAccepted:
		return v.goTo(y.later())
	}
	return v.goTo(y.done(y.Path()+"/beslissing", y.Command))
}

// budgetLine is a line of the budget of which part can be accepted.
type budgetLine struct {
	Number                   int // from 1
	ID, Name                 string
	Who, What, Cost, Accepts string
	Fault                    *fieldError
}

// BudgetLines are those of the budget, as the form has them.
func (y decisionPage) BudgetLines() (all []budgetLine) {
	names := map[string]string{y.Content.Applicant.CompanyNumber: y.Content.Applicant.Name}
	for _, p := range y.Content.Partners {
		names[p.Organisation.CompanyNumber] = p.Organisation.Name
	}
	for i, c := range y.Content.Budget {
		pointer := "/lines/" + strconv.Itoa(i)
		all = append(all, budgetLine{Number: i + 1, ID: fieldID(pointer), Name: "aanvaard." + strconv.Itoa(i),
			Who:  nameOf(names, c.Partner),
			What: c.Description, Cost: amount(&c.Amount, y.Lang), Accepts: y.Form.line(i), Fault: y.Faults.At(pointer)})
	}
	return all
}

// Accepts says whether something is filled in line by line, or wrong there.
func (y decisionPage) Accepts() bool {
	return slices.ContainsFunc(y.BudgetLines(), func(l budgetLine) bool { return l.Accepts != "" || l.Fault != nil })
}

// condition is a row of the form.
type condition struct {
	ID, Text, Remove string
	Number           int // from 1
	Focus            bool
	Fault            *fieldError
}

// Conditions are those of the form.
func (y decisionPage) Conditions() (all []condition) {
	for i, text := range y.Form.Conditions {
		pointer := "/conditions/" + strconv.Itoa(i)
		all = append(all, condition{ID: fieldID(pointer), Text: text, Remove: removeCondition + strconv.Itoa(i), Number: i + 1,
			Focus: y.Focus == fieldID(pointer), Fault: y.Faults.At(pointer)})
	}
	return all
}

// account is how the de-minimis aid of a beneficiary stands, in words.
type account struct {
	contract.AidAccount
	UsedText, NowText, LeftText string
}

// Accounts are those of who would receive aid: what is used, what comes now, and what is left after that.
func (y judged) Accounts() (all []account) {
	for _, a := range y.Aid {
		x := account{AidAccount: a}
		if a.Used != nil && a.Asked != nil && a.Left != nil {
			x.UsedText, x.NowText, x.LeftText = bare(amount(a.Used, y.Lang)), bare(amount(a.Asked, y.Lang)), bare(remains(a, y.Lang))
		}
		all = append(all, x)
	}
	return all
}

// plainAmount is an amount as people type it.
func plainAmount(c money.Cents, lang string) string {
	return bare(c.In(lang))
}

// bare is an amount without its currency, which its column names.
func bare(amount string) string {
	return strings.NewReplacer("€\u00a0", "", "€", "").Replace(amount)
}
