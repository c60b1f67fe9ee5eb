// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestTheApplicationChangesOfANoticeOnlyHowItFares: neither whom it is for nor where that person is reached.
func TestTheApplicationChangesOfANoticeOnlyHowItFares(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	p.Start(t, "CW-KORT")
	for sql, want := range map[string]string{
		"update outbox set state = 'sent', attempts = 1, next_at = now(), sent_at = now(), message_id = 'x', error = ''": "",
		"update outbox set person = person":         "42501",
		"update outbox set created_at = now()":      "42501",
		"delete from outbox":                        "42501",
		"update person set email = 'x@example.org'": "42501",
		"update outbox set state = 'lost'":          "23514",
	} {
		if got := as(t, p.Database.App, sql); got != want {
			t.Errorf("%q: %q, want %q", sql, got, want)
		}
	}
}
