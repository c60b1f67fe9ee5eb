// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/form"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
	"golang.org/x/net/html"
)

const short = "CW-KORT" // a call

// begun is a dossier in which nothing but its name is filled in.
func (o *office) begun(title string) string {
	o.t.Helper()
	row, _, refusal, err := o.Ledger.Start(context.Background(), o.Key(o.People[dossier.HubStaff]),
		record.Founding{Call: short, Hub: "kempen", Company: "0999.010.126", Title: title})
	if err != nil || refusal != nil {
		o.t.Fatal(err, refusal)
	}
	return row.Dossier
}

// written is what stands in a dossier, as its drafter reads it.
func (o *office) written(number string) application.Content {
	o.t.Helper()
	i, err := o.Programme.Store.Identity(context.Background(), o.People[dossier.HubStaff].ID)
	if err != nil {
		o.t.Fatal(err)
	}
	c, _, err := view.Of(o.Ledger, i, "nl").Content(context.Background(), number)
	if err != nil {
		o.t.Fatal(err)
	}
	return c
}

// typedIn are the fields of the form of a page, as a browser would send them.
func typedIn(t *testing.T, page string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	sent := url.Values{}
	var inside bool
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		of := func(key string) (value string, there bool) {
			for _, a := range n.Attr {
				if a.Key == key {
					return a.Val, true
				}
			}
			return "", false
		}
		if id, _ := of("id"); n.Data == "form" && id == "formulier" {
			inside = true
			defer func() { inside = false }()
		}
		name, named := of("name")
		kind, _ := of("type")
		_, checked := of("checked")
		value, _ := of("value")
		switch {
		case !inside || !named:
		case n.Data == "input" && (kind == "checkbox" || kind == "radio"):
			if checked {
				sent.Add(name, value)
			}
		case n.Data == "input":
			sent.Add(name, value)
		case n.Data == "textarea":
			text := ""
			if n.FirstChild != nil {
				text = n.FirstChild.Data
			}
			sent.Add(name, strings.ReplaceAll(text, "\n", "\r\n"))
		case n.Data == "select":
			chosen := ""
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				picked, key := false, ""
				for _, a := range c.Attr {
					picked = picked || a.Key == "selected"
					if a.Key == "value" {
						key = a.Val
					}
				}
				if picked {
					chosen = key
				}
			}
			sent.Add(name, chosen)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	if !sent.Has("versie") {
		t.Fatalf("no form: %.3000s", page)
	}
	return sent
}

// open opens a section, with its form.
func (b browser) open(number, section, more string) (reply, url.Values) {
	b.t.Helper()
	r := b.ask("GET", "/dossiers/"+number+"/inhoud/"+section+more, nil)
	if r.status != http.StatusOK {
		b.t.Fatalf("%s: %d %.2000s", section, r.status, r.body)
	}
	return r, typedIn(b.t, r.body)
}

// save sends a section's form.
func (b browser) save(number, section string, sent url.Values) reply {
	b.t.Helper()
	return b.ask("POST", "/dossiers/"+number+"/inhoud/"+section, sent)
}

// TestAWholeDossierIsFilledInByForms alone: what people type is the example, and then nothing keeps it from review.
func TestAWholeDossierIsFilledInByForms(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.begun("Hergebruik hout")
	example, err := application.Decode(testkit.Example(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range application.Sections() {
		f, _ := application.SectionNamed(s.Name)
		_, sent := b.open(number, s.Name, "")
		for name, values := range form.Show(f, f.Pattern, form.Of(example, s.Name), "nl") {
			if !strings.HasPrefix(name, "/hubs/supporting") {
				sent[name] = values
			}
		}
		if r := b.save(number, s.Name, sent); r.status != http.StatusSeeOther {
			t.Fatalf("%s: %d %.3000s", s.Name, r.status, r.body)
		}
	}
	want := example
	want.Hubs = o.written(number).Hubs
	if got := o.written(number); !reflect.DeepEqual(got, want) {
		t.Errorf("\n%s\n%s", got.JSON(), want.JSON())
	}
	r, _ := b.open(number, "declarations", "?gedaan=bewaard")
	if !strings.Contains(r.body, "10 van 10 klaar") || !strings.Contains(r.body, "Dit onderdeel is klaar.") {
		t.Errorf("%s", r.body)
	}
}

// TestADraftMayHoldFaults: what is typed is saved as far as it can be read, and what is missing or wrong stands beside its field.
func TestADraftMayHoldFaults(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.begun("Hout")
	_, sent := b.open(number, "project", "")
	sent.Set("/project/start", "3 nov 2026")
	sent.Set("/project/end", "ergens in mei")
	sent.Set("/project/municipalities/0", "turnhout")
	sent.Set("/project/municipalities/1", "Nergenshuizen")
	r := b.save(number, "project", sent)
	if r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	p := o.written(number).Project
	if p.Start != "2026-11-03" || p.End != "ergensinmei" && p.End != "ergens in mei" || !slices.Equal(p.Municipalities, []string{"13040", "Nergenshuizen"}) {
		t.Errorf("%+v", p)
	}
	page := b.ask("GET", strings.Split(r.to(), "#")[0], nil).body
	for _, want := range []string{"Bewaard:", "door", "Deze datum bestaat niet", `value="3/11/2026"`, "Turnhout (13040)", "Nergenshuizen", `href="#v-project-end"`,
		`id="v-project-end-nog"`, `id="v-project-municipalities-1-nog"`, "Dit is nog niet ingevuld."} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %.6000s", want, page)
		}
	}
}

// TestRowsAreAddedMovedAndRemovedByButtonsThatSave: nothing that stands in the form is lost by any of them, and an empty row is none.
func TestRowsAreAddedMovedAndRemovedByButtonsThatSave(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.begun("Hout")
	press := func(do string, typed ...string) string {
		t.Helper()
		more, _, _ := strings.Cut(strings.TrimPrefix(do, "@"), "|")
		_, sent := b.open(number, "plan", more)
		for i := 0; i+1 < len(typed); i += 2 {
			sent.Set(typed[i], typed[i+1])
		}
		_, button, _ := strings.Cut(do, "|")
		sent.Set("doe", button)
		r := b.save(number, "plan", sent)
		if r.status != http.StatusSeeOther {
			t.Fatalf("%s: %d %.2000s", do, r.status, r.body)
		}
		return r.to()
	}
	titles := func() string {
		var all []string
		for _, w := range o.written(number).Plan {
			all = append(all, w.Title)
		}
		return strings.Join(all, " ")
	}
	if to := press("|nieuw /plan", "/plan/0/title", "een"); !strings.HasSuffix(to, "nieuw=%2Fplan#v-plan-1") {
		t.Errorf("goes on at %s", to)
	}
	press("?nieuw=/plan|nieuw /plan", "/plan/1/title", "twee")
	press("?nieuw=/plan|op /plan/1", "/plan/0/title", "EEN")
	if got := titles(); got != "twee EEN" {
		t.Errorf("moved: %s", got)
	}
	press("|weg /plan/0", "/plan/1/deliverable", "iets")
	if got := titles(); got != "EEN" || o.written(number).Plan[0].Deliverable != "iets" {
		t.Errorf("removed: %s", got)
	}
	press("?nieuw=/plan|")
	if got := titles(); got != "EEN" {
		t.Errorf("an empty row was saved: %s", got)
	}
	press("|neer /plan/99999")
	press("|weg ../..")
	if got := titles(); got != "EEN" {
		t.Errorf("a button that is none: %s", got)
	}
}

// TestTwoPeopleInOneSection: what only one changed is there, what both changed stands twice, and who saves last chooses.
func TestTwoPeopleInOneSection(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	mine, theirs := o.as(dossier.HubStaff), o.as(dossier.Company)
	number := o.begun("Hout")
	_, first := mine.open(number, "project", "")
	_, second := theirs.open(number, "project", "")
	second.Set("/project/summary", "HUN samenvatting")
	second.Set("/project/problem", "HUN probleem")
	if r := theirs.save(number, "project", second); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	first.Set("/project/summary", "MIJN samenvatting")
	first.Set("/project/approach", "MIJN aanpak")
	r := mine.save(number, "project", first)
	if r.status != http.StatusPreconditionFailed {
		t.Fatalf("%d %s", r.status, r.body)
	}
	for _, want := range []string{"HUN samenvatting", "HUN probleem", "MIJN samenvatting", "MIJN aanpak", "Eén veld wijzigde u allebei", o.People[dossier.Company].Name,
		`name="hun:/project/summary"`} {
		if !strings.Contains(r.body, want) {
			t.Errorf("no %s in %.5000s", want, r.body)
		}
	}
	again := typedIn(t, r.body)
	if again.Get("/project/summary") != "MIJN samenvatting" || again.Get("/project/problem") != "HUN probleem" {
		t.Errorf("%v", again)
	}
	again.Set("taal", "en")
	switched := mine.save(number, "project", again)
	again.Del("taal")
	if switched.status != http.StatusPreconditionFailed || !strings.Contains(switched.body, "HUN samenvatting") || !strings.Contains(switched.body, "You both changed one field") {
		t.Errorf("in English: %d %.3000s", switched.status, switched.body)
	}
	if got := o.written(number).Project; got.Summary != "HUN samenvatting" || got.Approach != "" {
		t.Errorf("saved before anybody chose: %+v", got)
	}
	if r := mine.save(number, "project", again); r.status != http.StatusSeeOther {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if got := o.written(number).Project; got.Summary != "MIJN samenvatting" || got.Problem != "HUN probleem" || got.Approach != "MIJN aanpak" {
		t.Errorf("%+v", got)
	}
	_, first = mine.open(number, "project", "")
	first.Set("/project/summary", "iets anders")
	first.Set("hun:/project/summary", "ja")
	mine.save(number, "project", first)
	if got := o.written(number).Project; got.Summary != "MIJN samenvatting" {
		t.Errorf("the other's text was chosen, and there is %s", got.Summary)
	}
}

// TestWhatTheCompanySaidBeforeIsOffered where nothing stands, and nothing of it that asks for an answer of its own.
func TestWhatTheCompanySaidBeforeIsOffered(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	earlier := o.Programme.Start(t, short)
	number := o.begun("Nieuw")
	r, sent := b.open(number, "applicant", "")
	if !strings.Contains(r.body, earlier) || !strings.Contains(r.body, `value="overnemen /applicant/iban"`) {
		t.Fatalf("%.6000s", r.body)
	}
	before := o.written(earlier)
	sent.Set("doe", "overnemen /applicant/iban")
	sent.Set("/applicant/contact/name", "Nog getypt")
	b.save(number, "applicant", sent)
	got := o.written(number).Applicant
	if got.IBAN != before.Applicant.IBAN || got.Contact.Name != "Nog getypt" || got.Signatory.Name != "" {
		t.Errorf("%+v", got)
	}
	_, sent = b.open(number, "applicant", "")
	sent.Set("doe", "overnemen")
	b.save(number, "applicant", sent)
	got = o.written(number).Applicant
	if got.Contact.Name != "Nog getypt" || got.Signatory != before.Applicant.Signatory || got.Size.Turnover.Amount != "" {
		t.Errorf("%+v", got)
	}
	_, sent = b.open(number, "budget", "")
	sent.Set("doe", "overnemen")
	b.save(number, "budget", sent)
	if lines := o.written(number).Budget; len(lines) != len(before.Budget) || lines[0].Amount.Amount != "" || lines[0].Description != before.Budget[0].Description {
		t.Errorf("%+v", lines)
	}
	for _, section := range []string{"state_aid", "declarations", "hubs"} {
		if r, _ := b.open(number, section, ""); strings.Contains(r.body, "overnemen") {
			t.Errorf("%s is offered", section)
		}
	}
}

// TestWhatWasTypedIsThereInAnotherLanguage, and numbers stand there as that language writes them.
func TestWhatWasTypedIsThereInAnotherLanguage(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.begun("Hout")
	_, sent := b.open(number, "applicant", "")
	sent.Set("/applicant/name", "Getypt <b>")
	sent.Set("/applicant/size/headcount_fte", "1.250")
	sent.Set("/applicant/size/turnover", "1.250,5")
	sent.Set("taal", "en")
	r := b.save(number, "applicant", sent)
	again := typedIn(t, r.body)
	if r.status != http.StatusOK || !strings.Contains(r.body, "<h1>Applicant</h1>") || again.Get("/applicant/name") != "Getypt <b>" ||
		again.Get("/applicant/size/headcount_fte") != "1250" || again.Get("/applicant/size/turnover") != "1,250.50" || o.written(number).Applicant.Size.HeadcountFTE != "" {
		t.Errorf("%d %v", r.status, again)
	}
	if !strings.Contains(r.body, "is not saved yet") || strings.Contains(r.body, `class="todo"`) {
		t.Error("what was typed is told as missing, or as saved")
	}
	b.ask("GET", "/dossiers/"+number+"?taal=nl", nil)
	_, same := b.open(number, "applicant", "")
	same.Set("taal", "en")
	if r := b.save(number, "applicant", same); strings.Contains(r.body, "is not saved yet") || !strings.Contains(r.body, `class="todo"`) {
		t.Error("nothing was typed, and it is told as not saved")
	}
}

// TestWhatCannotBeSavedStaysInItsField: a refusal of the API stands at the top and at the field.
func TestWhatCannotBeSavedStaysInItsField(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.begun("Hout")
	_, sent := b.open(number, "project", "")
	sent.Set("/project/summary", "Een \u0007 teken")
	sent.Set("/project/problem", "Blijft staan")
	r := b.save(number, "project", sent)
	if r.status != http.StatusUnprocessableEntity || !strings.Contains(r.body, "<title>Fout: ") || !strings.Contains(r.body, "Blijft staan") ||
		!strings.Contains(r.body, `id="v-project-summary-fout"`) || !strings.Contains(r.body, `href="#v-project-summary"`) {
		t.Errorf("%d %.4000s", r.status, r.body)
	}
}

// TestHostileFormsGetAClearPage: never 500, and nothing that stood there is lost.
func TestHostileFormsGetAClearPage(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.Programme.Start(t, short)
	before := o.written(number)
	many := url.Values{"versie": {"2"}, "/budget": {"5000"}}
	for i := range 5000 {
		many.Set(fmt.Sprintf("/budget/%d", i), "")
		many.Set(fmt.Sprintf("/budget/%d/description", i), "Regel")
	}
	odd := url.Values{"versie": {"2"}, "/plan": {"-1"}, "/plan/99999999999999999999": {"x"}, "/plan/-1/title": {"x"}, "doe": {"nieuw /plan/0/title/x"}, "__proto__": {"x"}, "": {"x"}}
	for section, sent := range map[string]url.Values{"budget": many, "plan": odd, "partners": {"versie": {"oud"}}, "funding": {}, "results": {"versie": {"-5"}, "basis": {"x"}},
		"hubs": {"versie": {"2"}, "/hubs/lead": {"gent"}, "/hubs/supporting": {"nergens", "<script>"}}} {
		r := b.save(number, section, sent)
		if r.status >= 500 || r.status == http.StatusOK || !strings.Contains(r.body, "<h1>") && r.status != http.StatusSeeOther {
			t.Errorf("%s: %d %.1000s", section, r.status, r.body)
		}
		if len(r.body) > 4<<20 {
			t.Errorf("%s: %d bytes", section, len(r.body))
		}
	}
	after := o.written(number)
	if after.Hubs.Lead != before.Hubs.Lead || !reflect.DeepEqual(after.Budget, before.Budget) || !reflect.DeepEqual(after.Partners, before.Partners) ||
		!reflect.DeepEqual(after.Funding, before.Funding) || !reflect.DeepEqual(after.Results, before.Results) {
		t.Errorf("something is lost: %s", after.JSON())
	}
	for _, path := range []string{"/dossiers/" + number + "/inhoud/nergens", "/dossiers/CW-NERGENS-1/inhoud/plan", "/dossiers/" + number + "/inhoud/attachments"} {
		if r := b.ask("GET", path, nil); r.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, r.status)
		}
	}
	if r := b.ask("GET", "/dossiers/"+number+"/inhoud/plan?nieuw=%2Fnergens%2F9&gedaan=%3Cscript%3E", nil); r.status != http.StatusOK || strings.Contains(r.body, "<script>") {
		t.Errorf("%d", r.status)
	}
}

// TestThreeHundredLinesOfABudgetAreAPage, which is saved as any other.
func TestThreeHundredLinesOfABudgetAreAPage(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.Programme.Start(t, short)
	_, sent := b.open(number, "budget", "")
	for i := range 300 {
		at := fmt.Sprintf("/budget/%d", i)
		sent.Set(at+"/partner", "0999.010.126")
		sent.Set(at+"/category", "staff")
		sent.Set(at+"/description", "Regel "+fmt.Sprint(i))
		sent.Set(at+"/amount", fmt.Sprintf("%d,50", 1000+i))
		if !sent.Has(at) {
			sent.Set(at, "")
		}
	}
	if r := b.save(number, "budget", sent); r.status != http.StatusSeeOther {
		t.Fatalf("%d %.2000s", r.status, r.body)
	}
	r, sent := b.open(number, "budget", "")
	if lines := o.written(number).Budget; len(lines) != 300 || lines[299].Amount.Amount != "1299.50" || !strings.Contains(r.body, "Regel 299") || len(r.body) > 1<<20 || len(sent.Encode()) > 200<<10 {
		t.Errorf("%d lines, %d bytes of page, %d of form", len(lines), len(r.body), len(sent.Encode()))
	}
	t.Logf("300 lines: %d kB of page, %d kB of form", len(r.body)>>10, len(sent.Encode())>>10)
}

// TestWhoIsSignedOutWhileTypingLosesNothing: the form comes back, and is saved after one is in again.
func TestWhoIsSignedOutWhileTypingLosesNothing(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.begun("Hout")
	_, sent := b.open(number, "project", "")
	sent.Set("/project/summary", "Een hele lange tekst")
	b.ask("POST", "/afmelden", nil)
	r := b.save(number, "project", sent)
	if r.status != http.StatusUnauthorized || !strings.Contains(r.body, "Een hele lange tekst") {
		t.Fatalf("%d %s", r.status, r.body)
	}
	b.ask("POST", "/aanmelden", url.Values{"person": {o.People[dossier.HubStaff].ID}})
	parked := typedIn(t, strings.Replace(r.body, `<form method="post" action="/dossiers`, `<form id="formulier" method="post" action="/dossiers`, 1))
	if r := b.save(number, "project", parked); r.status != http.StatusSeeOther || o.written(number).Project.Summary != "Een hele lange tekst" {
		t.Errorf("%d %s", r.status, r.body)
	}
}

// TestWhoMayNotChangeASectionReadsIt: in words, without a form, and what is empty is written out.
func TestWhoMayNotChangeASectionReadsIt(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Programme.Start(t, short)
	b := o.as(dossier.Manager)
	for section, want := range map[string]string{"project": "hout", "budget": "loonkosten", "applicant": "sociale economie", "partners": "projectpartner", "state_aid": "niet ingevuld"} {
		r := b.ask("GET", "/dossiers/"+number+"/inhoud/"+section, nil)
		if r.status != http.StatusOK || !strings.Contains(r.body, want) || strings.Contains(r.body, `id="formulier"`) {
			t.Errorf("%s: %d, no %s in %.5000s", section, r.status, want, r.body)
		}
	}
	_, sent := o.as(dossier.HubStaff).open(number, "project", "")
	sent.Set("/project/summary", "Van wie niet mag")
	if r := b.save(number, "project", sent); r.status != http.StatusForbidden || strings.Contains(o.written(number).Project.Summary, "niet mag") || !strings.Contains(r.body, "Van wie niet mag") {
		t.Errorf("%d %.2000s", r.status, r.body)
	}
}

// TestASectionCostsEightStatementsAtMost, whoever reads it.
func TestASectionCostsEightStatementsAtMost(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.Programme.Start(t, short) // what it says is offered
	number := o.Programme.Start(t, short)

	for _, role := range []dossier.Role{dossier.HubStaff, dossier.Company, dossier.Manager} {
		b := o.as(role)
		for _, s := range application.Sections() {
			b.ask("GET", "/dossiers/"+number+"/inhoud/"+s.Name, nil) // versions of calls are read once
			r := b.ask("GET", "/dossiers/"+number+"/inhoud/"+s.Name, nil)
			if n := len(o.sent.Sent()); n > 8 || r.status != http.StatusOK || len(r.body) > 60<<10 {
				t.Errorf("%s, %s: %d statements, %d bytes, %d", role, s.Name, n, len(r.body), r.status)
			}
		}
	}
}

// TestEveryFieldIsInAForm: the pages leave no field of the content out, in no language, and no id stands twice.
func TestEveryFieldIsInAForm(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Programme.Start(t, short)
	b := o.as(dossier.HubStaff)
	for _, s := range application.Sections() {
		f, _ := application.SectionNamed(s.Name)
		r, sent := b.open(number, s.Name, "")
		for name := range form.Show(f, f.Pattern, form.Of(o.written(number), s.Name), "nl") {
			locked := name == "/applicant/company_number" || name == "/hubs/lead" || strings.HasSuffix(name, "/unit") || strings.HasPrefix(name, "/hubs/supporting/")
			if sent.Has(name) == locked {
				t.Errorf("%s: in the form %v", name, sent.Has(name))
			}
		}
		ids := map[string]bool{}
		for _, part := range strings.Split(r.body, ` id="`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			if ids[id] {
				t.Errorf("%s: id %s stands twice", s.Name, id)
			}
			ids[id] = true
		}
	}
}

// TestARemovedLineIsPutBack where it stood, with what was typed since kept; an address that asks for what was never there changes nothing.
func TestARemovedLineIsPutBack(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	number := o.Start(t, short)
	before := o.written(number)
	_, sent := b.open(number, "budget", "")
	sent.Set("doe", "weg /budget/1")
	gone := b.save(number, "budget", sent)
	if now := o.written(number); len(now.Budget) != len(before.Budget)-1 {
		t.Fatalf("%d %s: %d lines", gone.status, gone.body, len(now.Budget))
	}
	_, query, _ := strings.Cut(gone.to(), "?")
	r, sent := b.open(number, "budget", "?"+query)
	r.says(t, "De regel is weggehaald.", "Zet terug")
	sent.Set("/budget/0/description", "Anders")
	_, undo, _ := strings.Cut(r.body, `value="terug `)
	undo, _, _ = strings.Cut(undo, `"`)
	sent.Set("doe", "terug "+undo)
	b.save(number, "budget", sent)
	want := before
	want.Budget = slices.Clone(before.Budget)
	want.Budget[0].Description = "Anders"
	if now := o.written(number); !reflect.DeepEqual(now.Budget, want.Budget) {
		t.Errorf("%+v", now.Budget)
	}
	for _, odd := range []string{"terug", "terug 1", "terug 99 /budget/0", "terug x /budget/0", "terug 2 /budget/99", "terug 2 /partners/0", "terug 2 /budget/0/description/0"} {
		_, sent := b.open(number, "budget", "")
		sent.Set("doe", odd)
		b.save(number, "budget", sent)
		if now := o.written(number); !reflect.DeepEqual(now, want) && !reflect.DeepEqual(now.Budget, want.Budget) {
			t.Errorf("%s: %+v", odd, now.Budget)
		}
	}
}

// TestWhoSavesInTwoWindowsIsNotCalledSomebodyElse: it is their own text that stands beside what they typed.
func TestWhoSavesInTwoWindowsIsNotCalledSomebodyElse(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, short)
	b := o.as(dossier.HubStaff)
	_, first := b.open(number, "project", "")
	_, second := b.open(number, "project", "")
	first.Set("/project/summary", "In het ene venster.")
	b.save(number, "project", first)
	second.Set("/project/summary", "In het andere venster.")
	b.save(number, "project", second).says(t, "U bewaarde dit onderdeel intussen in een ander venster", "In het ene venster.", "In het andere venster.")
	_, theirs := o.as(dossier.Company).open(number, "project", "")
	theirs.Set("versie", second.Get("versie"))
	theirs.Set("/project/summary", "Van de onderneming.")
	o.as(dossier.Company).save(number, "project", theirs).says(t, "Iemand anders bewaarde dit onderdeel intussen")
}
