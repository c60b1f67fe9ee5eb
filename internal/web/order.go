// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// orderPage is the form by which a command is given.
type orderPage struct {
	dossierPage
	Command  dossier.Verb
	Name     string // the command, in words
	Words    stepWords
	Key      string
	Reason   string // why it cannot be given now; ""
	Controls []control
	As       []choice // the memberships under which it can be given, where there are several
	Chosen   string   // of those
	Confirms bool     // by typing the number of the dossier
	Typed    string   // to confirm
	Faults   faults
	Missing  []gap                   // of the content, which stands in the way
	Register []contract.RegisterLine // what is to be put in the central register
	Judged   *judged                 // the dossier to read beside the form; nil where the command judges nothing
}

// weighed are the commands that are given with the application at hand.
var weighed = []dossier.Verb{dossier.DeclareAdmissible, dossier.DeclareInadmissible, dossier.RequestSupplement, dossier.Assess,
	dossier.RecordConsensus}

// confirmed are the commands that are confirmed by typing the number: what they do is not undone.
var confirmed = []dossier.Verb{dossier.Submit, dossier.Withdraw}

// order is the form of a command, empty.
func (v *visit) order() (y orderPage, err error) {
	y.Command = dossier.Verb(v.PathValue("command"))
	if !slices.Contains(dossier.Commands, y.Command) {
		return y, &contract.Problem{Status: http.StatusNotFound}
	}
	if y.Page, err = v.weighs(&y); err != nil {
		return y, err
	}
	y.Lang = v.Lang
	y.Name, y.Words, y.Key = upper(y.Command.Label(v.Lang)), steps[y.Command], v.key()
	y.Confirms = slices.Contains(confirmed, y.Command)
	y.Controls, _ = controlsOf(y.Command)
	offer := y.may(y.Command)
	if offer == nil {
		y.Reason = y.refusal()
		return y, nil
	}
	y.As = v.asWhom(*offer, y.Hubs)
	for i := range y.Controls {
		if err := v.offer(&y, &y.Controls[i]); err != nil {
			return y, err
		}
	}
	if y.Command == dossier.RegisterAid {
		q := view.RegisterQuestion{Number: y.Number, Limit: len(y.Content.Beneficiaries())}
		page, _, err := v.Sight.Register(v.Context(), q)
		if err != nil {
			return y, err
		}
		for i := range page.Lines {
			l := &page.Lines[i]
			l.Day, l.LastDay = calendar.InWords(l.Day, v.Lang), calendar.InWords(l.LastDay, v.Lang)
		}
		y.Register = page.Lines
	}
	return y, nil
}

// weighs reads the dossier of an order, and what there is to weigh.
func (v *visit) weighs(y *orderPage) (*view.Page, error) {
	if !slices.Contains(weighed, y.Command) {
		return v.Sight.Page(v.Context(), v.PathValue("number"))
	}
	j, err := v.judge()
	if err != nil {
		return nil, err
	}
	if j.Open && j.offer(y.Command).Allowed {
		y.Judged = &j
	}
	if y.Command == dossier.Assess {
		j.Jury, j.Missing = nil, nil // each scores for themselves, and knows of no other dossier
	}
	return j.Page, nil
}

// Instead are the other ways on where this command is one of several.
func (y orderPage) Instead() (all []otherStep) {
	either := []dossier.Verb{dossier.DeclareAdmissible, dossier.RequestSupplement, dossier.DeclareInadmissible}
	for _, name := range either {
		if slices.Contains(either, y.Command) && name != y.Command && y.may(name) != nil {
			all = append(all, otherStep{name.Label(y.Lang), commandPath(y.Number, name)})
		}
	}
	return all
}

// refusal is why the command cannot be given.
func (y orderPage) refusal() string {
	for _, o := range y.Allowed {
		if o.Command == y.Command {
			return o.Reason
		}
	}
	return ""
}

// orderForm shows the form of a command.
func orderForm(v *visit) error {
	y, err := v.order()
	if err != nil {
		return err
	}
	if own := commandPath(y.Number, y.Command); own != v.URL.Path {
		return v.goTo(own)
	}
	if y.Reason != "" {
		return v.showAs(http.StatusConflict, "opdracht", y)
	}
	if access.ScopeOf(y.Command) == access.Decide && !v.proven() {
		return v.prove()
	}
	y.take(v.URL.Query(), false)
	return v.show("opdracht", y)
}

// giveOrder gives the command as it was filled in.
func giveOrder(v *visit) error {
	y, err := v.order()
	if err != nil {
		return err
	}
	more := v.PostForm.Has("erbij")
	body := y.take(v.PostForm, more)
	if v.switches() || more {
		y.Faults = faults{}
		y.place()
		return v.show("opdracht", y)
	}
	if access.ScopeOf(y.Command) == access.Decide && !v.proven() {
		v.x.park(v.w, v.Request, unproven)
		return nil
	}
	if len(y.Faults.All) > 0 {
		return v.showAs(http.StatusUnprocessableEntity, "opdracht", y)
	}
	reply, err := v.ask("POST", "/api/v1/dossiers/"+y.Number+"/"+string(y.Command), body,
		map[string]string{"Idempotency-Key": y.Key, "As": y.Chosen})
	if p := refused(err); p != nil && p.Status < http.StatusInternalServerError && p.Status != http.StatusNotFound {
		y.fault(p)
		y.Key = access.NewID("r_") // the answer to that one is known
		return v.showAs(http.StatusUnprocessableEntity, "opdracht", y)
	}
	switch {
	case err != nil:
		return err
	case reply.Status == http.StatusAccepted:
		return v.goTo(dossierPath(y.Number) + "?" + receivedField + "=" + url.QueryEscape(y.Key))
	case y.leaves():
		return v.show("gedaan", y)
	}
	return v.goTo(dossierPath(y.Number) + "?" + doneField + "=" + string(y.Command))
}

// leaves says whether who gave the command knows of the dossier no more.
func (y orderPage) leaves() bool {
	if y.Command == dossier.LeavePanel {
		return true
	}
	return y.Command == dossier.DeclareConflict && y.Controls[0].Value == "true"
}

// fault puts what a problem says beside the controls that it is about; what is missing in the content is shown with where to fill it in.
func (y *orderPage) fault(p *contract.Problem) {
	own := *p
	own.Errors = nil
	for _, e := range p.Errors {
		if e.Place != "" {
			y.Missing = append(y.Missing, gap{Place: e.Place, Message: e.Message, Path: y.FieldPath(e.Pointer)})
			continue
		}
		own.Errors = append(own.Errors, e)
	}
	y.Faults = faultsOf(&own)
	y.place()
}

// place puts each fault beside its control, and names the control where they are listed.
func (y *orderPage) place() {
	labels := map[string]bilingual.Words{}
	for _, c := range y.Controls {
		labels[c.Pointer()] = c.Label
		for _, row := range c.Scores {
			labels["/scores/"+row.Code] = bilingual.Plain(row.Label)
		}
	}
	y.Faults = y.Faults.placed(labels, y.Lang)
	for i := range y.Controls {
		c := &y.Controls[i]
		c.Fault = y.Faults.At(c.Pointer())
		for n := range c.Scores {
			c.Scores[n].Fault = y.Faults.At("/scores/" + c.Scores[n].Code)
		}
		for n := range c.Rows {
			c.Rows[n].AtPlace, c.Rows[n].AtText = y.Faults.At(askedAt(n, "pointer")), y.Faults.At(askedAt(n, "text"))
		}
	}
}

// Facts are what goes out with a submission, to read before confirming.
func (y orderPage) Facts() bool { return y.Command == dossier.Submit && y.Asked != nil }

// confirms says whether what was typed is the number of the dossier.
func (y orderPage) confirms(typed string) bool {
	return strings.EqualFold(strings.TrimSpace(typed), y.Number)
}
