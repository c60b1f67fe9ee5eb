// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestStatementsOfACommand counts what a command sends to the database, from the request to its answer. More is a step back: say why
// here. Less is written down.
func TestStatementsOfACommand(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-KORT", atelier, nil)
	for _, c := range []struct {
		role    dossier.Role
		command string
		body    string
		most    int
	}{
		{dossier.HubStaff, "request-review", "{}", 35},
		{dossier.Reviewer, "endorse", "{}", 26},
		{dossier.HubStaff, "submit", "{}", 34},
		{dossier.Decider, "decide", `{"outcome":"approved","amount":{"amount":"30000.00","currency":"EUR"},"reasons":"Sterk."}`, 44},
	} {
		s.want(http.StatusOK, c.role, "POST", "/api/v1/dossiers/"+number+"/"+c.command, c.body)
		if sent := s.sent.Sent(); len(sent) != c.most {
			t.Errorf("%s sends %d statements, not %d:\n%s", c.command, len(sent), c.most, strings.Join(sent, "\n"))
		}
	}
}
