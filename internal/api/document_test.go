// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestAnAuditorReadsWhatWasVerified: every detail is in the reader's language, and free of the program's own words.
func TestAnAuditorReadsWhatWasVerified(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number := s.Start(t, "CW-KORT")
	for lang, want := range map[string][]string{
		"nl": {"Stand: in opmaak.", "Gebeurtenissen in de tijdlijn: 1.", "Niet nagegaan"},
		"en": {"State: being drafted.", "Events on the timeline: 1.", "Not checked"},
	} {
		var answer struct {
			OK     bool
			Checks []struct{ Name, Detail string }
		}
		r := s.ask(dossier.Auditor, "GET", "/api/v1/dossiers/"+number+"/verify", "", "Accept-Language", lang)
		r.into(t, &answer)
		if !answer.OK || len(answer.Checks) < 5 {
			t.Errorf("%s: %s", lang, r.raw)
		}
		for _, part := range want {
			if !strings.Contains(r.raw, part) {
				t.Errorf("%s: lacks %q: %s", lang, part, r.raw)
			}
		}
		for _, c := range answer.Checks {
			for _, ours := range []string{"ledger", "fold", "read model", "inbox", "snapshot"} {
				if c.Detail == "" || strings.Contains(c.Detail, ours) {
					t.Errorf("%s: %s: %q", lang, c.Name, c.Detail)
				}
			}
		}
	}
}
