// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/pdf"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

const agreement = "partnership_agreement"

// wants is a call that requires an agreement.
func wants(c *call.Call) { c.RequiredAttachments = []string{agreement} }

// page is a PDF of one page that says something.
func (c *clerk) page(text string) []byte { return testkit.PDF(c.t, text) }

// attach adds a document as a role, and gives the refusal if there is one.
func (c *clerk) attach(role dossier.Role, kind string, raw []byte) (record.Attachment, *dossier.Refusal) {
	c.t.Helper()
	a, refusal, err := c.Ledger.Attach(ctx, c.People[role], c.number, kind, raw)
	if err != nil {
		c.t.Fatal(err)
	}
	return a, refusal
}

func TestWhatTheCallRequiresIsAttachedBeforeTheReview(t *testing.T) {
	t.Parallel()
	c := newClerk(t, wants)
	o := c.do(dossier.HubStaff, simple(dossier.RequestReview))
	if o.Status != record.Refused || len(o.Refusal.Faults) != 1 || o.Refusal.Faults[0].Pointer != "/attachments/"+agreement {
		t.Fatalf("without the agreement: %+v", o)
	}
	if _, r := c.attach(dossier.HubStaff, "partnership_agreemеnt", c.page("Cyrillic e")); r == nil ||
		r.Code != dossier.CodeAttachmentUnknown || r.Pointer != "/kind" {
		t.Errorf("a kind that the call does not know: %+v", r)
	}
	if _, r := c.attach(dossier.Reviewer, agreement, c.page("not mine")); r == nil || r.Class != dossier.Forbidden {
		t.Errorf("a reviewer attaches: %+v", r)
	}
	if _, _, err := c.Ledger.Attach(ctx, c.People[dossier.HubStaff], c.number, agreement,
		[]byte("MZ, whatever it is called")); !errors.Is(err, pdf.NotPDF) {
		t.Errorf("no PDF: %v", err)
	}
	if a, r := c.attach(dossier.HubStaff, agreement, c.page("one")); r != nil || a.Version != 1 {
		t.Fatalf("%+v, %+v", a, r)
	}
	second, r := c.attach(dossier.Company, agreement, c.page("two"))
	if r != nil || second.Version != 2 {
		t.Fatalf("%+v, %+v", second, r)
	}
	c.submit()
	if _, r := c.attach(dossier.HubStaff, agreement, c.page("three")); r == nil {
		t.Error("a submitted dossier took another attachment")
	}
	d := c.kept()
	if f := d.State.Frozen.Attachments; len(f) != 1 || f[0].Version != 2 || f[0].SHA256 != second.SHA256 {
		t.Errorf("frozen: %+v", f)
	}
	c.verify()
	c.Database.Exec(t, `alter table attachment disable trigger append_only; update attachment set bytes = 'forged' where version = 2`)
	checks, err := c.Ledger.Verify(ctx, c.number, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, check := range checks {
		found = found || !check.OK && strings.Contains(check.Detail[0], "partnerschapsovereenkomst") && strings.Contains(check.Detail[1],
			"partnership agreement")
	}
	if !found {
		t.Errorf("a forged attachment went unseen: %+v", checks)
	}
}

func TestAnAttachmentIsReplacedInASupplementOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	c := newClerk(t, func(x *call.Call) { wants(x); looksFirst(x); x.CureRounds = 2 })
	c.attach(dossier.HubStaff, agreement, c.page("unsigned"))
	c.submit()
	c.do(dossier.ProgrammeOfficer, asking)
	if _, r := c.attach(dossier.Company, agreement, c.page("signed")); r == nil || r.Code != dossier.CodeNotAsked {
		t.Fatalf("not asked: %+v", r)
	}
	if r := c.edit(dossier.Company, func(x *application.Content) { x.Project.Summary = "Voor scholen." }); r != nil {
		t.Fatal(r)
	}
	c.do(dossier.HubStaff, simple(dossier.HandInSupplement))
	c.do(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
		Asked: []record.AskedWords{{Pointer: "/attachments/" + agreement, Text: "Onderteken ze."}}})
	if a, r := c.attach(dossier.Company, agreement, c.page("signed")); r != nil || a.Version != 2 {
		t.Fatalf("asked: %+v, %+v", a, r)
	}
	if o := c.do(dossier.HubStaff, simple(dossier.HandInSupplement)); o.Status != record.Done {
		t.Fatalf("%+v", o)
	}
	d := c.kept()
	if d.State.Frozen.Attachments[0].Version != 2 {
		t.Errorf("%+v", d.State.Frozen)
	}
	c.verify()
}

// TestWhatTheOfficerAsksCanBeAttached, also where the call does not require it; in a later round it is not frozen unasked.
func TestWhatTheOfficerAsksCanBeAttached(t *testing.T) {
	t.Parallel()
	c := newClerk(t, func(x *call.Call) { looksFirst(x); x.CureRounds = 2 })
	c.submit()
	ask := func(pointer string) {
		t.Helper()
		c.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
			Asked: []record.AskedWords{{Pointer: pointer, Text: "Bezorg dit."}}})
	}
	ask("/attachments/quotation")
	if _, r := c.attach(dossier.HubStaff, agreement, c.page("not asked")); r == nil || r.Code != dossier.CodeNotAsked {
		t.Errorf("%+v", r)
	}
	if _, r := c.attach(dossier.HubStaff, "quotation", c.page("late")); r != nil {
		t.Fatalf("%+v", r)
	}
	now, err := c.Store.Now(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c.Database.SetClock(t, now.AddDate(0, 0, 20)) // the round passes
	ask("/project/summary")
	if r := c.edit(dossier.Company, func(x *application.Content) { x.Project.Summary = "Voor scholen." }); r != nil {
		t.Fatal(r)
	}
	c.done(dossier.HubStaff, simple(dossier.HandInSupplement))
	d := c.kept()
	if len(d.State.Frozen.Attachments) != 0 {
		t.Errorf("what was never handed in was frozen: %+v", d.State.Frozen)
	}
	c.verify()
}

// A dossier that was reviewed before attachments were asked for goes on without them.
func TestAnAttachmentIsNotAskedAfterTheReviewWasRequested(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.do(dossier.HubStaff, simple(dossier.RequestReview))
	d := c.kept()
	rules, err := c.Store.CallOf(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	wants(&rules)
	content, err := c.Store.Content(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range (ledger.Examination{Dossier: d, Rules: rules}).Problems(content) {
		if p.Severity == fault.Error {
			t.Errorf("%+v", p)
		}
	}
}
