// SPDX-License-Identifier: EUPL-1.2

package strict_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// TestAFileInAnotherEncodingIsNamedForWhatItIs, and a byte-order mark is no part of it.
func TestAFileInAnotherEncodingIsNamedForWhatItIs(t *testing.T) {
	t.Parallel()
	if c, err := application.Decode([]byte("\ufeff" + `{"project":{"title":"Café"}}`)); err != nil || c.Project.Title != "Café" {
		t.Errorf("%v %q", err, c.Project.Title)
	}
	for raw, name := range map[string]string{
		"\xff\xfe{\x00}\x00":                 "UTF-16",
		"{\x00}\x00":                         "UTF-16",
		"{\"project\":{\"title\":\"\xe9\"}}": "Windows-1252",
	} {
		_, err := application.Decode([]byte(raw))
		u := new(strict.Unreadable)
		if !errors.As(err, &u) || u.Faults[0].Code != "file_encoding" || !strings.Contains(u.Faults[0].Words.In("nl"), name) ||
			!strings.Contains(u.Faults[0].Words.In("en"), name) {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

// TestAnInstantIsReadToTheMinute too, and days with the dashes of a text processor.
func TestInstantsAndDaysAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	var body struct {
		At time.Time `json:"at"`
	}
	for typed, want := range map[string]string{"2027-10-31T02:30+02:00": "2027-10-31T00:30:00Z",
		"2027-10-31T02:30+01:00": "2027-10-31T01:30:00Z", "2027-10-31T02:30Z": "2027-10-31T02:30:00Z",
		"2027\u201110\u201131T02:30:15+01:00": "2027-10-31T01:30:15Z"} {
		if err := strict.Fill([]byte(`{"at":"`+typed+`"}`), &body); err != nil || body.At.UTC().Format(time.RFC3339) != want {
			t.Errorf("%s: %v, %v", typed, body.At, err)
		}
	}
	for _, typed := range []string{"2027-10-31T02", "2027-10-31 02:30", "2027-10-31T02:30", "morgen"} {
		if strict.Fill([]byte(`{"at":"`+typed+`"}`), &body) == nil {
			t.Errorf("%s passes", typed)
		}
	}
	c, err := application.Decode([]byte(`{"project":{"start":"2026\u201112\u201101"}}`))
	if err != nil || c.Project.Start != "2026-12-01" {
		t.Errorf("%q, %v", c.Project.Start, err)
	}
}

// TestWhereJSONIsWrongIsSaid by line and character, as an editor counts them.
func TestWhereJSONIsWrongIsSaid(t *testing.T) {
	t.Parallel()
	for body, says := range map[string]string{"{\n  \"project\": {,\n}": "regel 2, teken 15", "": "het bestand is leeg",
		"\ufeff \n": "het bestand is leeg"} {
		_, err := application.Decode([]byte(body))
		unreadable := new(strict.Unreadable)
		if !errors.As(err, &unreadable) || !strings.Contains(unreadable.Faults[0].Words.In("nl"), says) {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// TestEachValueSaysWhatItExpects: a day, an instant and an amount, not one for the other.
func TestEachValueSaysWhatItExpects(t *testing.T) {
	t.Parallel()
	var body struct {
		At    *time.Time     `json:"at"`
		Day   calendar.Date  `json:"day"`
		Until *calendar.Date `json:"until"`
		Sum   *money.Euro    `json:"sum"`
		Count int            `json:"count"`
	}
	for typed, want := range map[string]string{
		`{"at":"morgen"}`:       "/at wrong_type Dit veld verwacht een tijdstip zoals 2027-03-01T12:00:00+01:00.",
		`{"at":""}`:             "/at wrong_type Dit veld verwacht een tijdstip zoals 2027-03-01T12:00:00+01:00.",
		`{"day":"2027-02-30"}`:  "/day date Dit veld verwacht een dag zoals 2026-11-24.",
		`{"until":"morgen"}`:    "/until date Dit veld verwacht een dag zoals 2026-11-24.",
		`{"until":20270301}`:    "/until wrong_type Dit veld verwacht een dag zoals 2026-11-24.",
		`{"sum":"10"}`:          `/sum wrong_type Dit veld verwacht een bedrag zoals {"amount":"1234.56","currency":"EUR"}.`,
		`{"sum":{"amount":10}}`: "/sum/amount wrong_type Dit veld verwacht tekst (string).",
		`{"count":"3"}`:         "/count wrong_type Dit veld verwacht een geheel getal.",
	} {
		u := new(strict.Unreadable)
		if err := strict.Fill([]byte(typed), &body); !errors.As(err, &u) || len(u.Faults) != 1 {
			t.Errorf("%s: %v", typed, err)
		} else if got := u.Faults[0].Pointer + " " + u.Faults[0].Code + " " + u.Faults[0].Words.In("nl"); got != want {
			t.Errorf("%s: %s", typed, got)
		}
	}
}

func TestADayIsReadWithAnyDashAndMayBeLeftOpen(t *testing.T) {
	t.Parallel()
	body := struct {
		From  calendar.Date  `json:"from"`
		Until *calendar.Date `json:"until"`
	}{calendar.Date{Year: 2026, Month: 1, Day: 1}, &calendar.Date{Year: 2026, Month: 12, Day: 31}}
	if err := strict.Fill([]byte(`{"from":" 2027\u201103\u201101","until":" "}`), &body); err != nil ||
		body.From.String() != "2027-03-01" || body.Until != nil {
		t.Errorf("%v: %+v", err, body)
	}
	if err := strict.Fill([]byte(`{"from":null,"until":"2027-03-02"}`), &body); err != nil || body.From.String() != "2027-03-01" ||
		body.Until.String() != "2027-03-02" {
		t.Errorf("%v: %+v", err, body)
	}
}

func TestEverySentenceIsInBothLanguagesAndWithoutAGap(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "{", `{"a":1,"a":2}`, `{"b":1}`, `[]`, "\xff\xfe{\x00}\x00",
		`{"list":["` + strings.Repeat(`x","`, strict.MaxList) + `x"]}`,
		`{"text":"a\u0007b"}`, strings.Repeat("[", 40) + strings.Repeat("]", 40), strings.Repeat(" ", strict.MaxBytes+1)} {
		var into struct {
			Text string   `json:"text"`
			List []string `json:"list"`
		}
		u := new(strict.Unreadable)
		if err := strict.Fill([]byte(body), &into); !errors.As(err, &u) {
			t.Errorf("%.20q: %v", body, err)
			continue
		}
		for _, f := range u.Faults {
			if nl, en := f.Words.In("nl"), f.Words.In("en"); nl == "" || nl == en || strings.Contains(nl+en, "{l") {
				t.Errorf("%.20q: %q %q", body, nl, en)
			}
		}
	}
}
