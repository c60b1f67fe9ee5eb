// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// stopped is an engine that takes nothing.
type stopped struct{ testkit.Acting }

func (stopped) Deliver(context.Context, dossier.State, dossier.Verb, string) error {
	return errors.New("away")
}

func TestWhatIsReceivedAndNotCarriedOutYetIsTold(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	staff := o.as(dossier.HubStaff)
	engine := o.API.Desk.Engine
	o.API.Desk.Engine, o.API.Desk.Wait = stopped{}, 100*time.Millisecond
	r := o.fills(t, staff, number, dossier.RequestReview, nil)
	if r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, main(r.body))
	}
	o.looks(t, staff, r.to(), "Nazicht vragen: ontvangen op", "u hoeft niets te doen")
	if other := o.as(dossier.Company).ask("GET", r.to(), nil); other.status != http.StatusOK {
		t.Fatalf("%d", other.status)
	} else {
		other.holdsNot(t, "what another sent", "ontvangen op")
	}
	open, err := o.Store.Undelivered(context.Background(), 0, 10, nil)
	if err != nil || len(open) != 1 {
		t.Fatalf("%d rows wait, %v", len(open), err)
	}
	if err := engine.Deliver(context.Background(), dossier.State{Number: number}, dossier.RequestReview, open[0].Key); err != nil {
		t.Fatal(err)
	}
	o.looks(t, staff, r.to(), "ontvangen en uitgevoerd")
}

// TestFourEyesAreExplainedToWhomTheyBlock: who drafts and reviews in one hub is told why not this one, and where a step is refused by its
// address too.
// TestWhoIsSeveralSaysAsWhichTheyAct: nothing is chosen for them, two memberships that are called alike are told apart, and the record has
// the one that they chose.
func TestWhoIsSeveralSaysAsWhichTheyAct(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	els, ann := o.People[dossier.HubStaff], access.Person{ID: access.NewID("p_"), Name: "Ann Collega", Role: dossier.HubStaff, Hub: "kempen"}
	if err := o.Programme.Store.AddPerson(context.Background(), ann, postgres.Giving{What: ann.First()}); err != nil {
		t.Fatal(err)
	}
	chief := access.Membership{Role: dossier.HubStaff, Hub: "kempen", Duty: access.Coordinator}
	for _, g := range []postgres.Giving{{To: els.ID, What: chief}, {To: els.ID, What: ann.First(), Lent: ann.ID}} {
		if _, err := o.Programme.Store.Give(context.Background(), g); err != nil {
			t.Fatal(err)
		}
	}
	staff := o.as(dossier.HubStaff)
	form := o.looks(t, staff, "/dossiers/"+number+"/opdracht/request-review")
	form.holds(t, "the form", "In welke hoedanigheid", "hubmedewerker, Hub kempen", "(aan u uitgeleend)")
	form.holdsNot(t, "the form", " checked")
	r := o.fills(t, staff, number, dossier.RequestReview, nil)
	if r.status != http.StatusUnprocessableEntity {
		t.Fatal(r.status, main(r.body))
	}
	r.holds(t, "nothing chosen", "in meer dan één hoedanigheid", "In welke hoedanigheid")
	lent := regexp.MustCompile(`name="als" value="(m_[^"]+)"[^>]*> [^<]*uitgeleend`).FindStringSubmatch(form.body)
	if lent == nil {
		t.Fatal(main(form.body))
	}
	o.gives(t, staff, number, dossier.RequestReview, url.Values{"als": lent[1:]})
	var under, lender string
	o.Database.Scan(t, &under, `select body ->> 'under' from event where dossier = $1 and type = 'review_requested'`, number)
	o.Database.Scan(t, &lender, `select body ->> 'for' from event where dossier = $1 and type = 'review_requested'`, number)
	if under != lent[1] || lender != ann.ID {
		t.Errorf("under %s for %s", under, lender)
	}
}

func TestFourEyesAreExplainedToWhomTheyBlock(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	els := o.People[dossier.HubStaff]
	if _, err := o.Store.Give(context.Background(), postgres.Giving{To: els.ID, What: access.Membership{Role: dossier.Reviewer, Hub: "kempen"}}); err != nil {
		t.Fatal(err)
	}
	o.asks(t, dossier.HubStaff, number, "request-review", "{}")
	b, at := o.of(els), "/dossiers/"+number
	o.looks(t, b, at, "U hoeft nu niets te doen", "U schreef mee aan dit dossier").holdsNot(t, "other steps", "Dit kan alleen")
	if r := b.ask("GET", at+"/opdracht/pause", nil); r.status != http.StatusConflict {
		t.Fatalf("%d", r.status)
	} else {
		r.holds(t, "a step of another role", "dossierbeheerder", "Terug naar het dossier")
	}
}

func TestAKnownCompanyIsFilledInWithWhereThatComesFrom(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	all, err := registry.Demo()
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Store.AddExampleOrganisations(context.Background(), all); err != nil {
		t.Fatal(err)
	}
	staff := o.as(dossier.HubStaff)
	for _, known := range all {
		if known.Number == "" {
			continue
		}
		o.looks(t, staff, "/dossiers/nieuw?onderneming="+url.QueryEscape(known.Number), "Uit het register van organisaties, versie van").
			holdsNot(t, "a known company", "staat nog niet in het register")
		return
	}
	t.Fatal("the demonstration has no organisation with a number")
}

// TestAllThatAnOrderLacksIsNamed at once, each thing by its field.
func TestAllThatAnOrderLacksIsNamed(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	r := o.fills(t, o.as(dossier.HubStaff), number, dossier.Withdraw, url.Values{"bevestig": {"CW-ANDERS"}, "reasons": {" "}})
	if r.status != http.StatusUnprocessableEntity {
		t.Fatalf("%d", r.status)
	}
	r.holds(t, "an order without reasons", `<a href="#v-reasons">Motivering: Dit is verplicht.`, `href="#v-bevestig"`, "Typ het nummer", `value="CW-ANDERS"`)
}

// TestAGrantIsToldWhereItIsRegisteredAndRead: whose aid it is, how much, under what and until when; on the dossier its conditions.
func TestAGrantIsToldWhereItIsRegisteredAndRead(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.submitted("CW-KORT")
	o.asks(t, dossier.Decider, number, "decide", `{"outcome":"approved","amount":{"amount":"4000.00","currency":"EUR"},"reasons":"Sterk.","conditions":["Meld het einde."]}`)
	officer := o.as(dossier.ProgrammeOfficer)
	o.looks(t, officer, "/dossiers/"+number+"/opdracht/register-aid", "Maatwerkatelier Voorbeeld vzw, 0999.010.126", "(EU) 2023/2831", "subsidie", "Uiterlijk op")
	o.looks(t, officer, "/dossiers/"+number, "Voorwaarde: Meld het einde.")
	o.looks(t, o.as(dossier.Company), "/dossiers/"+number, "Voorwaarde: Meld het einde.", "Beslissing</a>")
}
