// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// contested is a call whose decisions can be objected to.
func contested(c *call.Call) {
	c.ObjectionTerm = &calendar.Term{Days: 30, Kind: calendar.CalendarDays}
}

// another is a second dossier of the same company.
func (c *clerk) another() *clerk { return c.anotherIn("CW-KORT") }

func (c *clerk) anotherIn(code string) *clerk { return &clerk{c.Programme, c.t, c.Start(c.t, code)} }

// of is a dossier of another company, with the atelier as its first partner.
func (c *clerk) of(company string) *clerk {
	c.t.Helper()
	staff := c.People[dossier.HubStaff]
	row, _, refusal, err := c.Ledger.Start(ctx, c.Key(staff), record.Founding{Call: "CW-KORT", Hub: "kempen", Company: company,
		Title: "Andersom"})
	if err != nil || refusal != nil {
		c.t.Fatal(err, refusal)
	}
	other := &clerk{c.Programme, c.t, row.Dossier}
	example := c.content()
	other.changes(func(x *application.Content) {
		*x = example
		x.StateAid.DeMinimis = []application.Aid{}
		for i := range x.Partners {
			if x.Partners[i].Organisation.CompanyNumber == company {
				x.Partners[i].Organisation.CompanyNumber = x.Applicant.CompanyNumber
			}
		}
		x.Applicant.CompanyNumber = company
	})
	return other
}

// changes has hub staff save the content.
func (c *clerk) changes(change func(*application.Content)) {
	c.t.Helper()
	if r := c.edit(dossier.HubStaff, change); r != nil {
		c.t.Fatalf("%+v", r)
	}
}

// earlier is aid of a day.
func earlier(day string, amount money.Cents) application.Aid {
	return application.Aid{GrantedOn: day, Authority: "Vlaanderen", Amount: amount.Euro(), Regulation: "2023/2831"}
}

func yesterday() string { return calendar.DateOf(time.Now().AddDate(0, 0, -1)).String() }
func today() string     { return calendar.DateOf(time.Now()).String() }

// aided lists earlier de-minimis aid in the application.
func (c *clerk) aided(amounts ...money.Cents) {
	c.t.Helper()
	c.changes(func(x *application.Content) {
		x.StateAid.DeMinimis = []application.Aid{}
		for _, amount := range amounts {
			x.StateAid.DeMinimis = append(x.StateAid.DeMinimis, earlier(yesterday(), amount))
		}
	})
}

// part is what of a grant is the applicant's aid.
func (c *clerk) part(grant money.Cents) money.Cents {
	c.t.Helper()
	content := c.content()
	return content.AidParts(application.Grant{Amount: grant, Accepted: content.Costs()})[0].Amount
}

func approve(amount money.Cents) ledger.Request {
	return decision(dossier.GiveDecision, dossier.Approve, amount)
}

func corrects(amount money.Cents) ledger.Request {
	return decision(dossier.Correct, dossier.Approve, amount)
}

// tooMuch says that an approval passes a ceiling, for the applicant (0) or a partner, with what is left in cents; -1 does not look.
func (c *clerk) tooMuch(r ledger.Request, partner int, left money.Cents) {
	c.t.Helper()
	o := c.do(dossier.Decider, r)
	if o.Refusal == nil || o.Refusal.Code != dossier.CodeAboveAid || o.Refusal.Args["partner"] != strconv.Itoa(partner) ||
		left >= 0 && o.Refusal.Args["left"] != strconv.FormatInt(int64(left), 10) {
		c.t.Errorf("%+v %+v", o, o.Refusal)
	}
}

const ceiling money.Cents = 300_000_00

// TestAidCountsAcrossDossiers approves two dossiers of one company, at once, that each fit by themselves.
func TestAidCountsAcrossDossiers(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	two := one.another()
	for _, c := range []*clerk{one, two} {
		c.aided(ceiling - one.part(60_000_00))
		c.submit()
	}
	onlyOne(t, one, two)
}

// onlyOne decides on two dossiers at once, of which one can be granted.
func onlyOne(t *testing.T, one, two *clerk) {
	t.Helper()
	outcomes := make([]record.Outcome, 2)
	var both sync.WaitGroup
	for i, c := range []*clerk{one, two} {
		both.Go(func() { outcomes[i] = c.do(dossier.Decider, approval()) })
	}
	both.Wait()
	done := 0
	for _, o := range outcomes {
		switch {
		case o.Status == record.Done:
			done++
		case o.Refusal == nil || o.Refusal.Code != dossier.CodeAboveAid:
			t.Errorf("%+v", o)
		}
	}
	if done != 1 {
		t.Errorf("%d of two grants to one undertaking, which fit by themselves only", done)
	}
}

// TestTwoLinkedCompaniesAtOnce: the link stands in the list of one of them only, and both are decided on at the same moment.
func TestTwoLinkedCompaniesAtOnce(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	two := one.of("0999.010.423")
	two.changes(func(x *application.Content) {
		for i, line := range x.Budget {
			if line.Partner == "0999.010.126" {
				x.Budget[i].Partner = "0999.010.423"
			}
		}
	})
	one.changes(func(x *application.Content) {
		x.StateAid.SingleUndertaking = []string{"0999.010.423"}
		x.StateAid.DeMinimis = []application.Aid{earlier(yesterday(), ceiling-one.part(40_000_00)-10_000_00)}
	})
	for _, c := range []*clerk{one, two} {
		c.submit()
	}
	onlyOne(t, one, two)
}

// TestASupplementForgetsNoGrant: the list is frozen anew after another dossier was granted, and that grant counts all the same.
func TestASupplementForgetsNoGrant(t *testing.T) {
	t.Parallel()
	jury := clerkIn(t, "CW-JURY", nil)
	jury.aided(270_000_00)
	jury.submit()
	other := jury.another()
	other.submit()
	other.done(dossier.Decider, approve(40_000_00))
	jury.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
		Asked: []record.AskedWords{{Pointer: "/project/summary", Text: "Voor wie?"}}})
	jury.changes(func(x *application.Content) { x.Project.Summary += " Voor scholen." })
	jury.done(dossier.HubStaff, simple(dossier.HandInSupplement))
	jury.assess(14, 14, 14)
	jury.done(dossier.ProgrammeOfficer, consensus)
	jury.tooMuch(approve(30_000_00), 0, 2_640_00)
	jury.verify()
}

// TestASupplementReplacesEveryList: who takes part no more declares nothing more, and links nobody.
func TestASupplementReplacesEveryList(t *testing.T) {
	t.Parallel()
	jury := clerkIn(t, "CW-JURY", nil)
	jury.changes(func(x *application.Content) {
		x.Partners[0].EconomicActivity, x.Partners[0].DeMinimisDeclared = true, true
		x.Partners[0].SingleUndertaking = []string{"0999.010.126"}
		x.Partners[0].DeMinimis = []application.Aid{earlier(yesterday(), 200_000_00)}
	})
	jury.submit()
	counts := func(companies int, used money.Cents) {
		known, err := jury.Store.Aid(ctx, record.AidQuestion{Companies: []string{"0999.010.126"}})
		must(t, err)
		a := known.Record.Accounts(aid.Case{Dossier: "X", Kind: aid.OfGeneral, Day: calendar.DateOf(time.Now()),
			Says: []aid.List{{Company: "0999.010.126", Dossier: "X"}}, Parts: []money.Cents{0}})[0]
		if len(a.Undertaking) != companies || a.Used != used {
			t.Errorf("%v, %s", a.Undertaking, a.Used)
		}
	}
	counts(2, 200_000_00)
	jury.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
		Asked: []record.AskedWords{{Pointer: "/partners/0/economic_activity", Text: "Klopt dit?"}}})
	jury.changes(func(x *application.Content) { x.Partners[0].EconomicActivity = false })
	jury.done(dossier.HubStaff, simple(dossier.HandInSupplement))
	counts(1, 0)
	jury.verify()
}

// TestALinkOfAWithdrawnDossierCanBeStruck: what it declared counts on.
func TestALinkOfAWithdrawnDossierCanBeStruck(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	one.changes(func(x *application.Content) { x.StateAid.SingleUndertaking = []string{"0999.010.423"} })
	one.submit()
	one.done(dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.Withdraw}, Reasons: "Niet meer nodig."})
	one.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.StrikeLink,
		Place: "/state_aid/single_undertaking/0"}, Reasons: "Geen zeggenschap."})
	one.verify()
	known, err := one.Store.Aid(ctx, record.AidQuestion{Companies: []string{"0999.010.423"}})
	must(t, err)
	if got := known.Record.Undertaking("0999.010.423"); len(got) != 1 {
		t.Errorf("still linked: %v", got)
	}
}

// TestThreeDossiersOfOneDay of one company: the second does not fit any more, and a smaller one does.
func TestThreeDossiersOfOneDay(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	all := []*clerk{one, one.another(), one.another()}
	for _, c := range all {
		c.aided(255_000_00)
		c.submit()
	}
	one.done(dossier.Decider, approve(40_000_00))
	all[1].tooMuch(approve(40_000_00), 0, 17_640_00)
	o := all[2].do(dossier.Decider, approve(40_000_00))
	most, err := strconv.Atoi(o.Refusal.Args["cents"])
	if err != nil {
		t.Fatal(err)
	}
	all[2].tooMuch(approve(money.Cents(most+2)), 0, 17_640_00)
	all[2].done(dossier.Decider, approve(money.Cents(most)))
	all[1].tooMuch(approve(1_00), 0, -1)
}

// TestWhatAPartnerReceivedCounts where it applies itself, and what it receives as a partner is measured by its own account.
func TestWhatAPartnerReceivedCounts(t *testing.T) {
	t.Parallel()
	const bank = "0999.010.225"
	wood := newClerk(t, nil)
	own := wood.of(bank)
	own.changes(func(x *application.Content) {
		x.StateAid.DeMinimis = []application.Aid{earlier(yesterday(), 288_000_00)}
	})
	third := wood.another()
	for _, c := range []*clerk{own, wood, third} {
		c.submit()
	}
	wood.done(dossier.Decider, approve(40_000_00))
	third.tooMuch(approve(40_000_00), 1, 960_00)
	own.tooMuch(approve(40_000_00), 0, 960_00)
}

// TestTheDayOfTheAwardDecidesWhatCounts, in Brussels, to the day.
func TestTheDayOfTheAwardDecidesWhatCounts(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	other := c.another()
	for _, x := range []*clerk{c, other} { // it counts until that day three years on, and fills the ceiling to the cent
		x.changes(func(content *application.Content) {
			content.StateAid.DeMinimis = []application.Aid{earlier("2024-02-29", ceiling-c.part(40_000_00))}
		})
		x.submit()
	}
	c.done(dossier.Decider, approve(20_000_00))
	at := func(day string, hour int) {
		d, err := calendar.ReadDate(day)
		must(t, err)
		c.Database.SetClock(t, d.At(hour, 30))
	}
	at("2027-02-28", 23)
	other.tooMuch(approve(40_000_00), 0, c.part(20_000_00))
	at("2027-03-01", 0)
	other.done(dossier.Decider, approve(40_000_00))
}

// TestADayForWhichWeKnowNoRegulation: no award under it, in those words.
func TestADayForWhichWeKnowNoRegulation(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.submit()
	c.Database.SetClock(t, time.Date(2031, 1, 2, 9, 0, 0, 0, time.UTC))
	o := c.do(dossier.Decider, approve(100))
	if o.Refusal == nil || o.Refusal.Code != dossier.CodeNoRegulation || !strings.Contains(o.Refusal.Sentence("nl"), "2 januari 2031") {
		t.Errorf("%+v", o)
	}
	c.done(dossier.Decider, decision(dossier.GiveDecision, dossier.Reject, 0))
}

// TestServicesOfGeneralInterest have a ceiling of their own, beside the general one.
func TestServicesOfGeneralInterest(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	services := earlier(yesterday(), 740_000_00)
	services.Regulation = "2023/2832"
	c.changes(func(x *application.Content) { x.StateAid.DeMinimis = []application.Aid{services} })
	c.submit()
	sgei := c.another()
	sgei.changes(func(x *application.Content) {
		x.StateAid.Regime, x.StateAid.DeMinimis = "de_minimis_sgei", []application.Aid{services, earlier(yesterday(), 299_000_00)}
	})
	if o := sgei.do(dossier.HubStaff, simple(dossier.RequestReview)); o.Refusal == nil ||
		o.Refusal.Faults[0].Pointer != "/state_aid/de_minimis" {
		t.Errorf("767,360.00 of 750,000.00: %+v", o)
	}
	sgei.changes(func(x *application.Content) { x.StateAid.DeMinimis[0].Amount.Amount = "722640.00" })
	sgei.submit()
	sgei.done(dossier.Decider, approve(40_000_00))
	c.tooMuch(approve(40_000_00), 0, 1_000_00)
}

// TestAGrantThatIsObjectedToStillCounts: it stands until it is decided on.
func TestAGrantThatIsObjectedToStillCounts(t *testing.T) {
	t.Parallel()
	one := newClerk(t, contested)
	two := one.another()
	for _, c := range []*clerk{one, two} {
		c.aided(ceiling - one.part(45_000_00))
		c.submit()
	}
	one.done(dossier.Decider, approve(30_000_00))
	one.done(dossier.HubStaff, ledger.Request{Command: dossier.Command{Name: dossier.LodgeObjection}, Reasons: "Te weinig."})
	two.tooMuch(approve(30_000_00), 0, one.part(15_000_00))
	one.done(dossier.Decider, decision(dossier.Correct, dossier.Reject, 0))
	two.done(dossier.Decider, approve(30_000_00))
}

// TestCorrectionsUpAndDown: what is taken away is left again, and what is added is measured.
func TestCorrectionsUpAndDown(t *testing.T) {
	t.Parallel()
	one := newClerk(t, contested)
	two := one.another()
	for _, c := range []*clerk{one, two} {
		c.aided(ceiling - one.part(50_000_00))
		c.submit()
	}
	one.done(dossier.Decider, approve(40_000_00))
	two.tooMuch(approve(20_000_00), 0, one.part(10_000_00))
	one.done(dossier.Decider, corrects(30_000_00))
	two.done(dossier.Decider, approve(20_000_00))
	one.tooMuch(corrects(31_000_00), 0, 0)
	one.done(dossier.Decider, corrects(30_000_00)) // nothing is added
	one.verify()
	two.verify()
}

// TestAnOutsideFundersGrantCounts and never blocks.
func TestAnOutsideFundersGrantCounts(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	outside := c.anotherIn("CW-EXTERN")
	for _, x := range []*clerk{c, outside} {
		x.aided(ceiling - c.part(40_000_00))
		x.submit()
	}
	outside.approvesOutside(40_000_00)
	c.tooMuch(approve(1_000_00), 0, 0)
	again := c.anotherIn("CW-EXTERN")
	again.aided(ceiling - c.part(40_000_00))
	again.submit() // its own account is the funder's
	again.approvesOutside(40_000_00)
	if d := again.kept(); d.State.Term() != nil || len(d.State.Waits) > 0 {
		t.Errorf("it is that funder's to register: %+v", d.State)
	}
}

// approvesOutside records the approval of another funder.
func (c *clerk) approvesOutside(amount money.Cents) {
	c.t.Helper()
	decider := c.People[dossier.Decider]
	up, refusal, err := c.Ledger.BringIn(ctx, decider, c.number, testkit.PDF(c.t, "beslissing"))
	if err != nil || refusal != nil {
		c.t.Fatal(err, refusal)
	}
	r := approve(amount)
	r.Command.Reference, r.Command.Upload = "KBS-1", up.ID
	c.done(dossier.Decider, r)
}

// TestAListedGrantCountsOnce, by its number or by day and amount, also when it was corrected since.
func TestAListedGrantCountsOnce(t *testing.T) {
	t.Parallel()
	one := newClerk(t, contested)
	before := ceiling - one.part(70_000_00)
	one.aided(before)
	one.submit()
	one.done(dossier.Decider, approve(30_000_00))
	numbered, unnumbered := one.another(), one.another()
	list := func(c *clerk, own application.Aid) {
		c.changes(func(x *application.Content) {
			x.StateAid.DeMinimis = []application.Aid{earlier(yesterday(), before), own}
		})
		c.submit()
	}
	own := earlier(today(), one.part(30_000_00))
	list(unnumbered, own)
	own.Dossier, own.Amount = one.number, money.Cents(1_00).Euro()
	list(numbered, own)
	one.done(dossier.Decider, corrects(29_000_00))
	numbered.done(dossier.Decider, approve(20_000_00))
	unnumbered.tooMuch(approve(22_000_00), 0, one.part(21_000_00))
	unnumbered.done(dossier.Decider, approve(20_000_00))
}

// TestTheOfficerStrikesALink: the companies are apart again, on record and with the reasons, until a later list names it anew.
func TestTheOfficerStrikesALink(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	two := one.another()
	two.changes(func(x *application.Content) { x.StateAid.SingleUndertaking = []string{"0999.010.225", "0999.010.423"} })
	bank := one.of("0999.010.225")
	bank.changes(func(x *application.Content) {
		x.StateAid.DeMinimis = []application.Aid{earlier(yesterday(), 261_000_00)}
	})
	for _, c := range []*clerk{one, bank, two} {
		c.submit()
	}
	one.done(dossier.Decider, approve(40_000_00))
	strike := func(place string) ledger.Request {
		return ledger.Request{Command: dossier.Command{Name: dossier.StrikeLink, Place: place}, Reasons: "Geen zeggenschap."}
	}
	two.tooMuch(approve(39_000_00), 0, 600_00)
	for _, wrong := range []string{"/state_aid/single_undertaking/2", "/partners/9/single_undertaking/0", "/state_aid/de_minimis/1",
		"/project/title", "/state_aid/single_undertaking/00", "0999.010.225"} {
		if o := two.do(dossier.ProgrammeOfficer, strike(wrong)); o.Refusal == nil || o.Refusal.Code != dossier.CodeLinkUnknown {
			t.Errorf("%s: %+v", wrong, o)
		}
	}
	two.done(dossier.ProgrammeOfficer, strike("/state_aid/single_undertaking/0"))
	two.done(dossier.Decider, approve(30_000_00))
	two.verify()
	again := one.another()
	again.changes(func(x *application.Content) { x.StateAid.SingleUndertaking = []string{"0999.010.225"} })
	if o := again.do(dossier.HubStaff, simple(dossier.RequestReview)); o.Refusal == nil {
		t.Errorf("named again, they count together again: %+v", o)
	}
}

// frozenBefore makes what was submitted what it would be if it had been frozen before this version, and the accounts from there.
func (c *clerk) frozenBefore(entries ...application.Aid) {
	c.t.Helper()
	x := c.content()
	x.StateAid.DeMinimis, x.StateAid.SingleUndertaking = entries, nil
	for i := range x.Partners {
		x.Partners[i].DeMinimis, x.Partners[i].SingleUndertaking, x.Partners[i].DeMinimisDeclared = nil, nil, false
	}
	raw := x.JSON()
	if strings.Contains(string(raw), "single_undertaking") || strings.Contains(string(raw), "de_minimis_declared") || !json.Valid(raw) {
		c.t.Fatalf("what nobody asked then is told: %s", raw)
	}
	c.freezes(raw)
	c.Database.Exec(c.t, `update fold set version = 0`)
	must(c.t, postgres.Migrate(ctx, c.Database.Owner, private.AppRole))
}

// freezes makes other bytes those that were frozen, throughout the record, as an earlier program would have written them.
func (c *clerk) freezes(raw []byte) {
	c.t.Helper()
	sum := sha256.Sum256(raw)
	old, hash := c.kept().State.Frozen.Hash, hex.EncodeToString(sum[:])
	for _, table := range []string{"content", "event"} {
		c.Database.Exec(c.t, `alter table `+table+` disable trigger append_only`)
	}
	c.Database.Exec(c.t, `update content set body = $1, hash = $2 where dossier = $3 and hash = $4`, raw, hash, c.number, old)
	kept, err := c.Store.Record(ctx, c.number)
	must(c.t, err)
	var prev []byte
	for _, e := range kept.Events {
		body := bytes.ReplaceAll(e.Body, []byte(old), []byte(hash))
		chained := record.HashOf(prev, c.number, e.Recorded, body)
		c.Database.Exec(c.t, `update event set body = $1, prev_hash = $2, hash = $3 where dossier = $4 and seq = $5`, body, prev, chained,
			c.number, e.Event.Seq)
		prev = chained
	}
}

// TestWhatWasFrozenBeforeStaysDecidable: without lists of partners and links, with days that cannot be, and with our own grants unnumbered.
func TestWhatWasFrozenBeforeStaysDecidable(t *testing.T) {
	t.Parallel()
	one := newClerk(t, nil)
	one.submit()
	one.done(dossier.Decider, approve(30_000_00))
	own := earlier(today(), one.part(30_000_00))
	own.Regulation = ""
	typo, fits := one.another(), one.another()
	typo.changes(func(x *application.Content) { x.Project.Title += " typo" }) // a content of its own
	typo.submit()
	fits.submit()
	fits.frozenBefore(own)
	typo.frozenBefore(earlier("2052-06-15", 270_000_00))
	typo.tooMuch(approve(30_000_00), 0, ceiling-270_000_00-one.part(30_000_00))
	typo.frozenBefore(earlier("0025-06-15", 270_000_00))
	typo.tooMuch(approve(30_000_00), 0, ceiling-270_000_00-one.part(30_000_00))
	typo.frozenBefore()
	fits.aidIs(0, one.part(30_000_00))
	fits.done(dossier.Decider, approve(30_000_00))
}

// aidIs compares what counts already for a beneficiary.
func (c *clerk) aidIs(beneficiary int, used money.Cents) {
	c.t.Helper()
	content := c.content()
	known, err := c.Store.Aid(ctx, record.AidQuestion{Companies: content.AidCompanies()})
	must(c.t, err)
	accounts := content.Accounts(application.Requirements{Award: time.Now(), Aid: application.KnownAid{Record: known.Record,
		Dossier: c.number, Declared: time.Now()}})
	if accounts[beneficiary].Used != used {
		c.t.Errorf("%s is used, want %s: %+v", accounts[beneficiary].Used, used, accounts[beneficiary].Entries)
	}
}

// TestTheOfficerRegistersAid: once for each decision, with its reference.
func TestTheOfficerRegistersAid(t *testing.T) {
	t.Parallel()
	register := ledger.Request{Command: dossier.Command{Name: dossier.RegisterAid, Reference: "EAIR-1"}}
	c := newClerk(t, contested)
	c.submit()
	if o := c.by(c.People[dossier.Decider], approve(40_000_00)); o.Status != record.Done {
		t.Fatalf("%+v", o)
	}
	c.done(dossier.ProgrammeOfficer, register)
	c.done(dossier.Decider, corrects(30_000_00))
	c.done(dossier.ProgrammeOfficer, register)
	if got := c.types(); !strings.HasSuffix(got, "approved aid_registered decision_corrected aid_registered") {
		t.Error(got)
	}
	c.verify()
}

// TestDecisionsOfOneCompanyWaitInOneOrder settles several decisions on two dossiers of a company at once: none is undone by a deadlock.
func TestDecisionsOfOneCompanyWaitInOneOrder(t *testing.T) {
	t.Parallel()
	base := newClerk(t, nil)
	for range 10 {
		one, two := base.another(), base.another()
		for _, c := range []*clerk{one, two} {
			c.submit()
		}
		one.receive(dossier.Decider, decision(dossier.GiveDecision, dossier.Reject, 0))
		one.receive(dossier.Decider, approve(1_000_00))
		two.receive(dossier.Decider, approve(1_000_00))
		var both sync.WaitGroup
		for _, c := range []*clerk{one, two} {
			both.Go(func() {
				if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
	}
}

// TestVerifyNamesWhatTheAccountsSayWrongly: they follow from the ledger, and whoever changes them by hand is found out.
func TestVerifyNamesWhatTheAccountsSayWrongly(t *testing.T) {
	t.Parallel()
	for _, tamper := range []string{`update award set part = part - 1`, `delete from award where company <> '0999.010.126'`,
		`update aid_list set entries = '[]'`,
		`update aid_list set linked = '{0999.010.225}'`, `delete from aid_list`,
		`insert into struck select dossier, seq, company, '0999.010.522', at from award limit 1`, `update award set at = at - interval '4 years'`, `update award set register = ''`} {
		c := newClerk(t, nil)
		c.submit()
		c.done(dossier.Decider, approve(40_000_00))
		c.verify()
		c.Database.Exec(t, tamper)
		checks, err := c.Ledger.Verify(ctx, c.number, nil)
		must(t, err)
		for _, x := range checks {
			if x.OK == (x.Name == "aid") {
				t.Errorf("%s: %s is %v", tamper, x.Name, x.OK)
			}
		}
	}
}

// TestWhatIsNotRegisteredInTimeIsTold to officer and manager, once, though the dossier's run has ended: the sweep finds it.
func TestWhatIsNotRegisteredInTimeIsTold(t *testing.T) {
	t.Parallel()
	c := newClerk(t, nil)
	c.submit()
	c.done(dossier.Decider, approve(40_000_00))
	waiting := func() bool {
		numbers, err := c.Store.Waiting(ctx, "", 10)
		must(t, err)
		return slices.Contains(numbers, c.number)
	}
	if waiting() {
		t.Error("nothing is due yet")
	}
	for _, want := range []string{"reminded", "escalated"} {
		due := c.kept().State.NextDue()
		c.Database.SetClock(t, due.At.Add(time.Minute))
		if !waiting() {
			t.Errorf("nobody finds what is due: %s", due.Kind)
		}
		if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
			t.Fatal(err)
		}
		if got := c.types(); !strings.HasSuffix(got, want) {
			t.Error(got)
		}
	}
	if waiting() {
		t.Error("it is told again and again")
	}
	h, err := c.Store.History(ctx, c.number, 0)
	must(t, err)
	var roles []string
	for _, x := range h.Told[c.kept().State.Seq] {
		roles = append(roles, string(x.Role))
	}
	if slices.Sort(roles); !slices.Equal(roles, []string{"manager", "programme_officer"}) {
		t.Errorf("told: %v", roles)
	}
}
