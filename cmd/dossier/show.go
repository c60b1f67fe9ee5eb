// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func (a *app) showCommand() *cobra.Command { return a.viewCommand("show", a.page) }

// statusCommand says in one sentence where a dossier stands, then what each role may do.
func (a *app) statusCommand() *cobra.Command {
	return a.viewCommand("status", func(v contract.View) {
		a.tell("%s\n", flat(v.Explanation))
		for _, n := range v.Next {
			a.tell("  %s\n", a.say("status.next", n.Role.Label(a.lang), joined(n.Commands)))
		}
		a.offers(v.Allowed)
	})
}

// viewCommand fetches a dossier and tells something of it.
func (a *app) viewCommand(name string, tell func(contract.View)) *cobra.Command {
	return a.about(name, groupRead, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		var v contract.View
		raw, err := a.getInto(ctx, dossierPath(args[0]), &v)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		tell(v)
		return nil
	})
}

// page is a dossier on one screen.
func (a *app) page(v contract.View) {
	a.tell("%s  %s\n", v.Number, flat(v.Title))
	if v.Explanation != "" {
		a.tell("%s\n", flat(v.Explanation))
	}
	a.tell("\n")
	a.fact(a.say("show.state"), a.say("show.since", v.Label, a.moment(v.Since)))
	a.fact(a.say("show.waits"), a.waits(v.WaitingFor))
	if v.Due != nil {
		a.fact(a.say("show.due"), a.term(v.Due))
		a.fact(a.say("show.then"), a.say("then."+v.Due.Then))
	}
	a.fact(a.say("show.call"), v.Call)
	a.fact(a.say("show.hub"), v.Hub)
	a.fact(a.say("show.company"), v.CompanyNumber)
	for _, p := range v.Parties {
		a.fact(a.say("show.party"), strings.TrimSpace(flat(p.Name)+" "+p.CompanyNumber)+" ("+p.Label+")")
	}
	if len(v.Parties) == 0 {
		a.fact(a.say("show.asked"), a.amount(v.Asked))
		a.fact(a.say("show.granted"), a.amount(v.Granted))
	}
	for _, b := range v.Aid {
		if b.Ceiling == nil {
			a.fact(a.say("show.aid"), a.say("show.aid_fits", flat(b.Name), a.fits(b)))
			continue
		}
		a.fact(a.say("show.aid"), a.say("show.aid_figures", flat(b.Name), a.amount(b.Used), a.amount(b.Asked), a.amount(b.Left), a.fits(b)))
	}
	if v.Place > 0 {
		a.fact(a.say("show.place"), strconv.Itoa(v.Place))
	}
	if v.Objection != nil {
		a.fact(a.say("show.objection"), a.term(v.Objection))
	}
	if v.Saved != nil {
		a.fact(a.say("show.saved"), a.say("show.saved_by", v.Saved.Version, a.moment(v.Saved.At), flat(v.Saved.By)))
	}
	for _, s := range v.Panel {
		progress := "show.unassessed"
		switch {
		case s.Left:
			progress = "show.left"
		case s.Assessed:
			progress = "show.assessed"
		}
		a.fact(a.say("show.assessor"), cmp.Or(flat(s.Name), s.Assessor)+" ("+a.say(progress)+")")
	}
	a.plans(v.Planned)
	a.offers(v.Allowed)
	a.questions(v)
	if v.State == "drafting" || len(v.Missing) > 0 {
		a.tell("\n")
		a.lacks(v.Missing)
	}
}

// questions lists what a supplement is asked about, and whether anything was changed there.
func (a *app) questions(v contract.View) {
	if len(v.Questions) == 0 {
		return
	}
	a.tell("\n%s\n", a.say("show.questions"))
	for _, q := range v.Questions {
		mark := "✗"
		if q.Changed {
			mark = "✓"
		}
		a.tell("  %s %s: %s\n", mark, placed(q.Place, q.Pointer), flat(q.Text))
	}
}

// plans says what the clock will do, before it happens.
func (a *app) plans(all []contract.Planned) {
	for _, p := range all {
		line := p.Label + " (" + p.Reason + ")"
		if p.Postpones != "" {
			line += ", " + a.say("show.postpones", p.Postpones.Label(a.lang))
		}
		a.tell("%-14s%s  %s\n", a.say("show.planned"), calendar.Last(p.At, a.lang), line)
	}
}

// notYours is the code of what another role does: of that it is enough to name it.
const notYours = "role_not_allowed"

// offers says what this person may do, and of the rest why not.
func (a *app) offers(all []contract.Allowed) {
	var can, cannot, others []string
	for _, o := range all {
		switch {
		case o.Code == notYours:
			others = append(others, string(o.Command))
		case o.Allowed:
			can = append(can, "  ✓ "+string(o.Command))
		default:
			cannot = append(cannot, fmt.Sprintf("  – %-22s%s", o.Command, flat(o.Reason)))
		}
	}
	if len(can) > 0 {
		a.tell("\n%s\n%s\n", a.say("show.can"), strings.Join(can, "\n"))
	}
	if len(cannot) > 0 {
		a.tell("\n%s\n%s\n", a.say("show.cannot"), strings.Join(cannot, "\n"))
	}
	if len(others) > 0 {
		a.tell("\n%s\n", a.say("show.others", strings.Join(others, ", ")))
	}
}

// lacks lists what is wrong or missing in the content, and what is worth a look.
func (a *app) lacks(all []contract.Missing) {
	faults := 0
	for _, m := range all {
		if m.Severity != "warning" {
			faults++
		}
	}
	if faults == 0 {
		a.tell("%s", a.say("complete"))
	} else {
		a.tell("%s", a.say("lacking", faults))
	}
	for _, m := range all {
		if m.Severity != "warning" {
			a.tell("  ✗ %s: %s\n", placed(m.Place, m.Pointer), flat(m.Message))
		}
	}
	if faults < len(all) {
		a.tell("%s\n", a.say("warnings"))
	}
	for _, m := range all {
		if m.Severity == "warning" {
			a.tell("  ! %s: %s\n", placed(m.Place, m.Pointer), flat(m.Message))
		}
	}
}

// placed is a place in words, with the pointer that programs and files know it by.
func placed(place, pointer string) string {
	if place == "" {
		return pointer
	}
	return place + " (" + pointer + ")"
}

// joined are the names of commands, with commas.
func joined(all []dossier.Verb) string {
	var names []string
	for _, name := range all {
		names = append(names, string(name))
	}
	return strings.Join(names, ", ")
}
