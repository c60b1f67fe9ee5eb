// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
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

// TestANoticeKnowsItsMomentAndNow: where the dossier stood before the event, and where it stands by the clock, recorded or not.
func TestANoticeKnowsItsMomentAndNow(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	for _, step := range []struct {
		role dossier.Role
		name dossier.Verb
	}{{dossier.HubStaff, dossier.RequestReview}, {dossier.Reviewer, dossier.Endorse}} {
		row, _, refusal, err := p.Ledger.Receive(ctx, p.Key(p.People[step.role]), ledger.Request{Number: number,
			Command: dossier.Command{Name: step.name}})
		if err != nil || refusal != nil {
			t.Fatal(refusal, err)
		}
		if _, err := p.Ledger.Act(ctx, wire.Ask{Dossier: number, Key: row.Key}); err != nil {
			t.Fatal(err)
		}
	}
	before := map[string]dossier.Status{dossier.StartedEvent: dossier.Unborn, dossier.ReviewRequestedEvent: dossier.Drafting,
		dossier.EndorsedEvent: dossier.InReview}
	due, err := p.Store.TakeNotices(ctx, time.Hour, 4, nil)
	if err != nil || len(due) != 4 {
		t.Fatal(len(due), err)
	}
	for _, n := range due {
		if n.Before.Status != before[n.Event.Type] || n.Before.Seq != n.Event.Seq-1 || n.State.Status != dossier.Endorsed {
			t.Errorf("%s: from %q to %q, now %q", n.Event.Type, n.Before.Status, n.Event.To, n.State.Status)
		}
	}
	p.Database.SetClock(t, time.Now().AddDate(1, 0, 0)) // the call has closed, and nobody noticed
	due, err = p.Store.TakeNotices(ctx, time.Hour, 1, nil)
	if err != nil || len(due) != 1 || due[0].State.Status != dossier.Expired {
		t.Error(due, err)
	}
}
