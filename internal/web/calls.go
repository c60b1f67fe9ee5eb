// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (x *Web) programmeRoutes() []route {
	return []route{
		{"GET /oproepen", x.page("/oproepen", callsPage)},
		{"GET /oproepen/{code}", x.page("/oproepen", callPage)},
		{"GET /hubs", x.page("/hubs", hubsPage)},
		{"GET /hubs/{code}", x.page("/hubs", hubPage)},
	}
}

// stand is where a call stands at an instant.
type stand struct {
	Open   bool
	Label  bilingual.Words
	Ends   string          // its deadline in words
	Remain bilingual.Words // how long until then; none when it is not open
}

func standOf(c contract.CallSummary, now time.Time, lang string) stand {
	s := stand{Ends: calendar.Last(c.Deadline, lang)}
	switch {
	case now.Before(c.Opens):
		s.Label = bilingual.Words{"nog niet open", "not open yet"}
	case now.Before(c.Deadline):
		s.Open, s.Label, s.Remain = true, bilingual.Words{"open", "open"}, remaining(now, c.Deadline)
	default:
		s.Label = bilingual.Words{"gesloten", "closed"}
	}
	return s
}

// remaining are the days between two instants, as the calendar on the wall counts them.
func remaining(now, until time.Time) bilingual.Words {
	days := daysBetween(calendar.DateOf(now), calendar.Ending(until))
	switch {
	case days <= 0:
		return bilingual.Words{"vandaag nog", "today still"}
	case days == 1:
		return bilingual.Words{"nog tot morgen", "until tomorrow"}
	case days >= 400:
		return bilingual.Words{"nog meer dan een jaar", "more than a year left"}
	}
	return bilingual.Words{"nog " + strconv.Itoa(days) + " dagen", strconv.Itoa(days) + " days left"}
}

// callLine is a call in the list.
type callLine struct {
	contract.CallSummary
	stand
	Worth string // its budget, "" for none
}

type callList struct {
	Open, Later, Closed []callLine
	Starts              bool // the reader starts dossiers
}

func callsPage(v *visit) error {
	found, err := v.Sight.Calls(v.Context())
	if err != nil {
		return err
	}
	y := callList{Starts: v.Identity.Holds(dossier.HubStaff)}
	for _, c := range found {
		line := callLine{c, standOf(c, v.Now, v.Lang), worth(c.Budget, v.Lang)}
		switch {
		case line.Open:
			y.Open = append(y.Open, line)
		case v.Now.Before(c.Opens):
			y.Later = append(y.Later, line)
		default:
			y.Closed = append(y.Closed, line)
		}
	}
	return v.show("oproepen", y)
}

// worth writes an amount; "" for none.
func worth(e *money.Euro, lang string) string {
	if e == nil {
		return ""
	}
	c, err := e.Cents()
	if err != nil {
		return ""
	}
	return c.In(lang)
}

type callStory struct {
	view.Story
	stand
	Starts               bool
	Budget, Spent, Spare string // in words; "" where there is none or the reader may not know
	Later                []laterDeadline
}

// laterDeadline is that of a hub or a dossier.
type laterDeadline struct {
	view.Extension
	Ends string
	Open bool
}

func callPage(v *visit) error {
	story, err := v.Sight.Story(v.Context(), v.PathValue("code"))
	if errors.Is(err, record.ErrNoCall) {
		v.x.refuse(v.w, v.Request, http.StatusNotFound)
		return nil
	}
	if err != nil {
		return err
	}
	y := callStory{Story: story, stand: standOf(story.CallSummary, v.Now, v.Lang), Starts: v.Identity.Holds(dossier.HubStaff),
		Budget: worth(story.Budget, v.Lang)}
	y.Words = y.Words[min(1, len(y.Words)):] // the first names the call, as the heading does
	if story.Granted != nil {
		y.Spent = story.Granted.In(v.Lang)
	}
	if story.Left != nil {
		y.Spare = story.Left.In(v.Lang)
	}
	for _, e := range story.Extensions {
		y.Later = append(y.Later, laterDeadline{e, calendar.Last(e.Deadline, v.Lang), v.Now.Before(e.Deadline)})
	}
	return v.show("oproep", y)
}
