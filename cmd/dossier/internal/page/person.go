// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"cmp"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// People are a line for each membership, with the last day on which it counts.
func People(t *terminal.Terminal, list contract.PersonList) error {
	if len(list.People) == 0 {
		t.Warn("%s", t.Say("person.nobody"))
		return nil
	}
	var rows [][]string
	for _, p := range list.People {
		for _, m := range p.Memberships {
			rows = append(rows, []string{p.ID, p.Name, m.Label, cmp.Or(m.Hub, m.Company), lastDay(t, m), t.Word("duty", m.Duty)})
		}
	}
	return t.Grid(t.Say("person.head"), rows)
}

// Person is somebody with a line for each membership, which begins with its id.
func Person(t *terminal.Terminal, p contract.Person) error {
	t.Tell("%s  %s\n\n", p.ID, terminal.Flat(p.Name))
	var rows [][]string
	for _, m := range p.Memberships {
		var more []string
		if m.Duty != "" {
			more = append(more, t.Word("duty", m.Duty))
		}
		if m.Dossier != "" {
			more = append(more, t.Say("me.only", m.Dossier))
		}
		if m.Lent {
			more = append(more, t.Say("me.lent"))
		}
		since := ""
		if m.Since != nil {
			since = calendar.DateOf(*m.Since).String()
		}
		rows = append(rows, []string{m.ID, m.Label, cmp.Or(m.Hub, m.Company), since, lastDay(t, m), strings.Join(more, ", ")})
	}
	return t.Grid(t.Say("person.memberships"), rows)
}

// lastDay is the last day on which a membership counts, and that it does not now where it does not.
func lastDay(t *terminal.Terminal, m contract.Membership) string {
	day := ""
	if m.Until != nil {
		day = calendar.Ending(*m.Until).String()
	}
	if !m.Active {
		day = strings.TrimSpace(day + " " + t.Say("person.idle"))
	}
	return day
}

// Engaged says who was given which membership.
func Engaged(t *terminal.Terminal, e contract.Engaged) error {
	t.Fact(t.Say("person.person"), e.Person)
	t.Fact(t.Say("person.membership"), e.Membership)
	if e.Person == e.Membership { // the first one of somebody new has their id
		t.Warn("%s", t.Say("person.invite", e.Person))
	}
	return nil
}

// Ended says that a membership is over, and where a place on a panel falls free.
func Ended(t *terminal.Terminal, e contract.Ended) error {
	t.Tell("%s\n", t.Say("person.ended", e.Membership))
	for _, number := range e.Freed {
		t.Tell("%s\n", t.Say("person.freed", number))
	}
	return nil
}

// PersonChanges are who did what with what people may do, when and why.
func PersonChanges(t *terminal.Terminal, list contract.PersonChanges) error {
	var rows [][]string
	for _, c := range list.Changes {
		what := t.Word("change", c.What)
		if c.Role != "" {
			what += ": " + strings.TrimSpace(t.Role(c.Role)+" "+cmp.Or(c.Hub, c.Company)+" "+c.Dossier)
		}
		rows = append(rows, []string{t.Moment(c.At), cmp.Or(c.ByName, c.By, t.Say("change.operator")), what, cmp.Or(c.Name, c.Person),
			c.Reason})
	}
	return t.Grid(t.Say("change.head"), rows)
}
