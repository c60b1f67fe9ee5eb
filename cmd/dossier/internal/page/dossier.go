// SPDX-License-Identifier: EUPL-1.2

// Package page is what people see on the screen of what the API said.
package page

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Dossier is a dossier on one screen.
func Dossier(t *terminal.Terminal, v contract.View) error {
	t.Tell("%s  %s\n", v.Number, terminal.Flat(v.Title))
	if v.Explanation != "" {
		t.Tell("%s\n", terminal.Flat(v.Explanation))
	}
	t.Tell("\n")
	t.Fact(t.Say("show.state"), t.Say("show.since", v.Label, t.Moment(v.Since)))
	t.Fact(t.Say("show.waits"), t.Waits(v.WaitingFor))
	if v.Due != nil {
		t.Fact(t.Say("show.due"), term(t, v.Due))
		t.Fact(t.Say("show.then"), t.Say("then."+v.Due.Then))
	}
	t.Fact(t.Say("show.call"), v.Call)
	t.Fact(t.Say("show.hub"), v.Hub)
	t.Fact(t.Say("show.company"), v.CompanyNumber)
	for _, p := range v.Parties {
		t.Fact(t.Say("show.party"), strings.TrimSpace(terminal.Flat(p.Name)+" "+p.CompanyNumber)+" ("+p.Label+")")
	}
	if len(v.Parties) == 0 {
		t.Fact(t.Say("show.asked"), t.Amount(v.Asked))
		t.Fact(t.Say("show.granted"), t.Amount(v.Granted))
	}
	for _, b := range v.Aid {
		if b.Ceiling == nil {
			t.Fact(t.Say("show.aid"), t.Say("show.aid_fits", terminal.Flat(b.Name), fits(t, b)))
			continue
		}
		t.Fact(t.Say("show.aid"), t.Say("show.aid_figures",
			terminal.Flat(b.Name), t.Amount(b.Used), t.Amount(b.Asked), t.Amount(b.Left), fits(t, b)))
	}
	if v.Place > 0 {
		t.Fact(t.Say("show.place"), strconv.Itoa(v.Place))
	}
	if v.Objection != nil {
		t.Fact(t.Say("show.objection"), term(t, v.Objection))
	}
	if v.Saved != nil {
		t.Fact(t.Say("show.saved"), t.Say("show.saved_by", v.Saved.Version, t.Moment(v.Saved.At), terminal.Flat(v.Saved.By)))
	}
	for _, s := range v.Panel {
		progress := "show.unassessed"
		switch {
		case s.Left:
			progress = "show.left"
		case s.Assessed:
			progress = "show.assessed"
		}
		t.Fact(t.Say("show.assessor"), cmp.Or(terminal.Flat(s.Name), s.Assessor)+" ("+t.Say(progress)+")")
	}
	plans(t, v.Planned)
	offers(t, v.Allowed)
	questions(t, v)
	if v.State == "drafting" || len(v.Missing) > 0 {
		t.Tell("\n")
		Missing(t, v.Missing)
	}
	return nil
}

// questions lists what a supplement is asked about, and whether anything was changed there.
func questions(t *terminal.Terminal, v contract.View) {
	if len(v.Questions) == 0 {
		return
	}
	t.Tell("\n%s\n", t.Say("show.questions"))
	for _, q := range v.Questions {
		mark := "✗"
		if q.Changed {
			mark = "✓"
		}
		t.Tell("  %s %s: %s\n", mark, Placed(q.Place, q.Pointer), terminal.Flat(q.Text))
	}
}

// term says what falls due, when, and how that instant was reached.
func term(t *terminal.Terminal, d *contract.Due) string {
	text := calendar.Until(d.At, string(t.Language)) + " (" + cmp.Or(d.Reason, d.Rule) + ")"
	if d.Label != "" {
		text = d.Label + ": " + text
	}
	return text
}
