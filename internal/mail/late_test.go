// SPDX-License-Identifier: EUPL-1.2

package mail_test

import (
	"io"
	"mime/quotedprintable"
	netmail "net/mail"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// by has a person carry a command out.
func (o *office) by(number string, p access.Person, c dossier.Command, reasons string, conditions ...string) {
	o.t.Helper()
	row, _, refusal, err := o.Ledger.Receive(ctx, o.Key(p), ledger.Request{Number: number, Command: c, Reasons: reasons,
		Conditions: conditions})
	if err != nil || refusal != nil {
		o.t.Fatalf("%s: %+v, %v", c.Name, refusal, err)
	}
	if _, err := o.Ledger.Act(ctx, wire.Ask{Dossier: number, Key: row.Key}); err != nil {
		o.t.Fatal(err)
	}
}

// letter is the first message to an address under a subject.
func (p *post) letter(t *testing.T, address, subject string) string {
	t.Helper()
	p.lock.Lock()
	defer p.lock.Unlock()
	for i, raw := range p.received {
		m, err := netmail.ReadMessage(strings.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if p.to[i] != address || !strings.HasSuffix(m.Header.Get("Subject"), ": "+subject) {
			continue
		}
		body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(body), "\r\n", "\n")
	}
	t.Fatalf("%s got nothing about %q", address, subject)
	return ""
}

// TestWhatLeavesLateAsksForNothingOld: the mail server was away while a dossier went from draft to approval under conditions.
// Every message tells its own moment, where the dossier stands now, and no task that is over.
func TestWhatLeavesLateAsksForNothingOld(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	number := o.Start(t, "CW-JURY")
	officer := o.People[dossier.ProgrammeOfficer]
	o.do(number, dossier.HubStaff, dossier.RequestReview)
	o.do(number, dossier.Reviewer, dossier.Endorse)
	o.do(number, dossier.HubStaff, dossier.Submit)
	o.do(number, dossier.ProgrammeOfficer, dossier.DeclareAdmissible)
	for _, a := range o.Panel {
		o.by(number, officer, dossier.Command{Name: dossier.AssignAssessor, Assessor: a.ID}, "")
	}
	o.by(number, officer, dossier.Command{Name: dossier.Pause}, "Sluiting.")
	o.do(number, dossier.ProgrammeOfficer, dossier.Resume)
	scores := map[string]int{"relevance": 14, "feasibility": 14, "partnership": 14, "social_impact": 14, "circular_impact": 14}
	for _, a := range o.Panel {
		o.by(number, a, dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}, "")
		o.by(number, a, dossier.Command{Name: dossier.Assess, Scores: scores}, "Goed.")
	}
	o.by(number, officer, dossier.Command{Name: dossier.RecordConsensus}, "Eens.")
	o.by(number, o.People[dossier.Decider], dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 30_000_00},
		"Sterk.", "Bezorg een verslag.")
	o.round()

	assessor, decider := o.Panel[0].Email, o.People[dossier.Decider].Email
	for _, x := range []struct {
		to, subject, then string
	}{
		{assessor, "beoordelaar aangewezen", "in beoordeling"},
		{officer.Email, "behandeling gepauzeerd", "in beoordeling, gepauzeerd"},
		{assessor, "behandeling hervat", "in beoordeling"},
		{decider, "consensus vastgelegd", "in beoordeling"},
		{els, "behandeling gepauzeerd", "in beoordeling, gepauzeerd"},
		{noor, "ontvankelijk verklaard", "in beoordeling"},
	} {
		body := p.letter(t, x.to, x.subject)
		asked := "U hoeft nu niets te doen.\n"
		if x.to == officer.Email { // of whom the grant asks something
			asked = "Wat wij u vragen: registreer de de-minimissteun in het centrale register"
		}
		for _, part := range []string{"Stand toen: " + x.then + ".\n", "Intussen ging het dossier verder. Stand nu: goedgekeurd.\n", asked} {
			if !strings.Contains(body, part) {
				t.Errorf("%s, %s: not %q:\n%s", x.to, x.subject, part, body)
			}
		}
		if x.to != officer.Email && strings.Contains(body, "vragen:") || strings.Contains(body, "ermijn voor de beslissing:") {
			t.Errorf("%s, %s, asks or names a term that is over:\n%s", x.to, x.subject, body)
		}
	}
	for _, body := range []string{p.letter(t, els, "goedgekeurd onder voorwaarden"), p.letter(t, noor, "goedgekeurd onder voorwaarden")} {
		for _, part := range []string{"voorwaarden", "/dossiers/" + number, "Uw hub kan bezwaar indienen tot en met "} {
			if !strings.Contains(body, part) {
				t.Errorf("the decision does not say %q:\n%s", part, body)
			}
		}
		if strings.Contains(body, "registreren") || strings.Contains(body, "Intussen") || strings.Contains(body, "verslag.") ||
			strings.Contains(body, "Sterk") {
			t.Error(body)
		}
	}
}
