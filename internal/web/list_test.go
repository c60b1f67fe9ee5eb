// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"html"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/xuri/excelize/v2"
)

// give has somebody give a command, and it must be done.
func (o *office) give(p access.Person, number string, c dossier.Command, reasons string) {
	o.t.Helper()
	r := ledger.Request{Number: number, Command: c, Reasons: reasons}
	row, _, refusal, err := o.Ledger.Receive(context.Background(), o.Key(p), r)
	if err == nil && refusal == nil {
		_, err = o.Ledger.Act(context.Background(), wire.Ask{Dossier: number, Key: row.Key})
	}
	if err != nil || refusal != nil {
		o.t.Fatalf("%s of %s: %v %+v", c.Name, number, err, refusal)
	}
	d, err := o.Programme.Store.RowOf(context.Background(), p.ID, row.Key)
	if err == nil && d.Outcome != nil && d.Outcome.Status != record.Done {
		o.t.Fatalf("%s of %s: %+v", c.Name, number, d.Outcome)
	}
}

func (o *office) simple(role dossier.Role, number string, name dossier.Verb) {
	o.t.Helper()
	o.give(o.People[role], number, dossier.Command{Name: name}, "")
}

// submitted is a dossier of a call that was handed in.
func (o *office) submitted(call string) string {
	o.t.Helper()
	number := o.Start(o.t, call)
	o.simple(dossier.HubStaff, number, dossier.RequestReview)
	o.simple(dossier.Reviewer, number, dossier.Endorse)
	o.simple(dossier.HubStaff, number, dossier.Submit)
	return number
}

// everywhere makes dossiers in every state that a call without a jury has, some of a jury, and copies of all of them.
func (o *office) everywhere(copies int) {
	o.t.Helper()
	o.Start(o.t, "CW-KORT")
	review := o.Start(o.t, "CW-KORT")
	o.simple(dossier.HubStaff, review, dossier.RequestReview)
	ready := o.Start(o.t, "CW-KORT")
	o.simple(dossier.HubStaff, ready, dossier.RequestReview)
	o.simple(dossier.Reviewer, ready, dossier.Endorse)
	o.submitted("CW-KORT")
	o.give(o.People[dossier.Decider], o.submitted("CW-KORT"), dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 40_000_00}, "Sterk.")
	o.give(o.People[dossier.Decider], o.submitted("CW-KORT"), dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Reject}, "Zwak.")
	gone := o.Start(o.t, "CW-KORT")
	o.give(o.People[dossier.HubStaff], gone, dossier.Command{Name: dossier.Withdraw}, "Niet meer nodig.")
	jury := o.submitted("CW-JURY")
	o.simple(dossier.ProgrammeOfficer, jury, dossier.DeclareAdmissible)
	for _, p := range o.Panel[:2] {
		o.give(o.People[dossier.ProgrammeOfficer], jury, dossier.Command{Name: dossier.AssignAssessor, Assessor: p.ID}, "")
	}
	o.give(o.Panel[0], jury, dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}, "")
	o.submitted("CW-JURY")
	if copies == 0 {
		return
	}
	o.database.Exec(o.t, `insert into dossier (number, call, call_version, hub, supporting, company, title, content, state, seq, status, since, due_at, submitted_at,
			panel, words, partners, applicant, by_title, by_company, waits, declared, term_at, asked)
		select call || '-' || 1000 + n * 20 + row_number() over (partition by call, n order by number), call, call_version,
			case n % 3 when 0 then 'gent' else hub end, case n % 5 when 0 then array['kempen'] else '{}' end, case n % 4 when 0 then '0999.010.225' else company end,
			title || ' ' || n, content, state, seq, status, since - n * interval '1 day', due_at, submitted_at, panel, words || n, partners,
			applicant, by_title || ' ' || n, by_company || n % 7, waits, declared, term_at - n * interval '6 days', asked + n % 3
		from dossier, generate_series(1, $1) n`, copies)
	o.database.Exec(o.t, `insert into drafter (dossier, person) select number, $1 from dossier where number like '%5' on conflict do nothing`, o.People[dossier.HubStaff].ID)
}

var (
	counted = regexp.MustCompile(`<li><a href="([^"]*)">[^<]*</a> \((\d+)\)</li>`)
	numbers = regexp.MustCompile(`<th scope="row"><a href="([^"]*)">([^<]*)</a>`)
	onwards = regexp.MustCompile(`<a href="([^"]*)" rel="next">`)
	totals  = regexp.MustCompile(`<p class="lead">(\d+) dossier`)
)

// all follows the pages of a list to their end.
func (b browser) all(path string) (found []string, total int) {
	b.t.Helper()
	for first := true; path != ""; first = false {
		r := b.ask("GET", path, nil)
		if r.status != http.StatusOK {
			b.t.Fatalf("%s: %d", path, r.status)
		}
		for _, m := range numbers.FindAllStringSubmatch(r.body, -1) {
			found = append(found, m[2])
		}
		if m := totals.FindStringSubmatch(r.body); first && m != nil {
			total, _ = strconv.Atoi(m[1])
		}
		path = ""
		if m := onwards.FindStringSubmatch(r.body); m != nil {
			path = html.UnescapeString(m[1])
		}
	}
	return found, total
}

// TestTheNumberBesideAFilterIsThatOfItsRows: for whoever looks, along filters that are followed at random, as they stand on the page, each
// of them on top of the others. No page costs more than eight statements or 60 kB.
func TestTheNumberBesideAFilterIsThatOfItsRows(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.everywhere(30)
	for _, who := range []access.Person{o.People[dossier.HubStaff], o.People[dossier.Reviewer], o.People[dossier.Company], o.People[dossier.ProgrammeOfficer],
		o.Panel[0], o.Panel[1], o.Panel[2], o.People[dossier.Decider], o.People[dossier.Manager]} {
		random := rand.New(rand.NewPCG(14, uint64(len(who.Role))))
		b := o.of(who)
		for range 4 {
			path, want := "/dossiers", -1
			for range 4 {
				r := b.ask("GET", path, nil)
				if n := len(o.sent.Sent()); r.status != http.StatusOK || n > 8 || len(r.body) > 60_000 {
					t.Fatalf("%s, %s: %d, %d statements, %d bytes", who.Role, path, r.status, n, len(r.body))
				}
				found, total := b.all(path)
				slices.Sort(found)
				if len(slices.Compact(found)) != len(found) || want >= 0 && want != len(found) || total != len(found) {
					t.Fatalf("%s, %s: the filter said %d, the page %d, and there are %d rows", who.Role, path, want, total, len(found))
				}
				ways := counted.FindAllStringSubmatch(r.body, -1)
				if len(ways) == 0 {
					break
				}
				way := ways[random.IntN(len(ways))]
				path = html.UnescapeString(way[1])
				want, _ = strconv.Atoi(way[2])
			}
		}
	}
}

// TestEveryOrderHasAllRowsOnce: its pages, and the way from row to row.
func TestEveryOrderHasAllRowsOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.everywhere(12)
	for _, who := range []dossier.Role{dossier.Manager, dossier.HubStaff, dossier.Assessor, dossier.Company} {
		b := o.as(who)
		want, _ := b.all("/dossiers")
		if who == dossier.Manager && len(want) < 100 {
			t.Fatalf("%d dossiers", len(want))
		}
		slices.Sort(want)
		for _, order := range []string{"nummer", "termijn", "fase", "titel", "onderneming", "bedrag"} {
			got, _ := b.all("/dossiers?sorteer=" + order)
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("%s by %s: %d rows of %d", who, order, len(got), len(want))
			}
		}
	}
}

// TestAFileIsTheList: the same rows in the same order with the same columns, all pages of it, in each form.
func TestAFileIsTheList(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.everywhere(10)
	b := o.as(dossier.Manager)
	const query = "?sorteer=titel&kolommen=oproep,gevraagd,termijn&oproep=CW-KORT&q=hergebruik"
	want, _ := b.all("/dossiers" + query)
	if len(want) <= 40 {
		t.Fatalf("%d rows are one page", len(want))
	}
	head := []string{"Nummer", "Titel", "Oproep", "Termijn", "Gevraagd"}
	for form, comma := range map[string]rune{"": ';', "&vorm=programma": ','} {
		r := b.ask("GET", "/dossiers/uitvoer.csv"+query+form, nil)
		read := csv.NewReader(strings.NewReader(strings.TrimPrefix(r.body, "\ufeff")))
		read.Comma = comma
		rows, err := read.ReadAll()
		if err != nil || len(rows) != len(want)+1 || !slices.Equal(rows[0], head) {
			t.Fatalf("%q: %v, %d rows of %d, %q", form, err, len(rows), len(want), r.body[:min(200, len(r.body))])
		}
		for i, number := range want {
			if rows[i+1][0] != number {
				t.Fatalf("row %d is %s, want %s", i, rows[i+1][0], number)
			}
		}
	}
	r := b.ask("GET", "/dossiers/uitvoer.xlsx"+query, nil)
	book, err := excelize.OpenReader(bytes.NewReader([]byte(r.body)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if rows, err := book.GetRows("Dossiers"); err != nil || len(rows) != len(want)+1 || !slices.Equal(rows[0], head) || rows[1][0] != want[0] {
		t.Errorf("%v, %d rows, %q", err, len(rows), rows[0])
	}
}

// TestAnAddressThatAsksWhatThereIsNotIsAPage: whatever somebody puts in it.
func TestAnAddressThatAsksWhatThereIsNotIsAPage(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.everywhere(0)
	b := o.as(dossier.Manager)
	for _, query := range []string{"staat=weg", "wie=niemand", "laat=-1", "laat=99999", "dagen=0", "dagen=x", "mijn=1", "sorteer=x", "kolommen=x", "na=!",
		"na=YQ&sorteer=termijn", "na=MjAyNi05OS05OSBB&sorteer=termijn", "na=eCBh&sorteer=bedrag", "oproep=" + strings.Repeat("x", 400), "staat=drafting&staat=submitted"} {
		for _, path := range []string{"/dossiers?", "/dossiers/uitvoer.csv?", "/dossiers/uitvoer.xlsx?"} {
			if strings.HasPrefix(query, "na=") && path != "/dossiers?" {
				continue // a file has no pages
			}
			if r := b.ask("GET", path+query, nil); r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "<h1>") {
				t.Errorf("%s%s: %d", path, query, r.status)
			}
		}
	}
	for _, query := range []string{"q=%00", "hub=%ff", "na=%00"} {
		if r := b.ask("GET", "/dossiers?"+query, nil); r.status != http.StatusNotFound || !strings.Contains(r.body, "<h1>") {
			t.Errorf("%s: %d", query, r.status)
		}
	}
	for _, query := range []string{"hub=nergens", "oproep=CW-NIETS", "beoordelaar=p_niemand", "q=%27+or+1%3D1", "q=%25%25%25", "wie=beslisser&laat=0&dagen=3000"} {
		if r := b.ask("GET", "/dossiers?"+query, nil); r.status != http.StatusOK || !strings.Contains(r.body, "Wis alle filters") {
			t.Errorf("%s: %d", query, r.status)
		}
	}
}

// TestASearchKnowsANumberHoweverItIsTyped: of a company, and of a dossier.
func TestASearchKnowsANumberHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	b := o.as(dossier.HubStaff)
	for _, q := range []string{number, " " + strings.ToLower(number)} {
		if r := b.ask("GET", "/dossiers?q="+url.QueryEscape(q), nil); r.header.Get("Location") != "/dossiers/"+number {
			t.Errorf("%q leads to %d %s", q, r.status, r.header.Get("Location"))
		}
	}
	for _, q := range []string{"0999.010.126", "0999010126", "BE 0999 010 126", "hergebruik"} {
		if found, _ := b.all("/dossiers?q=" + url.QueryEscape(q)); !slices.Equal(found, []string{number}) {
			t.Errorf("%q finds %v", q, found)
		}
	}
}

// TestWhatIsHiddenFromAnAssessorMovesNothing: before they declared to have no interest, no order and no filter tells what a dossier asks,
// or when its terms end.
func TestWhatIsHiddenFromAnAssessorMovesNothing(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.everywhere(0)
	for i, want := range map[int]int{0: 1, 1: 0} {
		b := o.of(o.Panel[i])
		if found, _ := b.all("/dossiers?laat=3660"); len(found) != want {
			t.Errorf("assessor %d finds %v by its term", i, found)
		}
		r := b.ask("GET", "/dossiers?sorteer=bedrag&kolommen=gevraagd,termijn,beoordeling,onderneming", nil)
		if shown := strings.Contains(r.body, "€"); shown != (want == 1) {
			t.Errorf("assessor %d reads what it asks: %v", i, shown)
		}
		if !strings.Contains(r.body, "Maatwerkatelier") {
			t.Errorf("assessor %d does not read whose it is", i)
		}
		manager := o.as(dossier.Manager).ask("GET", "/dossiers?sorteer=bedrag&kolommen=gevraagd,termijn,beoordeling,onderneming", nil)
		_, theirs, _ := strings.Cut(r.body, "<thead>")
		_, all, _ := strings.Cut(manager.body, "<thead>")
		theirs, _, _ = strings.Cut(theirs, "</thead>")
		if all, _, _ = strings.Cut(all, "</thead>"); theirs != all || theirs == "" {
			t.Errorf("assessor %d has the columns %s, a manager %s", i, theirs, all)
		}
	}
}

// TestMyWorkIsGoneWhenItIsDone: what waited for the reviewer waits for the staff of the hub once it is endorsed, with the one thing to do.
func TestMyWorkIsGoneWhenItIsDone(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	reviewer, staff := o.as(dossier.Reviewer), o.as(dossier.HubStaff)
	if r := staff.ask("GET", "/", nil); !strings.Contains(r.body, "/dossiers/nieuw") || !strings.Contains(r.body, "nog geen dossier") {
		t.Errorf("a first visit does not say what to do: %s", r.body)
	}
	number := o.Start(t, "CW-KORT")
	sees := func(b browser, says ...string) {
		t.Helper()
		r := b.ask("GET", "/", nil)
		if n := len(o.sent.Sent()); r.status != http.StatusOK || n > 8 {
			t.Fatalf("%d, %d statements", r.status, n)
		}
		for _, s := range says {
			if !strings.Contains(r.body, s) {
				t.Errorf("%q is not there: %s", s, r.body)
			}
		}
	}
	sees(staff, "Nu te doen", "Werk verder", "/dossiers/"+number+"?lijst=", "Maatwerkatelier", "#onderdelen", "vastgelegd in de oproep")
	sees(reviewer, "Alles gedaan", "De volgende termijn is die van")
	o.simple(dossier.HubStaff, number, dossier.RequestReview)
	sees(staff, "Alles gedaan", "Wacht op anderen", "wacht op de nalezer")
	sees(reviewer, "Nu te doen", "Kijk na", "/dossiers/"+number+"/nazicht")
	o.simple(dossier.Reviewer, number, dossier.Endorse)
	sees(reviewer, "Alles gedaan")
	sees(staff, "Nu te doen", "Dien in")
	o.give(o.People[dossier.HubStaff], number, dossier.Command{Name: dossier.Withdraw}, "Niet meer nodig.")
	sees(staff, "Alles gedaan", "Er loopt geen termijn")
	if r := staff.ask("GET", "/", nil); strings.Contains(r.body, number) {
		t.Error("a dossier that was withdrawn is still work")
	}
}

// TestAllOfAGroupIsItsList: what "Toon alle" leads to has as many rows as it says, and the group the first five.
func TestAllOfAGroupIsItsList(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.everywhere(20)
	more := regexp.MustCompile(`<a href="([^"]*)">Toon alle \((\d+)\)`)
	for _, role := range []dossier.Role{dossier.HubStaff, dossier.Company, dossier.ProgrammeOfficer, dossier.Decider, dossier.Manager, dossier.Assessor} {
		b := o.as(role)
		r := b.ask("GET", "/", nil)
		if n := len(o.sent.Sent()); n > 8 || len(r.body) > 60_000 {
			t.Errorf("%s: %d statements, %d bytes", role, n, len(r.body))
		}
		groups := more.FindAllStringSubmatch(r.body, -1)
		if len(groups) == 0 {
			t.Errorf("%s has no group with more: %s", role, r.body)
		}
		for _, g := range groups {
			found, _ := b.all(html.UnescapeString(g[1]))
			if fmt.Sprint(len(found)) != g[2] {
				t.Errorf("%s, %s: %d rows", role, g[0], len(found))
			}
		}
	}
}

// TestSeveralMembershipsAreNamed: who holds two is told as what something is theirs to do, and does not review what they drafted.
func TestSeveralMembershipsAreNamed(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	staff := o.People[dossier.HubStaff]
	o.database.Exec(t, `insert into membership (id, person, role, hub) values ('m_twee', $1, 'reviewer', 'kempen')`, staff.ID)
	drafted := o.Start(t, "CW-KORT")
	b := o.as(dossier.HubStaff)
	if r := b.ask("GET", "/", nil); !strings.Contains(r.body, "u als hubmedewerker (kempen)") {
		t.Errorf("%s", r.body)
	}
	o.simple(dossier.HubStaff, drafted, dossier.RequestReview)
	if r := b.ask("GET", "/", nil); !strings.Contains(r.body, "Alles gedaan") {
		t.Errorf("who drafted it is asked to review it: %s", r.body)
	}
	if found, _ := b.all("/dossiers?mijn=ja"); !slices.Equal(found, []string{drafted}) {
		t.Errorf("mine are %v", found)
	}
}

// TestTheTermThatPassedIsToldToWhoMustAct: and warns nobody else.
func TestTheTermThatPassedIsToldToWhoMustAct(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.submitted("CW-KORT")
	o.database.SetClock(t, time.Now().AddDate(0, 6, 0))
	for role, warned := range map[dossier.Role]bool{dossier.Decider: true, dossier.HubStaff: false} {
		r := o.as(role).ask("GET", "/", nil)
		if !strings.Contains(r.body, number) || !strings.Contains(r.body, "dagen over tijd") || strings.Contains(r.body, `class="late"`) != warned {
			t.Errorf("%s: %s", role, r.body)
		}
		if found, _ := o.as(role).all("/dossiers?laat=0"); len(found) != 1 {
			t.Errorf("%s: late are %v", role, found)
		}
	}
}
