// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (x *Web) dossierRoutes() []route {
	return []route{
		{"GET /dossiers/{number}", x.page("/dossiers", showDossier)},
		{"GET /dossiers/{number}/documenten/{id}", x.page("/dossiers", sendDocument)},
		{"GET /dossiers/{number}/documenten/{id}/bekijk", x.page("/dossiers", showDocument)},
		{"POST /dossiers/{number}/bijlagen", x.page("/dossiers", attach)},
		{"GET /dossiers/{number}/opdracht/{command}", x.page("/dossiers", orderForm)},
		{"POST /dossiers/{number}/opdracht/{command}", x.page("/dossiers", giveOrder)},
	}
}

// dossierPage is a dossier as somebody sees it.
type dossierPage struct {
	*view.Page
	Lang     string
	Done     bilingual.Words // what was just done
	Received *received       // what was asked and is carried out later
	Phases   []phase
	Step     nextStep
	Tasks    []task
	Others   []otherStep
	Barred   []barred
	Attached []attachment
	Papers   []paper
	Upload   *upload // where somebody may add an attachment
	InList   *place  // in the list from which it was opened; nil where it was opened from none
}

// TeamPath is the page of who takes part.
func (y dossierPage) TeamPath() string { return teamPath(y.Number) }

func showDossier(v *visit) error {
	p, err := v.Sight.Page(v.Context(), v.PathValue("number"))
	if err != nil {
		return err
	}
	y, err := v.dossierPage(p)
	if err != nil {
		return err
	}
	if y.InList, err = listPlace(v, p.Number); err != nil {
		return err
	}
	y.Done = doneWords(v.URL.Query().Get(doneField))
	return v.show("dossier", y)
}

// dossierPage is the page of a dossier that was read.
func (v *visit) dossierPage(p *view.Page) (y dossierPage, err error) {
	y = dossierPage{Page: p, Lang: v.Lang}
	y.Step = y.next()
	y.Others, y.Barred = y.others()
	if !p.Open {
		return y, nil
	}
	y.Phases, y.Tasks = phasesOf(p, v.Lang), y.tasks()
	y.Papers, y.Attached = y.papers(), y.attachments()
	if p.Edits {
		y.Upload = newUpload(p)
	}
	y.Received, err = v.received()
	return y, err
}

// Path is the address of the dossier.
func (y dossierPage) Path() string { return dossierPath(y.Number) }

// applicant is the applicant by name, or the number where no name is known yet.
func applicant(p *view.Page) string {
	return cmp.Or(strings.TrimSpace(p.Content.Applicant.Name), p.CompanyNumber)
}

// Company is the applicant by name, or the number where no name is known yet.
func (y dossierPage) Company() string { return applicant(y.Page) }

// HubName is a hub in words.
func (y dossierPage) HubName(code string) string { return nameOf(y.Hubs, code) }

// With are the hubs that support the dossier, in words.
func (y dossierPage) With() string {
	var names []string
	for _, code := range y.Supporting {
		names = append(names, y.HubName(code))
	}
	return strings.Join(names, ", ")
}

// Returned is how the reviewer sent the dossier back, while it is drafted for that; nil where nobody did.
func (y dossierPage) Returned() *contract.Entry {
	if y.State != dossier.Drafting {
		return nil
	}
	for _, e := range slices.Backward(y.Timeline.Events) {
		switch e.Type {
		case dossier.ReturnedEvent:
			return &e
		case dossier.ReviewRequestedEvent, dossier.DraftReopenedEvent:
			return nil
		}
	}
	return nil
}

// Decided is how it was decided, while that stands; nil before that.
func (y dossierPage) Decided() *contract.Entry {
	if !slices.Contains([]dossier.Status{dossier.Approved, dossier.Rejected, dossier.Inadmissible, dossier.Reserve}, y.State) {
		return nil
	}
	for _, e := range slices.Backward(y.Timeline.Events) {
		if slices.Contains([]string{dossier.ApprovedEvent, dossier.RejectedEvent, dossier.ReservedEvent, dossier.DecisionCorrectedEvent,
			dossier.DeclaredInadmissibleEvent}, e.Type) {
			return &e
		}
	}
	return nil
}

// Ours says whether the reader is of the company that applies.
func (y dossierPage) Ours() bool { return y.Relation == dossier.Applicant }

// Contact is who of the hub is asked about the dossier: who did something there last.
func (y dossierPage) Contact() string {
	for _, e := range slices.Backward(y.Timeline.Events) {
		if e.Actor.Role == dossier.HubStaff && e.Actor.Name != "" {
			return e.Actor.Name
		}
	}
	return ""
}

// Newest are the events, the last first.
func (y dossierPage) Newest() []contract.Entry {
	all := slices.Clone(y.Timeline.Events)
	slices.Reverse(all)
	return all
}

// Coming is what the clock will do, the last first, so that the timeline reads on.
func (y dossierPage) Coming() (all []planned) {
	for _, x := range slices.Backward(y.Timeline.Planned) {
		p := planned{Planned: x}
		if slices.Contains(y.Extendable, x.Kind) && y.may(dossier.Extend) != nil {
			p.Move = commandPath(y.Number, dossier.Extend) + "?due=" + x.Kind
		}
		all = append(all, p)
	}
	return all
}

// planned is what the clock will do, with where its instant can be moved, by whom may.
type planned struct {
	contract.Planned
	Move string
}

// may is the offer of a command, or nil when it may not be given.
func (y dossierPage) may(name dossier.Verb) *contract.Allowed {
	for i, o := range y.Allowed {
		if o.Command == name && o.Allowed {
			return &y.Allowed[i]
		}
	}
	return nil
}

// errors are what of the content stands in the way.
func (y dossierPage) errors() []contract.Missing {
	return slices.DeleteFunc(slices.Clone(y.Missing), func(m contract.Missing) bool { return m.Severity != fault.Error })
}

// FieldPath is where a place in the content is filled in.
func (y dossierPage) FieldPath(pointer string) string { return fieldPath(y.Number, pointer) }

// upper begins a name with a capital.
func upper(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + name[size:]
}

// both is a label in both languages, as a name begins.
func both(label func(lang string) string) bilingual.Words {
	return bilingual.Words{upper(label("nl")), upper(label("en"))}
}

// several says a number of something, in words for one and for more.
func several(n int, one, more bilingual.Words) bilingual.Words {
	if n == 1 {
		return one
	}
	return bilingual.Words{strconv.Itoa(n) + " " + more[0], strconv.Itoa(n) + " " + more[1]}
}
