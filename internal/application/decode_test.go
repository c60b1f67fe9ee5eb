// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
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
		u := new(application.Unreadable)
		if !errors.As(err, &u) || u.Faults[0].Code != "file_encoding" || !strings.Contains(u.Faults[0].Words.In("nl"), name) || !strings.Contains(u.Faults[0].Words.In("en"), name) {
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
	for typed, want := range map[string]string{"2027-10-31T02:30+02:00": "2027-10-31T00:30:00Z", "2027-10-31T02:30+01:00": "2027-10-31T01:30:00Z", "2027-10-31T02:30Z": "2027-10-31T02:30:00Z",
		"2027\u201110\u201131T02:30:15+01:00": "2027-10-31T01:30:15Z"} {
		if err := application.Fill([]byte(`{"at":"`+typed+`"}`), &body); err != nil || body.At.UTC().Format(time.RFC3339) != want {
			t.Errorf("%s: %v, %v", typed, body.At, err)
		}
	}
	for _, typed := range []string{"2027-10-31T02", "2027-10-31 02:30", "2027-10-31T02:30", "morgen"} {
		if application.Fill([]byte(`{"at":"`+typed+`"}`), &body) == nil {
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
	for body, says := range map[string]string{"{\n  \"project\": {,\n}": "regel 2, teken 15", "": "het bestand is leeg", "\ufeff \n": "het bestand is leeg"} {
		_, err := application.Decode([]byte(body))
		unreadable := new(application.Unreadable)
		if !errors.As(err, &unreadable) || !strings.Contains(unreadable.Faults[0].Words.In("nl"), says) {
			t.Errorf("%q: %v", body, err)
		}
	}
}
