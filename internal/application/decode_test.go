// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"errors"
	"strings"
	"testing"

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
		if !errors.As(err, &u) || u.Problems[0].Code != "file_encoding" || !strings.Contains(u.Problems[0].Message("nl"), name) || !strings.Contains(u.Problems[0].Message("en"), name) {
			t.Errorf("%q: %v", raw, err)
		}
	}
}
