// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/google/go-cmp/cmp"
)

// TestAnOrganisationIsEnteredOnceAndCopied follows a dossier from its start to its frozen content while the registry changes.
func TestAnOrganisationIsEnteredOnceAndCopied(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	staff := p.People[dossier.HubStaff]
	invented, err := registry.Demo()
	must(t, err)
	must(t, p.Store.AddExampleOrganisations(ctx, invented))
	example, err := application.Decode(testkit.Example(t))
	must(t, err)

	row, _, refusal, err := p.Ledger.Start(ctx, p.Key(staff), record.Founding{Call: "CW-KORT", Hub: "kempen", Company: "0999.010.126",
		Title: "Hergebruik hout"})
	if err != nil || refusal != nil {
		t.Fatal(err, refusal)
	}
	c := &clerk{p, t, row.Dossier}
	want := example.Applicant // but for what is each dossier's own
	want.Size, want.IBAN, want.Contact, want.Signatory = application.Size{}, "", application.Contact{}, application.Signatory{}
	if diff := cmp.Diff(want, c.content().Applicant); diff != "" {
		t.Error("a new dossier: ", diff)
	}

	renamed := func(o registry.Organisation) (registry.Organisation, error) {
		o.Name, o.LegalForm, o.Address.Street = "Anders", "nv", "Elders"
		return o, nil
	}
	must(t, p.Store.ChangeOrganisation(ctx, invented[0].Code, staff, renamed))
	saved := c.save(func(content application.Content) application.Content { // the partners by their numbers only, but for one name
		content.Partners = nil
		for _, x := range example.Partners {
			x.Organisation = application.Organisation{CompanyNumber: x.Organisation.CompanyNumber}
			content.Partners = append(content.Partners, x)
		}
		content.Partners[1].Organisation.Name = "De bouwmarkt"
		return content
	})
	named := append([]application.Partner{}, example.Partners...)
	named[1].Organisation.Name = "De bouwmarkt"
	if diff := cmp.Diff(named, saved.Partners); diff != "" {
		t.Error("partners by their numbers: ", diff)
	}
	if diff := cmp.Diff(want, saved.Applicant); diff != "" {
		t.Error("the applicant after the registry changed: ", diff)
	}
	if stored := c.content(); stored.Hash() != saved.Hash() {
		t.Error("what the person is answered is not what is stored")
	}

	c.save(func(application.Content) application.Content { return example })
	if out := c.act(c.receive(dossier.HubStaff,
		ledger.Request{Command: dossier.Command{Name: dossier.RequestReview}})); out.Status != record.Done {
		t.Fatalf("%+v", out)
	}
	for _, o := range invented[1:] {
		must(t, p.Store.ChangeOrganisation(ctx, o.Code, staff, renamed))
	}
	frozen := c.frozen()
	if frozen.Hash() != example.Hash() || c.content().Hash() != example.Hash() {
		t.Error("a change of the registry reached the frozen content")
	}
	if out := c.act(c.receive(dossier.Reviewer, ledger.Request{Command: dossier.Command{Name: dossier.Return},
		Reasons: "Nog eens."})); out.Status != record.Done {
		t.Fatalf("%+v", out)
	}
	if again := c.save(func(content application.Content) application.Content { return content }); again.Hash() != example.Hash() {
		t.Error("saving an old draft again brought in what the registry says now")
	}
	cleared := c.save(func(content application.Content) application.Content {
		content.Applicant.Website, content.Partners[0].Organisation.LegalForm = "", ""
		return content
	})
	if cleared.Applicant.Website != "" || cleared.Partners[0].Organisation.LegalForm != "" {
		t.Error("what a drafter emptied came back")
	}
}

// TestWhatWasSubmittedIsNotFilledIn empties a partner in a supplement that asks for it: its drafters say who it is, not the registry.
func TestWhatWasSubmittedIsNotFilledIn(t *testing.T) {
	t.Parallel()
	c := newClerk(t, looksFirst)
	invented, err := registry.Demo()
	must(t, err)
	must(t, c.Store.AddExampleOrganisations(ctx, invented))
	c.submit()
	c.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
		Asked: []record.AskedWords{{Pointer: "/partners/0/organisation/name", Text: "Zeg wie."}}})
	saved := c.save(func(content application.Content) application.Content {
		content.Partners[0].Organisation.Name = ""
		return content
	})
	if saved.Partners[0].Organisation.Name != "" {
		t.Error("the registry filled in what the officer asked the drafters")
	}
}

// frozen is the content that the last review was requested for.
func (c *clerk) frozen() (content application.Content) {
	c.t.Helper()
	must(c.t, c.Store.Locked(ctx, c.number, func(tx *postgres.Tx) (err error) {
		content, err = tx.Frozen(ctx, *tx.Dossier().State.Frozen)
		return err
	}))
	return content
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// content is the newest content of the dossier.
func (c *clerk) content() application.Content {
	c.t.Helper()
	content, err := c.Store.Content(ctx, c.kept())
	must(c.t, err)
	return content
}

// save stores what change makes of the content, as staff of the hub, and gives what is kept of it.
func (c *clerk) save(change func(application.Content) application.Content) application.Content {
	c.t.Helper()
	if r := c.edit(dossier.HubStaff, func(x *application.Content) { *x = change(*x) }); r != nil {
		c.t.Fatal(r)
	}
	return c.content()
}
