// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"fmt"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// InWords says in plain words all that the call means, one sentence a line, in Dutch or English. What it sets no limit to
// is said too: who reads it need not know what a call could have said.
func (c Call) InWords(lang string) []string {
	e := wording{call: c, lang: lang}
	e.opening()
	e.money()
	e.instalments()
	e.content()
	e.review()
	e.steps()
	e.decision()
	e.counting()
	e.reminder()
	return e.lines
}

type wording struct {
	call  Call
	lang  string
	lines []string
}

// say adds a line; what fills it in is in the language already.
func (e *wording) say(nl, en string, args ...any) {
	e.lines = append(e.lines, fmt.Sprintf(e.in(nl, en), args...))
}

func (e *wording) in(nl, en string) string {
	if e.lang == "en" {
		return en
	}
	return nl
}

// figure is an amount or a rate.
func (e *wording) figure(x interface {
	Belgian() string
	English() string
}) string {
	return e.in(x.Belgian(), x.English())
}

func (e *wording) amount(x *money.Euro) string { return e.figure(cents(x)) }

// day is a day of a call file.
func (e *wording) day(text string) string {
	d, err := calendar.ReadDate(text)
	if err != nil {
		return text
	}
	return e.in(d.Dutch(), d.English())
}

// days is a term.
func (e *wording) days(t calendar.Term) string {
	unit := e.in("kalenderdag", "calendar day")
	if t.Kind == calendar.WorkingDays {
		unit = e.in("werkdag", "working day")
	}
	if t.Days != 1 {
		unit += e.in("en", "s")
	}
	return fmt.Sprintf("%d %s", t.Days, unit)
}

// listed is "a, b en c".
func (e *wording) listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + e.in(" en ", " and ") + words[last]
}

func (e *wording) opening() {
	c := e.call
	e.say("%s, versie %d: %s.", "%s, version %d: %s.", c.Code, c.Version, c.Name)
	if c.Authority != "" {
		e.say("%s kent de subsidie toe.", "%s grants the subsidy.", c.Authority)
	}
	e.say("Indienen kan van %s, %s.", "Submission is possible from %s, %s.", calendar.Moment(c.Opens, e.lang),
		calendar.Until(c.Deadline, e.lang))
	for _, x := range c.Extensions {
		whom := "dossier " + x.Dossier
		if x.Hub != "" {
			whom = "hub " + x.Hub
		}
		e.say("Voor %s: %s.", "For %s: %s.", whom, calendar.Until(x.Deadline, e.lang))
	}
	e.say("Een dossier dat dan niet ingediend is, vervalt.", "A dossier that has not been submitted by then expires.")
}
