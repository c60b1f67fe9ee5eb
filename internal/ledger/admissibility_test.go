// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// looksFirst is a call whose officer looks at admissibility, with one round to supplement.
func looksFirst(c *call.Call) {
	c.Steps, c.CureTerm, c.CureRounds = []string{call.Admissibility}, &calendar.Term{Days: 5, Kind: calendar.WorkingDays}, 1
}

// asking is a request to supplement the summary.
var asking = ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
	Asked: []record.AskedWords{{Pointer: "/project/summary", Text: "Zeg voor wie."}}}

// edit changes the content as a role, and gives the refusal if there is one.
func (c *clerk) edit(role dossier.Role, change func(*application.Content)) *dossier.Refusal {
	c.t.Helper()
	d := c.kept()
	_, _, refusal, err := c.Ledger.Save(ctx, c.People[role], c.number, ledger.Saw(d.Content),
		func(current application.Content) (application.Content, error) {
			change(&current)
			return current, nil
		})
	if err != nil {
		c.t.Fatal(err)
	}
	return refusal
}

// TestWhatWasNeverHandedInCountsForNothing lets a round pass after content and attachment were changed in it, and asks for
// something else in the next.
func TestWhatWasNeverHandedInCountsForNothing(t *testing.T) {
	t.Parallel()
	c := newClerk(t, func(x *call.Call) { wants(x); looksFirst(x); x.CureRounds = 2 })
	c.attach(dossier.HubStaff, agreement, c.page("signed"))
	c.submit()
	submitted := c.kept()
	ask := func(pointers ...string) {
		r := ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement}}
		for _, p := range pointers {
			r.Asked = append(r.Asked, record.AskedWords{Pointer: p, Text: "Kijk na."})
		}
		if o := c.do(dossier.ProgrammeOfficer, r); o.Status != record.Done {
			t.Fatalf("%+v", o)
		}
	}
	edit := func(change func(*application.Content)) {
		if r := c.edit(dossier.Company, change); r != nil {
			t.Fatalf("%+v", r)
		}
	}
	ask("/project/title", "/project/summary", "/attachments/"+agreement)
	edit(func(x *application.Content) {
		x.Project.Title, x.Project.Summary = "Nooit ingediend", "Nooit ingediend."
	})
	c.attach(dossier.Company, agreement, c.page("never handed in"))
	during := c.kept()
	now, err := c.Store.Now(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if during.Title != submitted.Title {
		t.Error("a title that is not handed in yet stands in lists and mails")
	}
	if officer, staff := during.Shown(c.People[dossier.ProgrammeOfficer], now), during.Shown(c.People[dossier.HubStaff],
		now); officer != submitted.State.Frozen.Version || staff <= officer {
		t.Errorf("the officer reads version %d, the hub %d", officer, staff)
	}
	c.Database.SetClock(t, now.AddDate(0, 0, 20))
	if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
		t.Fatal(err)
	}
	if _, r := c.attach(dossier.HubStaff, agreement, c.page("after the round")); r == nil {
		t.Error("an attachment was taken after the round")
	}
	lapsed := c.kept()
	if lapsed.Title != submitted.Title || lapsed.Content != submitted.State.Frozen.Version {
		t.Errorf("after the round passed: %+v", lapsed)
	}
	ask("/project/problem")
	edit(func(x *application.Content) {
		if x.Project.Summary == "Nooit ingediend." {
			t.Error("what was never handed in stands in the next round")
		}
		x.Project.Problem = "Afval wordt verbrand."
	})
	if o := c.do(dossier.HubStaff, simple(dossier.HandInSupplement)); o.Status != record.Done {
		t.Fatalf("%+v %+v", o, o.Refusal)
	}
	final := c.kept()
	content, err := c.Store.Content(ctx, final)
	if err != nil || content.Project.Problem != "Afval wordt verbrand." || content.Project.Title != submitted.Title ||
		content.Hash() != final.State.Frozen.Hash {
		t.Errorf("%+v, %v", content.Project, err)
	}
	if got, want := final.State.Frozen.Attachments[0].SHA256, submitted.State.Frozen.Attachments[0].SHA256; got != want {
		t.Error("an attachment that was never handed in was frozen")
	}
	entries, err := c.Store.Timeline(ctx, c.number, 0)
	if err != nil || !slices.Equal(entries[len(entries)-1].Event.Changed, []string{"/project/problem"}) {
		t.Errorf("what changed: %+v, %v", entries[len(entries)-1].Event.Changed, err)
	}
	c.verify()
}

func TestOnlyWhatWasAskedIsSupplemented(t *testing.T) {
	t.Parallel()
	c := newClerk(t, looksFirst)
	c.submit()
	if o := c.do(dossier.ProgrammeOfficer, asking); o.Status != record.Done || o.State != dossier.AwaitingSupplement {
		t.Fatalf("%+v", o)
	}
	refusal := c.edit(dossier.HubStaff, func(x *application.Content) { x.Project.Summary, x.Project.Title = "Voor scholen.", "Iets anders" })
	if refusal == nil || refusal.Code != dossier.CodeNotAsked || len(refusal.Faults) != 1 || refusal.Faults[0].Pointer != "/project/title" {
		t.Fatalf("%+v", refusal)
	}
	if refusal := c.edit(dossier.Company, func(x *application.Content) { x.Project.Summary = "Voor scholen in de Kempen." }); refusal != nil {
		t.Fatalf("%+v", refusal)
	}
	if o := c.do(dossier.HubStaff, simple(dossier.HandInSupplement)); o.Status != record.Done || o.State != dossier.Submitted {
		t.Fatalf("%+v", o)
	}
	documents, err := c.Store.Documents(ctx, c.number)
	if err != nil || len(documents) != 3 {
		t.Fatalf("%v, %v", documents, err)
	}
	if first := documents[0]; first.Kind != record.ApplicationSheet || first.SupersededBy == nil ||
		*first.SupersededBy != documents[2].ID || documents[1].Kind != record.SupplementSheet {
		t.Errorf("%+v", documents)
	}
	c.do(dossier.ProgrammeOfficer, simple(dossier.DeclareAdmissible))
	if o := c.do(dossier.Decider, approval()); o.State != dossier.Approved {
		t.Errorf("%+v", o)
	}
	if documents, err := c.Store.Documents(ctx, c.number); err != nil || documents[3].Kind != record.AdmissibleSheet {
		t.Errorf("%+v, %v", documents, err)
	}
	if got := c.types(); got != "started review_requested endorsed submitted supplement_requested supplemented declared_admissible approved" {
		t.Error(got)
	}
	c.verify()
}

func TestASupplementAfterItsLastMoment(t *testing.T) {
	t.Parallel()
	c := newClerk(t, looksFirst)
	c.submit()
	c.do(dossier.ProgrammeOfficer, asking)
	d := c.kept()
	end := d.State.Term().At
	c.Database.SetClock(t, end)
	late := c.do(dossier.HubStaff, simple(dossier.HandInSupplement))
	if late.Status != record.Refused || late.Refusal.Code != dossier.CodeSupplementTooLate {
		t.Fatalf("%+v", late)
	}
	if refusal := c.edit(dossier.HubStaff, func(x *application.Content) { x.Project.Summary = "Te laat." }); refusal == nil {
		t.Error("the content was changed after the last moment")
	}
	c.Database.SetClock(t, end.Add(time.Hour))
	o := c.do(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.DeclareInadmissible,
		Grounds: []string{"not_supplemented"}}, Reasons: "Er kwam niets."})
	if o.State != dossier.Inadmissible {
		t.Errorf("%+v", o)
	}
	if got := c.types(); !strings.HasSuffix(got, "supplement_requested reminded cure_term_passed command_refused declared_inadmissible") {
		t.Error(got)
	}
	c.verify()
}

// TestASupportingHubDraftsAlong has staff of a hub that supports the dossier read and edit it; the lead hub submits.
func TestASupportingHubDraftsAlong(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	gent := access.Person{ID: access.NewID("p_"), Name: "Iemand van Gent", Role: dossier.HubStaff, Hub: "gent"}
	leuven := access.Person{ID: access.NewID("p_"), Name: "Iemand van Leuven", Role: dossier.HubStaff, Hub: "leuven"}
	if err := c.Store.AddPeople(ctx, map[string]access.Person{"g": gent, "l": leuven}); err != nil {
		t.Fatal(err)
	}
	save := func(p access.Person, seen int) *dossier.Refusal {
		_, _, refusal, err := c.Ledger.Save(ctx, p, c.number, ledger.Saw(seen), func(x application.Content) (application.Content, error) {
			x.Project.Innovation = "Samen met Gent."
			return x, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return refusal
	}
	if r := save(gent, 2); r == nil || r.Code != dossier.CodeNotFound {
		t.Errorf("a hub that the content names, and that nobody invited: %+v", r)
	}
	c.done(dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.InviteHub, Hub: "gent"}})
	if o := c.do(dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.InviteHub, Hub: "nergens"}}); o.Refusal == nil || o.Refusal.Code != dossier.CodeHubUnknown {
		t.Errorf("%+v", o)
	}
	if r := save(gent, 2); r != nil {
		t.Fatalf("%+v", r)
	}
	if r := save(leuven, 3); r == nil || r.Code != dossier.CodeNotFound {
		t.Errorf("a hub that does not support it: %+v", r)
	}
	_, _, refusal, err := c.Ledger.Receive(ctx, c.Key(gent), ledger.Request{Number: c.number,
		Command: dossier.Command{Name: dossier.RequestReview}})
	if err != nil || refusal == nil || refusal.Code != dossier.CodeNotYourHub {
		t.Errorf("%+v, %v", refusal, err)
	}
	c.submit()
	d := c.kept()
	if !slices.Contains(d.State.Drafters, gent.ID) {
		t.Errorf("who drafted along is a drafter: %+v", d.State.Drafters)
	}
	h, err := c.Store.History(ctx, c.number, 0)
	if err != nil {
		t.Fatal(err)
	}
	hears := func(seq int64, name string) bool {
		return slices.ContainsFunc(h.Told[seq], func(x record.Told) bool { return x.Name == name })
	}
	submitted, endorsed := d.State.Seq, d.State.Seq-1
	if !hears(submitted, gent.Name) || hears(endorsed, gent.Name) || hears(submitted, leuven.Name) {
		t.Errorf("a supporting hub hears what is announced, and no other hub does: %+v", h.Told)
	}
	c.verify()
	c.done(dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.DismissHub, Hub: "gent"}})
	if d := c.kept(); d.State.Knows(d.Actor(gent)) || len(d.Supporting) > 0 {
		t.Errorf("who supports no longer still knows: %v", d.Supporting)
	}
	c.verify()
	c.Database.Exec(t, `update dossier set supporting = '{leuven}' where number = $1`, c.number)
	checks, err := c.Ledger.Verify(ctx, c.number, nil)
	if err != nil || !slices.ContainsFunc(checks, func(x ledger.CheckResult) bool { return x.Name == "hubs" && !x.OK }) {
		t.Errorf("%+v, %v", checks, err)
	}
}

// TestWhatIsAskedCanBeHandedIn: with what must agree with it, in one save or after it, and with nothing else.
func TestWhatIsAskedCanBeHandedIn(t *testing.T) {
	t.Parallel()
	for asked, change := range map[string]struct{ it, agrees func(x *application.Content) }{
		"/budget/0/amount": {func(x *application.Content) { x.Budget[0].Amount.Amount = "24100.00" },
			func(x *application.Content) { x.Funding[1].Amount.Amount = "6600.00" }},
		"/partners/0/organisation/company_number": {func(x *application.Content) { x.Partners[0].Organisation.CompanyNumber = "0403.019.261" },
			func(x *application.Content) {
				for i := range x.Budget {
					if x.Budget[i].Partner == "0999.010.225" {
						x.Budget[i].Partner = "0403.019.261"
					}
				}
			}},
		"/project/start": {func(x *application.Content) { x.Project.Start = "2022-12-01" },
			func(x *application.Content) { x.Plan[0].Start = "2022-12-01" }},
		"/budget/1": {func(x *application.Content) {
			x.Funding[0].Amount.Amount, x.Funding[1].Amount.Amount = "36640.00", "5660.00"
			x.Budget = slices.Delete(x.Budget, 1, 2)
		}, func(*application.Content) {}},
	} {
		t.Run(asked, func(t *testing.T) {
			t.Parallel()
			for _, together := range []bool{true, false} {
				c := newClerk(t, looksFirst)
				c.submit()
				c.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
					Asked: []record.AskedWords{{Pointer: asked, Text: "Kijk dit na."}}})
				if r := c.edit(dossier.HubStaff, func(x *application.Content) { change.it(x); x.Project.Title = "Iets anders" }); r == nil ||
					r.Code != dossier.CodeNotAsked {
					t.Fatalf("the title was not asked: %+v", r)
				}
				steps := []func(x *application.Content){func(x *application.Content) { change.it(x); change.agrees(x) }}
				if !together {
					steps = []func(x *application.Content){change.it, change.agrees}
				}
				for _, step := range steps {
					if r := c.edit(dossier.HubStaff, step); r != nil {
						t.Fatalf("together %v: %+v", together, r)
					}
				}
				c.done(dossier.HubStaff, simple(dossier.HandInSupplement))
				c.verify()
			}
		})
	}
}
