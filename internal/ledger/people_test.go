// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// added puts somebody on record, with a mailbox.
func (c *clerk) added(p access.Person, mailbox string) access.Person {
	c.t.Helper()
	p.ID, p.Name, p.Email = access.NewID("p_"), "Iemand", mailbox
	if err := c.Store.AddPeople(ctx, map[string]access.Person{access.HashToken(access.NewToken()): p}); err != nil {
		c.t.Fatal(err)
	}
	return p
}

func (c *clerk) reviewer(mailbox string) access.Person {
	return c.added(access.Person{Role: dossier.Reviewer, Hub: "kempen"}, mailbox)
}

func (c *clerk) contact(company, mailbox string) access.Person {
	return c.added(access.Person{Role: dossier.Company, Company: company}, mailbox)
}

func (c *clerk) decider(mailbox string) access.Person {
	return c.added(access.Person{Role: dossier.Decider}, mailbox)
}

// TestOneHumanHasTwoEyes: who had a hand in a dossier does not judge it, whatever rows they are on record under.
func TestOneHumanHasTwoEyes(t *testing.T) {
	t.Parallel()
	const partner = "0999.010.225"
	give := approve(40_000_00)
	for name, try := range map[string]func(c *clerk) (access.Person, ledger.Request){
		"four_eyes_drafted endorses what another row with the mailbox drafted": func(c *clerk) (access.Person, ledger.Request) {
			c.done(dossier.HubStaff, simple(dossier.RequestReview))
			return c.reviewer("ELS@example.org"), simple(dossier.Endorse)
		},
		"four_eyes_drafted returns what a joined row drafted": func(c *clerk) (access.Person, ledger.Request) {
			c.done(dossier.HubStaff, simple(dossier.RequestReview))
			p := c.reviewer("")
			c.Database.Exec(c.t, `update person set joined = $1 where id = $2`, c.People[dossier.HubStaff].ID, p.ID)
			return p, ledger.Request{Command: dossier.Command{Name: dossier.Return}, Reasons: "Neen."}
		},
		"four_eyes_drafted endorses what a row of a row drafted": func(c *clerk) (access.Person, ledger.Request) {
			c.done(dossier.HubStaff, simple(dossier.RequestReview))
			between, p := c.contact("0999.010.522", "els@example.org"), c.reviewer("els@elders.example.org")
			c.Database.Exec(c.t, `update person set joined = $1 where id = $2`, between.ID, p.ID)
			return p, simple(dossier.Endorse)
		},
		"four_eyes_drafted comes back in another role": func(c *clerk) (access.Person, ledger.Request) {
			c.done(dossier.HubStaff, simple(dossier.RequestReview))
			c.Database.Exec(c.t, `update membership set until = clock() where person = $1`, c.People[dossier.HubStaff].ID)
			return c.reviewer("els@example.org"), simple(dossier.Endorse)
		},
		"four_eyes_company endorses what their company asks": func(c *clerk) (access.Person, ledger.Request) {
			c.done(dossier.HubStaff, simple(dossier.RequestReview))
			c.contact("0999.010.126", "ann@example.org")
			return c.reviewer("ann@example.org"), simple(dossier.Endorse)
		},
		"four_eyes_drafted decides what they drafted": func(c *clerk) (access.Person, ledger.Request) {
			c.submit()
			return c.decider("els@example.org"), give
		},
		"four_eyes_endorsed decides what they endorsed": func(c *clerk) (access.Person, ledger.Request) {
			c.submit()
			return c.decider("bart@example.org"), give
		},
		"four_eyes_reviewed decides what they returned": func(c *clerk) (access.Person, ledger.Request) {
			c.done(dossier.HubStaff, simple(dossier.RequestReview))
			other := c.reviewer("ann@example.org")
			c.by(other, ledger.Request{Command: dossier.Command{Name: dossier.Return}, Reasons: "Neen."})
			c.submit()
			return c.decider("ann@example.org"), give
		},
		"four_eyes_company decides on a partner of theirs": func(c *clerk) (access.Person, ledger.Request) {
			c.contact(partner, "ann@example.org")
			c.submit()
			return c.decider("ann@example.org"), give
		},
		"four_eyes_company decides on a company that they left": func(c *clerk) (access.Person, ledger.Request) {
			was := c.contact(partner, "ann@example.org")
			c.Database.Exec(c.t, `update membership set until = clock() where person = $1`, was.ID)
			c.submit()
			return c.decider("ann@example.org"), give
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClerk(t, nil)
			who, r := try(c)
			r.Number = c.number
			row, _, refusal, err := c.Ledger.Receive(ctx, c.Key(who), r) // as from a door that knows of one row only
			if err != nil || refusal != nil {
				t.Fatalf("%+v %v", refusal, err)
			}
			o := c.act(row)
			if o.Status != record.Refused || !strings.HasPrefix(name, o.Refusal.Code+" ") {
				t.Fatalf("%+v", o)
			}
			known, err := c.Store.Names(context.Background(), []string{who.ID})
			if err != nil || len(known) != 1 {
				t.Fatal(known, err)
			}
			c.verify()
		})
	}
}

// TestTwoRowsAtOnceAreOneHuman: whoever adds them, and however close together.
func TestTwoRowsAtOnceAreOneHuman(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	const pairs = 20
	var all sync.WaitGroup
	for i := range pairs * 2 {
		all.Go(func() {
			row := access.Person{ID: access.NewID("p_"), Name: "Iemand", Role: dossier.Auditor, Email: fmt.Sprintf("twee-%d@example.org", i/2)}
			if err := p.Store.AddPeople(ctx, map[string]access.Person{access.HashToken(access.NewToken()): row}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	members, err := p.Store.Members(ctx)
	if err != nil {
		t.Fatal(err)
	}
	twice := 0
	for _, m := range members {
		if len(m.Same) == 2 {
			twice++
		}
	}
	if twice != pairs*2 {
		t.Errorf("%d rows of %d know of the other", twice, pairs*2)
	}
}

// TestVerifyFindsWhoJudgedTheirOwn by questions of its own: here what commands are held against says that all is well.
func TestVerifyFindsWhoJudgedTheirOwn(t *testing.T) {
	t.Parallel()
	const of = ` (select person from membership where role = `
	for tamper, want := range map[string]string{
		`update person set email = 'els@example.org' where id in` + of + `'decider')`:                                                                             "helped to draft it",
		`update person set email = 'bart@example.org' where id in` + of + `'decider')`:                                                                            "reviewed it",
		`update person set email = 'Noor@example.org' where id in` + of + `'reviewer')`:                                                                           "helped to draft it",
		`update person set joined =` + of + `'hub_staff') where id in` + of + `'reviewer')`:                                                                       "helped to draft it",
		`insert into membership (id, person, role, company, since) select 'm_x', person, 'company', '0999.010.225', since from membership where role = 'decider'`: "contact of a company",
	} {
		c := newClerk(t, nil)
		c.edits(dossier.Company)
		c.submit()
		c.done(dossier.Decider, approve(40_000_00))
		c.verify()
		c.Database.Exec(t, `alter table person disable trigger keep_humans`)
		c.Database.Exec(t, `alter table membership disable trigger keep_companies`)
		c.Database.Exec(t, tamper)
		checks, err := c.Ledger.Verify(ctx, c.number, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, check := range checks {
			if bad := check.Name == "people"; check.OK == bad || bad && !strings.Contains(check.Detail[1], want) {
				t.Errorf("%s: %+v", tamper, check)
			}
		}
	}
}

// edits lets somebody of a role save the content as it is.
func (c *clerk) edits(role dossier.Role) {
	c.t.Helper()
	if refusal := c.edit(role, func(*application.Content) {}); refusal != nil {
		c.t.Fatalf("%+v", refusal)
	}
}
