// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"context"
	"html"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/letter"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// file is a dossier of an office, with a way to bring it on.
type file struct {
	*office
	number string
}

func (o *office) file(code string) file { return file{o, o.Start(o.t, code)} }

// does has somebody give a command, and wants it done.
func (f file) does(p access.Person, r ledger.Request) {
	f.t.Helper()
	r.Number = f.number
	answer, refusal, err := f.Desk().Do(context.Background(), f.Key(p), r)
	if err != nil || refusal != nil || answer.Row.Outcome == nil || answer.Row.Outcome.Status != record.Done {
		f.t.Fatalf("%s: %v %+v %+v", r.Command.Name, err, refusal, answer.Row.Outcome)
	}
}

func (f file) give(role dossier.Role, commands ...dossier.Command) {
	f.t.Helper()
	for _, c := range commands {
		f.does(f.People[role], ledger.Request{Command: c, Reasons: "Omdat het zo is."})
	}
}

// submitted brings the dossier to where it is handled.
func (f file) submitted() file {
	f.t.Helper()
	f.give(dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
	f.does(f.People[dossier.Reviewer], ledger.Request{Command: dossier.Command{Name: dossier.Endorse}})
	f.does(f.People[dossier.HubStaff], ledger.Request{Command: dossier.Command{Name: dossier.Submit}})
	return f
}

// edits changes the content.
func (f file) edits(change func(*application.Content)) {
	f.t.Helper()
	d := f.kept()
	_, _, refusal, err := f.Ledger.Save(context.Background(), f.People[dossier.HubStaff], f.number, ledger.Saw(d.Content), func(c application.Content) (application.Content, error) {
		change(&c)
		return c, nil
	})
	if err != nil || refusal != nil {
		f.t.Fatal(err, refusal)
	}
}

func (f file) kept() record.Dossier {
	f.t.Helper()
	d, err := f.Programme.Store.Dossier(context.Background(), f.number)
	if err != nil {
		f.t.Fatal(err)
	}
	return d
}

func (f file) path(page string) string { return "/dossiers/" + f.number + "/" + page }

// once is the key of the form on a page.
func (r reply) once() string {
	m := regexp.MustCompile(`name="sleutel" value="([^"]+)"`).FindStringSubmatch(r.body)
	if m == nil {
		return ""
	}
	return m[1]
}

// says wants words on a page.
func (r reply) says(t *testing.T, words ...string) {
	t.Helper()
	body := strings.ReplaceAll(html.UnescapeString(r.body), "\u00a0", " ")
	for _, w := range words {
		if !strings.Contains(body, w) {
			_, body, _ = strings.Cut(body, "<main")
			t.Errorf("lacks %q in %d: %.900s", w, r.status, body)
			return
		}
	}
}

// TestAReviewerSendsBackAndLaterEndorses: what must be changed goes along by its section, and next time the page says what changed.
func TestAReviewerSendsBackAndLaterEndorses(t *testing.T) {
	t.Parallel()
	f := newOffice(t, nil).file("CW-KORT")
	f.give(dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
	b := f.as(dossier.Reviewer)
	page := b.ask("GET", f.path("nazicht"), nil)
	page.says(t, "Uw nazicht", "Totaal begroting", "loonkosten", "1 november 2022", "Begroting: nagekeken")
	if n := len(f.sent.Sent()); n > 8 || page.status != http.StatusOK {
		t.Errorf("%d, %d statements: %q", page.status, n, f.sent.Sent())
	}
	form := url.Values{"sleutel": {page.once()}, "uitkomst": {"terug"}, "gezien": {"applicant", "verzonnen"}, "redenen": {"  "}}
	wrong := b.ask("POST", f.path("nazicht"), form)
	wrong.says(t, "<title>Fout: ", "Schrijf wat er aangepast moet worden.", "Duid aan welke onderdelen", `value="applicant" checked`)
	if wrong.status != http.StatusUnprocessableEntity || wrong.once() != page.once() {
		t.Errorf("%d, key %s", wrong.status, wrong.once())
	}
	b.ask("POST", f.path("nazicht"), url.Values{"sleutel": {page.once()}}).says(t, "Kies of het dossier klaar is of teruggaat.")
	form["aanpassen"], form["redenen"] = []string{"project", "budget"}, []string{"Zeg voor wie de meubels zijn."}
	sent := b.ask("POST", f.path("nazicht"), form)
	if sent.status != http.StatusSeeOther || f.kept().State.Status != dossier.Drafting {
		t.Fatalf("%d %s", sent.status, sent.body)
	}
	b.ask("GET", sent.to(), nil).says(t, "Het dossier is teruggestuurd", "Naar mijn werk")
	f.as(dossier.HubStaff).ask("GET", "/dossiers/"+f.number, nil).says(t, "Aan te passen: Project, Begroting.", "Zeg voor wie de meubels zijn.", "verwerk de opmerkingen van het nazicht")

	f.edits(func(c *application.Content) {
		c.Project.Summary += " Voor twaalf scholen."
		c.Budget[0].Description = "Begeleider van de productie"
	})
	f.give(dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
	page = b.ask("GET", f.path("nazicht"), nil)
	page.says(t, "Gewijzigd sinds", "Project › samenvatting", "Begroting › nr. 1 › omschrijving", "Vorige keer teruggestuurd", "Zeg voor wie de meubels zijn.",
		"Voor twaalf scholen.<span", "<ins>", "<del>")
	sent = b.ask("POST", f.path("nazicht"), url.Values{"sleutel": {page.once()}, "uitkomst": {"klaar"}})
	if sent.status != http.StatusSeeOther || f.kept().State.Status != dossier.Endorsed {
		t.Fatalf("%d %s", sent.status, sent.body)
	}
	again := b.ask("POST", f.path("nazicht"), url.Values{"sleutel": {page.once()}, "uitkomst": {"klaar"}})
	if again.status != http.StatusSeeOther || again.to() != sent.to() { // a double click
		t.Errorf("%d %s", again.status, again.body)
	}
}

// TestWhoMayNotJudgeIsToldWhy, and who may not know of a dossier is told nothing.
func TestWhoMayNotJudgeIsToldWhy(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	f := o.file("CW-KORT")
	drafter := f.People[dossier.HubStaff]
	if _, err := f.Programme.Store.Give(context.Background(), postgres.Giving{To: drafter.ID, What: access.Membership{Role: dossier.Reviewer, Hub: "kempen"}}); err != nil {
		t.Fatal(err)
	}
	f.give(dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
	own := o.of(drafter).ask("GET", f.path("nazicht"), nil)
	own.says(t, dossier.CodeSentence(dossier.CodeDrafted, nil, "nl"))
	if strings.Contains(own.body, `name="uitkomst"`) {
		t.Error("who drafted is given the form")
	}
	for _, page := range []string{"nazicht", "beslissing"} {
		if r := o.as(dossier.Decider).ask("GET", f.path(page), nil); r.status != http.StatusNotFound {
			t.Errorf("%s: %d before it is submitted", page, r.status)
		}
		if r := o.as(dossier.Decider).ask("POST", f.path(page), url.Values{"uitkomst": {"approved"}}); r.status != http.StatusNotFound {
			t.Errorf("%s: %d before it is submitted", page, r.status)
		}
	}
	o.as(dossier.Manager).ask("GET", f.path("beslissing"), nil).says(t, "Dit kan alleen een beslisser; u bent programmamanager.")
	f.does(f.People[dossier.Reviewer], ledger.Request{Command: dossier.Command{Name: dossier.Endorse}})
	o.as(dossier.Reviewer).ask("GET", f.path("nazicht"), nil).says(t, "Dit kan niet in de huidige stand")
}

// TestTheLetterThatIsShownIsTheLetterThatIsKept, to the byte, and showing it changes nothing.
func TestTheLetterThatIsShownIsTheLetterThatIsKept(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	o.Ledger.Press = letter.Press{}
	f := o.file("CW-KORT").submitted()
	b := o.as(dossier.Decider)
	o.database.SetClock(t, time.Now().Add(time.Minute))
	page := b.ask("GET", f.path("beslissing"), nil)
	page.says(t, "Hoogstens € 40.000,00: zoveel is gevraagd.", `value="40.000,00"`)
	if n := len(o.sent.Sent()); n > 8 || page.status != http.StatusOK {
		t.Errorf("%d, %d statements: %q", page.status, n, o.sent.Sent())
	}
	form := url.Values{"sleutel": {page.once()}, "opdracht": {"decide"}, "uitkomst": {"approved"}, "bedrag": {"30.000,00"}, "redenen": {"De commissie is gunstig."},
		"voorwaarde": {"", "Vraag eerst een vergunning."}, "aanvaard.1": {"€ 4.000"}, "kenmerk": {"C-12"}, "doe": {"bekijk"}}
	shown := b.ask("POST", f.path("beslissing"), form)
	if shown.status != http.StatusOK || shown.header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(shown.body, "%PDF-") {
		t.Fatalf("%d %s", shown.status, shown.body)
	}
	if s := f.kept().State; s.Status != dossier.Submitted || s.Decided() {
		t.Fatalf("showing the letter decided: %+v", s)
	}
	var kept int
	o.database.Scan(t, &kept, `select (select count(*) from inbox where command = 'decide') + (select count(*) from text where body like 'De commissie%') + (select count(*) from document where kind = 'decision')`)
	if kept != 0 {
		t.Errorf("%d rows are left of it", kept)
	}
	form.Set("doe", "beslis")
	sent := b.ask("POST", f.path("beslissing"), form)
	if s := f.kept().State; sent.status != http.StatusSeeOther || s.Status != dossier.Approved || s.Granted != 30_000_00 {
		t.Fatalf("%d %s %+v", sent.status, sent.body, s)
	}
	documents, err := f.Programme.Store.Documents(context.Background(), f.number)
	if err != nil {
		t.Fatal(err)
	}
	last := documents[len(documents)-1]
	_, raw, err := f.Programme.Store.Document(context.Background(), f.number, last.ID)
	if err != nil || last.Kind != record.DecisionSheet || string(raw) != shown.body {
		t.Errorf("%v: the letter of %d bytes is not the one of %d that was shown", err, len(raw), len(shown.body))
	}
	b.ask("GET", sent.to(), nil).says(t, "De beslissing is genomen", "Lees de brief", documents[len(documents)-1].ID)
	if again := b.ask("POST", f.path("beslissing"), form); again.status != http.StatusSeeOther || f.kept().State.Seq != f.kept().State.DecisionSeq {
		t.Errorf("%d %s", again.status, again.body)
	}
}

// TestWhatIsWrongWithADecisionIsSaidAtItsField, with all that was typed.
func TestWhatIsWrongWithADecisionIsSaidAtItsField(t *testing.T) {
	t.Parallel()
	o := newOffice(t, func(c *call.Call) {
		if c.Code == "CW-KORT" {
			c.Budget = new(money.Cents(35_000_00).Euro())
		}
	})
	f := o.file("CW-KORT").submitted()
	b := o.as(dossier.Decider)
	page := b.ask("GET", f.path("beslissing"), nil)
	page.says(t, "Hoogstens € 35.000,00: zoveel is er in de oproep nog te verdelen.", "Toegekend aan andere dossiers: € 0,00. Met € 35.000,00 voor dit dossier blijft € 0,00 van € 35.000,00.", "<meter")
	form := url.Values{"sleutel": {page.once()}, "opdracht": {"decide"}, "uitkomst": {"approved"}, "bedrag": {"35.000,01"}, "redenen": {"De commissie is <gunstig>."},
		"voorwaarde": {"", "Een"}, "aanvaard.0": {"1"}, "aanvaard.2": {"9.999.999"}, "doe": {"beslis"}}
	for _, c := range []struct {
		field, value, id, says string
		status                 int
	}{
		{"", "", "v-lines-2", "Hoogstens het begrote bedrag", 422},
		{"aanvaard.2", "", "v-amount", "Van de aanvaarde kosten betaalt de oproep hoogstens", 422},
		{"aanvaard.0", "", "v-amount", "Er is in deze oproep nog € 35.000,00 te verdelen.", 422},
		{"bedrag", "veel", "v-amount", "", 422},
		{"bedrag", "", "v-amount", "Dit is verplicht.", 422},
		{"bedrag", "0,00", "v-amount", "Geef een bedrag boven nul.", 422},
		{"redenen", " ", "v-reasons", "Schrijf de redenen", 422},
		{"uitkomst", "", "v-outcome", "Kies hoe u beslist.", 422},
		{"bedrag", "1,2,3", "v-reasons", "Schrijf de redenen", 422}, // all of it at once
		{"bedrag", "1,2,3", "v-outcome", "Kies hoe u beslist.", 422},
		{"uitkomst", "approved", "v-reasons", "Schrijf de redenen", 422},
		{"", "", "v-amount", "", 422},
	} {
		if c.field != "" {
			form.Set(c.field, c.value)
		}
		for _, do := range []string{"beslis", "bekijk"} {
			form.Set("doe", do)
			r := b.ask("POST", f.path("beslissing"), form)
			r.says(t, "<title>Fout: ", `href="#`+c.id+`"`, `id="`+c.id+`"`, c.says, `value="`+form.Get("bedrag")+`"`, ">Een</textarea>")
			if r.status != c.status || r.once() == "" {
				t.Errorf("%s=%s: %d", c.field, c.value, r.status)
			}
			form.Set("sleutel", r.once())
		}
	}
	if s := f.kept().State; s.Status != dossier.Submitted {
		t.Errorf("%+v", s)
	}
	form.Set("doe", "erbij")
	b.ask("POST", f.path("beslissing"), form).says(t, "Voorwaarde 3", "autofocus", ">Een</textarea>")
	form.Set("doe", "weg.0")
	if r := b.ask("POST", f.path("beslissing"), form); strings.Contains(r.body, "Voorwaarde 2") || !strings.Contains(r.body, ">Een</textarea>") {
		t.Error(r.body)
	}
	form.Set("doe", "weg.99")
	form.Set("taal", "en")
	b.ask("POST", f.path("beslissing"), form).says(t, "Your decision", ">Een</textarea>", "At most")
	form.Del("taal")
	form["uitkomst"], form["redenen"], form["bedrag"] = []string{"rejected"}, []string{"Te duur."}, []string{"35.000,00"}
	form.Set("doe", "beslis") // an amount counts for an approval only
	if r := b.ask("POST", f.path("beslissing"), form); r.status != http.StatusSeeOther || f.kept().State.Status != dossier.Rejected {
		t.Errorf("%d %s", r.status, r.body)
	}
}

// TestADecisionWaitsForProof: nothing that was typed is lost, and it is made once the person is known to be there.
func TestADecisionWaitsForProof(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	f := o.file("CW-KORT").submitted()
	b := o.site.browser()
	b.ask("POST", "/aanmelden", url.Values{"person": {f.People[dossier.Decider].ID}})
	if r := b.ask("GET", f.path("beslissing"), nil); r.status != http.StatusSeeOther || !strings.HasPrefix(r.to(), "/aanmelden/bevestigen?next=") {
		t.Errorf("%d %s", r.status, r.to())
	}
	form := url.Values{"sleutel": {access.NewID("r_")}, "opdracht": {"decide"}, "uitkomst": {"rejected"}, "redenen": {"Het past niet in de oproep."}, "doe": {"beslis"}}
	parked := b.ask("POST", f.path("beslissing"), form)
	parked.says(t, "Uw tekst is er nog", "Het past niet in de oproep.", `name="doe" value="beslis"`)
	if parked.status != http.StatusUnauthorized || f.kept().State.Decided() {
		t.Errorf("%d %+v", parked.status, f.kept().State)
	}
	b.ask("POST", "/aanmelden/bevestigen", nil)
	if r := b.ask("POST", f.path("beslissing"), form); r.status != http.StatusSeeOther || f.kept().State.Status != dossier.Rejected {
		t.Errorf("%d %s", r.status, r.body)
	}
}

// TestADecisionIsReplacedByAnother: the page begins with what stands, and a form of the first decision does not become a correction.
func TestADecisionIsReplacedByAnother(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	f := o.file("CW-KORT").submitted()
	b := o.as(dossier.Decider)
	late := b.ask("GET", f.path("beslissing"), nil)
	f.does(f.People[dossier.Decider], ledger.Request{Command: dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 20_000_00}, Reasons: "Goed.",
		Conditions: []string{"Meld de start."}})
	r := b.ask("POST", f.path("beslissing"), url.Values{"sleutel": {late.once()}, "opdracht": {"decide"}, "uitkomst": {"rejected"}, "redenen": {"Te laat gezien."}, "doe": {"beslis"}})
	if s := f.kept().State; r.status != http.StatusConflict || s.Status != dossier.Approved {
		t.Errorf("%d %s %+v", r.status, r.body, s)
	}
	page := b.ask("GET", f.path("beslissing"), nil)
	page.says(t, "Beslissing verbeteren", "De beslissing die nu geldt", "€ 20.000,00", "Goed.", `value="20.000,00"`, ">Meld de start.</textarea>", `value="approved" checked`, `name="opdracht" value="correct"`)
	form := url.Values{"sleutel": {page.once()}, "opdracht": {"correct"}, "uitkomst": {"approved"}, "bedrag": {"€ 25.000"}, "redenen": {"Eén lijn was vergeten."}, "doe": {"beslis"}}
	if r := b.ask("POST", f.path("beslissing"), form); r.status != http.StatusSeeOther || f.kept().State.Granted != 25_000_00 {
		t.Errorf("%d %s", r.status, r.body)
	}
}

// TestADossierOfTheJuryIsDecidedByWhatTheJuryGave, on the reserve list too.
func TestADossierOfTheJuryIsDecidedByWhatTheJuryGave(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	f := o.file("CW-JURY").submitted()
	f.give(dossier.ProgrammeOfficer, dossier.Command{Name: dossier.DeclareAdmissible})
	b := o.as(dossier.Decider)
	b.ask("GET", f.path("beslissing"), nil).says(t, "Beslissen kan pas na de consensus van de beoordelaars.")
	for i, score := range []int{12, 14, 19} {
		f.does(f.People[dossier.ProgrammeOfficer], ledger.Request{Command: dossier.Command{Name: dossier.AssignAssessor, Assessor: f.Panel[i].ID}})
		f.does(f.Panel[i], ledger.Request{Command: dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}})
		sheet := o.known(f.Panel[i]).ask("GET", f.path("opdracht/assess"), nil)
		sheet.says(t, "De aanvraag", "een geheel getal van 0 tot", "Alleen het programma leest dit.")
		o.known(f.Panel[i]).ask("POST", f.path("opdracht/assess"), url.Values{"sleutel": {sheet.once()}, "scores/relevance": {"99"}}).
			says(t, "Relevantie: Geef een geheel getal van 0 tot 20.", "Haalbaarheid: Dit is verplicht.")
		if strings.Contains(sheet.body, "Wat een blik verdient") || strings.Contains(sheet.body, "Mijn gedacht") {
			t.Errorf("an assessor reads what is not theirs: %s", main(sheet.body))
		}
		scores := map[string]int{}
		for _, c := range f.kept().State.Rules.Criteria {
			scores[c.Code] = score
		}
		f.does(f.Panel[i], ledger.Request{Command: dossier.Command{Name: dossier.Assess, Scores: scores}, Reasons: "Mijn gedacht " + f.Panel[i].Name})
	}
	officer := o.as(dossier.ProgrammeOfficer)
	officer.ask("GET", "/dossiers/"+f.number, nil).says(t, "Volgende stap: leg de consensus vast")
	officer.ask("GET", f.path("opdracht/record-consensus"), nil).says(t, f.Panel[2].Name, "Mijn gedacht "+f.Panel[0].Name, "De aanvraag", "een geheel getal van 0 tot")
	f.give(dossier.ProgrammeOfficer, dossier.Command{Name: dossier.RecordConsensus})
	officer.ask("GET", "/dossiers/"+f.number, nil).says(t, "U hoeft nu niets te doen", "beslisser")
	page := b.ask("GET", f.path("beslissing"), nil)
	page.says(t, "Samen, gewogen", "75,00", f.Panel[2].Name, "jury 75,00, plaats 1 van 1", "Mijn gedacht "+f.Panel[0].Name, "Hoogstens € 40.000,00")
	if n := len(o.sent.Sent()); n > 8 {
		t.Errorf("%d statements: %q", n, o.sent.Sent())
	}
	if hub := o.as(dossier.HubStaff).ask("GET", f.path("beslissing"), nil); strings.Contains(hub.body, f.Panel[2].Name) || strings.Contains(hub.body, "75,00") {
		t.Error("the hub reads of the jury")
	}
	form := url.Values{"sleutel": {page.once()}, "opdracht": {"decide"}, "uitkomst": {"reserve"}, "redenen": {"Het budget is op."}, "doe": {"beslis"}}
	if r := b.ask("POST", f.path("beslissing"), form); r.status != http.StatusSeeOther || f.kept().State.Status != dossier.Reserve {
		t.Errorf("%d %s", r.status, r.body)
	}
	b.ask("GET", f.path("beslissing"), nil).says(t, "reservelijst: plaats 1", "Het dossier staat al op de reservelijst.")
}

// TestTheDecisionOfAnotherFunderIsBroughtIn on the page itself; what was brought in is not asked again when something else is wrong.
func TestTheDecisionOfAnotherFunderIsBroughtIn(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	f := o.file("CW-EXTERN").submitted()
	b := o.as(dossier.Decider)
	page := b.ask("GET", f.path("beslissing"), nil)
	page.says(t, "De beslissing van de andere overheid", "Bekijk het document")
	fields := url.Values{"sleutel": {page.once()}, "opdracht": {"decide"}, "uitkomst": {"approved"}, "bedrag": {"10000"}, "redenen": {"Zo besliste de stichting."}, "doe": {"beslis"}}
	upload := func(raw []byte) reply {
		var form bytes.Buffer
		parts := multipart.NewWriter(&form)
		for name, values := range fields {
			for _, v := range values {
				_ = parts.WriteField(name, v)
			}
		}
		if raw != nil {
			part, err := parts.CreateFormFile("document", "besluit van de stichting.pdf")
			if err != nil {
				t.Fatal(err)
			}
			_, _ = part.Write(raw)
		}
		_ = parts.Close()
		return b.send(f.path("beslissing"), parts.FormDataContentType(), form.Bytes())
	}
	upload([]byte("geen pdf")).says(t, "<title>Fout: ", `href="#v-document"`)
	fields.Set("sleutel", upload(nil).once())
	raw := testkit.PDF(t, "Besluit")
	wrong := upload(raw)
	wrong.says(t, `href="#v-reference"`, "Opgeladen: besluit van de stichting.pdf")
	id := regexp.MustCompile(`name="opgeladen" value="([^"]+)"`).FindStringSubmatch(wrong.body)
	if id == nil {
		t.Fatal(wrong.body)
	}
	fields["sleutel"] = []string{wrong.once()}
	fields["opgeladen"], fields["kenmerk"], fields["doe"] = []string{id[1]}, []string{"KBS-7"}, []string{"bekijk"}
	if r := upload(nil); r.body != string(raw) {
		t.Errorf("%d: the document is not the one that came in", r.status)
	}
	fields.Set("doe", "beslis")
	if r := upload(nil); r.status != http.StatusSeeOther || f.kept().State.Granted != 10_000_00 {
		t.Errorf("%d %s", r.status, r.body)
	}
}

// send posts a body as it is.
func (b browser) send(path, contentType string, body []byte) reply {
	b.t.Helper()
	r, err := http.NewRequest("POST", b.Public.String()+path, bytes.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	answer, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	var raw bytes.Buffer
	if _, err := raw.ReadFrom(answer.Body); err != nil {
		b.t.Fatal(err)
	}
	return reply{answer.StatusCode, answer.Header, raw.String()}
}
