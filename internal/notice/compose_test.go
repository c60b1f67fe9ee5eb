// SPDX-License-Identifier: EUPL-1.2

package notice_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
)

var composer = notice.Composer{Link: "https://dossiers.example.org/dossiers/", Host: "example.org"}

// asked is a notice of a supplement that was asked for, on a winter's day.
func asked() notice.Notice {
	at := time.Date(2026, 11, 24, 13, 32, 0, 0, time.UTC)
	due := calendar.Term{Days: 10, Kind: calendar.WorkingDays}.Due(at)
	n := notice.Notice{
		Key: notice.Key{Dossier: "CW-KORT-0001", Seq: 5, Person: "p_els"}, Created: at,
		Name: "Els Voorbeeld", Email: "els@example.org", Lang: "nl", Role: dossier.HubStaff, Title: "Hergebruik hout",
		Before: dossier.State{Seq: 4, Status: dossier.Submitted, Waits: []dossier.Party{{Role: dossier.ProgrammeOfficer}}},
		Event: dossier.Event{Seq: 5, Type: dossier.SupplementRequestedEvent, At: at, To: dossier.AwaitingSupplement, Actor: "p_sofie",
			Waits:    []dossier.Party{{Role: dossier.HubStaff, Hub: "kempen"}, {Role: dossier.Company}},
			Due:      []dossier.Due{{At: due.At, Kind: dossier.CureDue, Rule: dossier.ReadRule(due.Rule)}},
			Document: &dossier.Document{Kind: "supplement_request"}},
	}
	n.State = dossier.Fold(n.Before, n.Event)
	return n
}

func compose(t *testing.T, n notice.Notice) notice.Message {
	t.Helper()
	m, err := composer.Compose(n)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestDutchAndEnglish(t *testing.T) {
	t.Parallel()
	n := asked()
	for lang, want := range map[string]struct{ subject, body string }{
		"nl": {"CW-KORT-0001: aanvulling gevraagd", `Dag Els Voorbeeld,

Dossier CW-KORT-0001 ("Hergebruik hout")

De dossierbeheerder heeft een aanvulling gevraagd op 24 november 2026, 14.32 uur. De brief met wat gevraagd is, zit in het dossier.

Stand van het dossier: aan te vullen.

Wat wij u vragen: vul aan wat gevraagd is en bezorg de aanvulling.
Termijn om aan te vullen: tot en met 8 december 2026, 23.59 uur (10 werkdagen).

Het dossier vindt u hier:
https://dossiers.example.org/dossiers/CW-KORT-0001

Dit bericht is automatisch verstuurd. Antwoorden op dit bericht worden niet gelezen.
`},
		"en": {"CW-KORT-0001: supplement requested", `Dear Els Voorbeeld,

Dossier CW-KORT-0001 ("Hergebruik hout")

The programme officer requested a supplement on 24 November 2026, 14:32. The letter with what is asked is in the dossier.

Where the dossier stands: to be supplemented.

What we ask of you: supply what was asked and hand the supplement in.
Term for supplementing: up to and including 8 December 2026, 23:59 (10 working days).

You find the dossier here:
https://dossiers.example.org/dossiers/CW-KORT-0001

This message was sent automatically. Replies to it are not read.
`},
	} {
		n.Lang = lang
		if m := compose(t, n); m.Subject != want.subject || m.Body != want.body || m.Lang != lang {
			t.Errorf("%s: %s\n%s", lang, m.Subject, m.Body)
		}
	}
	n.Lang = "fr" // nobody wrote it: the default
	if m := compose(t, n); m.Lang != "nl" || !strings.HasPrefix(m.Body, "Dag ") {
		t.Errorf("%s\n%s", m.Lang, m.Body)
	}
}

func TestAMessageWithAHoleIsRefused(t *testing.T) {
	t.Parallel()
	for what, bend := range map[string]func(*notice.Notice){
		"no name":          func(n *notice.Notice) { n.Name = "" },
		"a blank name":     func(n *notice.Notice) { n.Name = " \n" },
		"no number":        func(n *notice.Notice) { n.Dossier = "" },
		"no date":          func(n *notice.Notice) { n.Event.At = time.Time{} },
		"no due date":      func(n *notice.Notice) { n.Event.Due[0].At = time.Time{} },
		"an unknown term":  func(n *notice.Notice) { n.Event.Due[0].Kind = "someday" },
		"an unknown event": func(n *notice.Notice) { n.Event.Type = "moved" },
		"an unknown state": func(n *notice.Notice) { n.Event.To = "elsewhere" },
	} {
		for _, lang := range dossier.Languages {
			n := asked()
			n.Lang = lang
			bend(&n)
			n.State = dossier.Fold(n.Before, n.Event)
			if m, err := composer.Compose(n); err == nil || m.Body != "" {
				t.Errorf("%s passes in %s:\n%s", what, lang, m.Body)
			}
		}
	}
}

func TestTheSameNoticeHasTheSameID(t *testing.T) {
	t.Parallel()
	first := compose(t, asked())
	again := asked()
	again.Attempts, again.State.Seq, again.State.Status = 7, 9, dossier.InAssessment
	if id := compose(t, again).ID; id != first.ID {
		t.Errorf("%s, then %s", first.ID, id)
	}
	for what, bend := range map[string]func(*notice.Notice){
		"dossier": func(n *notice.Notice) { n.Dossier = "CW-KORT-0002" },
		"event":   func(n *notice.Notice) { n.Seq = 6 },
		"person":  func(n *notice.Notice) { n.Person = "p_noor" },
	} {
		n := asked()
		bend(&n)
		if compose(t, n).ID == first.ID {
			t.Errorf("another %s has the same id", what)
		}
	}
}

func TestATitleCannotPassForTheMail(t *testing.T) {
	t.Parallel()
	n := asked()
	n.Title = "Hout\r\n\r\nStuur geld naar\r\nBcc: x@example.org"
	n.Name = "Els\r\nVoorbeeld"
	m := compose(t, n)
	if !strings.Contains(m.Body, `("Hout Stuur geld naar Bcc: x@example.org")`) || strings.ContainsAny(m.Subject+m.Name, "\r\n") ||
		strings.Contains(m.Body, "\r") {
		t.Errorf("%q %q\n%s", m.Subject, m.Name, m.Body)
	}
}

// TestBothLanguagesSayTheSame: what one has words for, the other has too.
func TestBothLanguagesSayTheSame(t *testing.T) {
	t.Parallel()
	defined := func(lang string) (names []string) {
		files, err := filepath.Glob("templates/" + lang + "/*.txt")
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`\{\{define "([^"]+)"`).FindAllStringSubmatch(string(raw), -1) {
				names = append(names, m[1])
			}
		}
		return names
	}
	if nl, en := defined("nl"), defined("en"); !slices.Equal(nl, en) {
		t.Errorf("nl: %q\nen: %q", nl, en)
	}
}

// TestWhoeverIsWaitedForIsAskedSomething: also in a state and role that no rule leads to now, for an older record may have it.
func TestWhoeverIsWaitedForIsAskedSomething(t *testing.T) {
	t.Parallel()
	for _, status := range dossier.Statuses {
		for _, role := range dossier.Roles {
			for _, lang := range dossier.Languages {
				n := asked()
				n.Role, n.Lang, n.Event.To, n.Event.Waits = role, lang, status, []dossier.Party{{Role: role}}
				n.State = dossier.Fold(n.Before, n.Event)
				if m := compose(t, n); !strings.Contains(m.Body, map[string]string{"nl": "Wat wij u vragen: ", "en": "What we ask of you: "}[lang]) {
					t.Errorf("%s %s: %s", status, role, m.Body)
				}
			}
		}
	}
}

func TestWaitingDoublesUpToAnHour(t *testing.T) {
	t.Parallel()
	for attempts, want := range map[int]time.Duration{0: time.Minute, 1: time.Minute, 2: 2 * time.Minute, 3: 4 * time.Minute,
		6: 32 * time.Minute, 7: time.Hour, 8: time.Hour, 1 << 30: time.Hour} {
		if got := notice.Wait(attempts); got != want {
			t.Errorf("after %d attempts: %v, want %v", attempts, got, want)
		}
	}
}
