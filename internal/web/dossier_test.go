// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

// withAgreement has every call require an attachment.
func withAgreement(c *call.Call) { c.RequiredAttachments = []string{"partnership_agreement"} }

// mostStatements is what a page may cost.
const mostStatements = 8

// looks asks for a page that must be there, within what a page may cost, and says what it holds.
func (o *office) looks(t *testing.T, b browser, path string, holds ...string) reply {
	t.Helper()
	r := b.ask("GET", path, nil)
	if r.status != http.StatusOK {
		t.Fatalf("GET %s: %d %s", path, r.status, r.body)
	}
	if n := len(o.sent.Sent()); n > mostStatements {
		t.Errorf("GET %s took %d statements:\n%s", path, n, strings.Join(o.sent.Paths(), "\n"))
	}
	if len(r.body) > 60<<10 {
		t.Errorf("GET %s: %d bytes", path, len(r.body))
	}
	r.holds(t, path, holds...)
	return r
}

func (r reply) holds(t *testing.T, what string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(r.body, w) {
			t.Errorf("%s does not say %q:\n%s", what, w, main(r.body))
		}
	}
}

func (r reply) holdsNot(t *testing.T, what string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(r.body, w) {
			t.Errorf("%s says %q:\n%s", what, w, main(r.body))
		}
	}
}

// main is the page without its frame.
func main(body string) string {
	_, body, _ = strings.Cut(body, "<main")
	body, _, _ = strings.Cut(body, "</main>")
	return body
}

// sleutel is the key of the form that a page holds.
func (r reply) sleutel(t *testing.T) string {
	t.Helper()
	found := regexp.MustCompile(`name="sleutel" value="([^"]+)"`).FindStringSubmatch(r.body)
	if found == nil {
		t.Fatalf("no form: %s", main(r.body))
	}
	return found[1]
}

// fills opens the form of a command and sends it with what is typed.
func (o *office) fills(t *testing.T, b browser, number string, command dossier.Verb, typed url.Values) reply {
	t.Helper()
	path := "/dossiers/" + number + "/opdracht/" + string(command)
	form := o.looks(t, b, path)
	sent := url.Values{"sleutel": {form.sleutel(t)}}
	for name, values := range typed {
		sent[name] = values
	}
	return b.ask("POST", path, sent)
}

// gives is fills where the command must be carried out; the page that follows says so.
func (o *office) gives(t *testing.T, b browser, number string, command dossier.Verb, typed url.Values) reply {
	t.Helper()
	r := o.fills(t, b, number, command, typed)
	if r.status != http.StatusSeeOther {
		t.Fatalf("%s: %d %s", command, r.status, main(r.body))
	}
	return o.looks(t, b, r.to(), `class="done"`)
}

// asks gives a command that has a page of its own through the API.
func (o *office) asks(t *testing.T, role dossier.Role, number, command, body string) {
	t.Helper()
	r := httptest.NewRequest("POST", "/api/v1/dossiers/"+number+"/"+command, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+o.Tokens[role])
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	o.handler.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", command, w.Code, w.Body)
	}
}

// attaches sends an attachment from the page of a dossier.
func (b browser) attaches(t *testing.T, number, kind string, raw []byte) reply {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("kind", kind)
	file, err := form.CreateFormFile("file", "overeenkomst.pdf")
	if err == nil {
		_, err = file.Write(raw)
	}
	if err != nil {
		t.Fatal(err)
	}
	form.Close()
	r, _ := http.NewRequest("POST", b.Public.String()+"/dossiers/"+number+"/bijlagen", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	answer, err := b.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, _ = io.ReadAll(answer.Body)
	return reply{answer.StatusCode, answer.Header, string(raw)}
}

func TestADossierGoesFromStartToObjectionThroughPages(t *testing.T) {
	t.Parallel()
	o := newOffice(t, withAgreement)
	number := o.Start(t, "CW-JURY")
	staff, officer, company := o.as(dossier.HubStaff), o.as(dossier.ProgrammeOfficer), o.as(dossier.Company)
	at := "/dossiers/" + number

	o.looks(t, staff, at, "Onderdelen", "Waarom staat dit stil?", "Uiterste indiendatum", "nog niet toegevoegd", "Els Voorbeeld", `aria-current="step"`)
	if r := staff.ask("GET", at+"/opdracht/decide", nil); r.to() != at+"/beslissing" {
		t.Fatalf("a decision has a page of its own: %d %s", r.status, r.to())
	}
	if r := officer.ask("GET", at, nil); r.status != http.StatusNotFound || r.body != officer.ask("GET", "/dossiers/CW-JURY-9999", nil).body {
		t.Fatalf("what is not visible differs from what is not there: %d", r.status)
	}
	r := o.fills(t, staff, number, dossier.RequestReview, nil)
	if r.status != http.StatusUnprocessableEntity {
		t.Fatalf("without attachment: %d", r.status)
	}
	r.holds(t, "a request without an attachment", "Fout: ", "Eerst nog aan te vullen", at+"#bijlagen")

	agreement := testkit.PDF(t, "Overeenkomst")
	if r := staff.attaches(t, number, "partnership_agreement", agreement); r.to() != at+"?gedaan=bijlage#bijlagen" {
		t.Fatalf("attachment: %d %s", r.status, main(r.body))
	}
	o.looks(t, o.as(dossier.Company), at, "nu is de hub aan zet", "Tot dan kunt u nog wijzigen")
	o.gives(t, staff, number, dossier.InviteHub, url.Values{"hub": {"gent"}})
	o.gives(t, staff, number, dossier.DismissHub, url.Values{"hub": {"gent"}, "reasons": {"Toch niet."}})
	o.gives(t, staff, number, dossier.RequestReview, nil)
	o.looks(t, staff, at, "U hoeft nu niets te doen", "nalezer van de hub")
	o.looks(t, o.as(dossier.Reviewer), at, "/nazicht")
	o.gives(t, staff, number, dossier.Extend, url.Values{"due": {"hub_review"}, "until": {o.later(t, 30)}, "reasons": {"Verlof."}})
	o.asks(t, dossier.Reviewer, number, "endorse", "{}")
	o.gives(t, staff, number, dossier.ReopenDraft, nil)
	o.gives(t, staff, number, dossier.RequestReview, nil)
	o.asks(t, dossier.Reviewer, number, "endorse", "{}")

	if r := o.fills(t, staff, number, dossier.Submit, url.Values{"bevestig": {"iets anders"}}); r.status != http.StatusUnprocessableEntity ||
		!strings.Contains(r.body, `value="iets anders"`) {
		t.Fatalf("submitted without confirming: %d %s", r.status, main(r.body))
	}
	o.gives(t, staff, number, dossier.Submit, url.Values{"bevestig": {" " + strings.ToLower(number)}})
	o.looks(t, company, at, "U hoeft nu niets te doen", "Vragen?", "Els Voorbeeld", "Aanvraag</a>")

	o.gives(t, officer, number, dossier.Pause, url.Values{"reasons": {"Wachten op advies."}})
	o.looks(t, company, at, "gepauzeerd")
	o.gives(t, officer, number, dossier.Resume, nil)
	o.gives(t, officer, number, dossier.RequestSupplement, url.Values{"asked/0/pointer": {""}, "asked/0/text": {""},
		"asked/1/pointer": {"/project/summary"}, "asked/1/text": {"Wat gebeurt er\r\nmet het hout?"}})
	o.looks(t, company, at, "Wat we van u nodig hebben", "met het hout?", at+"/inhoud/project#v-project-summary", "nog niet gewijzigd")
	o.looks(t, company, at+"/inhoud/project", `id="v-project-summary-vraag"><b>Gevraagd:</b>`, "met het hout?", `v-project-summary-vraag"`) // beside its field
	if n := len(o.sent.Sent()); n > 8 {
		t.Errorf("a section in a supplement costs %d statements", n)
	}
	o.gives(t, officer, number, dossier.RetractSupplement, url.Values{"reasons": {"Het stond er al."}})
	o.gives(t, officer, number, dossier.DeclareAdmissible, nil)

	for i, p := range o.Panel {
		o.gives(t, officer, number, dossier.AssignAssessor, url.Values{"assessor": {p.ID}})
		jury := o.of(p)
		o.looks(t, jury, at, "Wie bij dit dossier belang heeft", "Volgende stap: leg uw belangenverklaring af").
			holdsNot(t, "a dossier before its assessor declared", "Onderdelen", "Tijdlijn", "bekijk")
		o.gives(t, jury, number, dossier.DeclareConflict, url.Values{"conflict": {"false"}})
		if i == 0 {
			r := o.fills(t, jury, number, dossier.LeavePanel, nil)
			r.holds(t, "leaving", "Uw plaats is vrijgegeven.")
			if again := jury.ask("GET", at, nil); again.status != http.StatusNotFound {
				t.Fatalf("who left still sees it: %d", again.status)
			}
		}
	}
	o.gives(t, officer, number, dossier.AssignAssessor, url.Values{"assessor": {o.Panel[0].ID}})
	o.gives(t, o.of(o.Panel[0]), number, dossier.DeclareConflict, url.Values{"conflict": {"false"}})
	for _, p := range o.Panel {
		sheet := url.Values{}
		for _, field := range regexp.MustCompile(`name="(scores/[a-z_]+)"`).FindAllStringSubmatch(o.looks(t, o.of(p), at+"/opdracht/assess").body, -1) {
			sheet.Set(field[1], "8")
		}
		if wrong := o.fills(t, o.of(p), number, dossier.Assess, url.Values{"scores/relevance": {"acht"}}); wrong.status != http.StatusUnprocessableEntity {
			t.Fatalf("a score in letters: %d", wrong.status)
		} else {
			wrong.holds(t, "a score in letters", `value="acht"`, "geheel getal", `href="#v-scores-relevance"`)
		}
		o.gives(t, o.of(p), number, dossier.Assess, sheet)
	}
	o.gives(t, officer, number, dossier.RecordConsensus, url.Values{"reasons": {"Eens."}})
	o.asks(t, dossier.Decider, number, "decide", `{"outcome":"rejected","reasons":"Het budget is op."}`)
	o.gives(t, staff, number, dossier.LodgeObjection, url.Values{"reasons": {"Er is nog budget."}})
	end := o.looks(t, staff, at, "bezwaar ingediend", "Er is nog budget.")
	end.holdsNot(t, "the hub's page", "Jan Voorbeeld", "Leila Voorbeeld")
}

// later is a working day so many days from now.
func (o *office) later(t *testing.T, days int) string {
	t.Helper()
	var day string
	o.Database.Scan(t, &day, `select to_char(d, 'YYYY-MM-DD') from generate_series(now() + make_interval(days => $1), now() + make_interval(days => $1 + 4), '1 day') d
		where extract(isodow from d) < 6 limit 1`, days)
	return day
}

func TestEveryCommandHasAFormOrAPageOfItsOwn(t *testing.T) {
	t.Parallel()
	own := []dossier.Verb{dossier.Edit, dossier.Endorse, dossier.Return, dossier.GiveDecision, dossier.Correct}
	for _, name := range dossier.Commands {
		if problem := web.FormOf(name, own); problem != "" {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

func TestWhatIsTypedStaysAndNothingIsDoneTwice(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	staff, at := o.as(dossier.HubStaff), "/dossiers/"+number
	hostile := `<script>alert(1)</script>"'>{{.}}` + "\u202e" + strings.Repeat("Ω", 3000)

	r := o.fills(t, staff, number, dossier.Withdraw, url.Values{"bevestig": {number}})
	r.holds(t, "withdrawing without reasons", "Fout: ", `href="#v-reasons"`, `id="v-reasons-fout"`, `aria-invalid="true"`)
	r = o.fills(t, staff, number, dossier.Withdraw, url.Values{"reasons": {hostile}, "bevestig": {"nee"}})
	r.holdsNot(t, "hostile text", "<script>alert")
	r.holds(t, "hostile text", "&lt;script&gt;alert(1)&lt;/script&gt;")
	r = o.fills(t, staff, number, dossier.Withdraw, url.Values{"reasons": {"Bewaar dit"}, "taal": {"en"}})
	r.holds(t, "another language", "Bewaar dit", "Type the number of the dossier to confirm")
	staff.ask("GET", at+"?taal=nl", nil)
	for _, body := range []url.Values{{}, {"hub": {"bestaat-niet"}}, {"hub": {"kempen"}}, {"hub": {"gent"}, "als": {"decider"}}, {"hub": {"gent"}, "sleutel": {"\x00 é"}}} {
		if r := o.fills(t, staff, number, dossier.InviteHub, body); r.status != http.StatusUnprocessableEntity && r.status != http.StatusForbidden {
			t.Errorf("%v: %d %s", body, r.status, main(r.body))
		}
	}
	form := o.looks(t, staff, at+"/opdracht/withdraw")
	sent := url.Values{"sleutel": {form.sleutel(t)}, "reasons": {"Geen tijd."}, "bevestig": {number}}
	for range 2 {
		if r := staff.ask("POST", at+"/opdracht/withdraw", sent); r.to() != at+"?gedaan=withdraw" {
			t.Fatalf("the same twice: %d %s", r.status, main(r.body))
		}
	}
	o.looks(t, staff, at+"?gedaan=<script>", "Er is niets meer te doen").holdsNot(t, "an unknown deed", `class="done"`)
	r = staff.ask("GET", at+"/opdracht/submit", nil)
	if r.status != http.StatusConflict {
		t.Fatalf("a step that is over: %d", r.status)
	}
	r.holds(t, "a step that is over", "Terug naar het dossier", "ingetrokken")
	for _, path := range []string{at + "/opdracht/vernietig", at + "/documenten/bestaat-niet", at + "/documenten/attachment-x-1/bekijk", "/dossiers/%3Cscript%3E"} {
		if r := staff.ask("GET", path, nil); r.status != http.StatusNotFound || strings.Contains(r.body, "<script>") {
			t.Errorf("%s: %d", path, r.status)
		}
	}
}

func TestWhatBindsAsksForProofAndLosesNothing(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-JURY")
	o.asks(t, dossier.HubStaff, number, "request-review", "{}")
	o.asks(t, dossier.Reviewer, number, "endorse", "{}")
	o.asks(t, dossier.HubStaff, number, "submit", "{}")
	b := o.site.browser()
	b.ask("POST", "/aanmelden", url.Values{"person": {o.People[dossier.ProgrammeOfficer].ID}})
	at := "/dossiers/" + number + "/opdracht/declare-inadmissible"
	if r := b.ask("GET", at, nil); r.to() != "/aanmelden/bevestigen?next="+url.QueryEscape(at) {
		t.Fatalf("no proof asked: %d %s %s", r.status, r.to(), main(r.body))
	}
	r := b.ask("POST", at, url.Values{"grounds": {"incomplete"}, "reasons": {"Er ontbreekt te veel."}, "sleutel": {access.NewID("r_")}})
	if r.status != http.StatusUnauthorized {
		t.Fatalf("no proof asked: %d", r.status)
	}
	r.holds(t, "a form without proof", "Er ontbreekt te veel.", "/aanmelden/bevestigen")
}

func TestADocumentStandsInAPageAndABroughtOneIsShutIn(t *testing.T) {
	t.Parallel()
	o := newOffice(t, withAgreement)
	number := o.Start(t, "CW-JURY")
	staff, at := o.as(dossier.HubStaff), "/dossiers/"+number
	o.looks(t, staff, at+"/documenten/draft/bekijk", "<object", `data="`+at+`/documenten/draft"`, "Wat nog ontbreekt")
	draft := staff.ask("GET", at+"/documenten/draft", nil)
	if h := draft.header; h.Get("Content-Type") != "application/pdf" || !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'self'") ||
		h.Get("Content-Disposition") != `inline; filename="`+number+`_ontwerp_maatwerkatelier-voorbeeld-vzw.pdf"` {
		t.Errorf("headers of a draft: %v", h)
	}
	raw := testkit.PDF(t, "Overeenkomst")
	for _, wrong := range []struct {
		raw  []byte
		says string
	}{{nil, "bestand"}, {[]byte("geen pdf"), "PDF"}} {
		r := staff.attaches(t, number, "partnership_agreement", wrong.raw)
		if r.status != http.StatusUnprocessableEntity {
			t.Fatalf("%q: %d", wrong.raw, r.status)
		}
		r.holds(t, "a wrong file", "Fout: ", `href="#v-file"`, wrong.says)
	}
	if r := staff.attaches(t, number, "partnership_agreement", bytes.Repeat([]byte("x"), 12<<20)); r.status != http.StatusRequestEntityTooLarge {
		t.Errorf("12 MB: %d", r.status)
	}
	staff.attaches(t, number, "partnership_agreement", raw)
	if r := staff.attaches(t, number, "partnership_agreement", raw); r.to() != at+"?gedaan=zelfde#bijlagen" {
		t.Fatalf("the same file: %d %s", r.status, r.to())
	}
	o.looks(t, staff, at+"?gedaan=zelfde", "byte voor byte")
	o.looks(t, staff, at+"/documenten/attachment-partnership_agreement-1/bekijk", "Bewaar als bestand").holdsNot(t, "what somebody brought", "<object")
	brought := staff.ask("GET", at+"/documenten/attachment-partnership_agreement-1", nil)
	if brought.body != string(raw) || !strings.HasPrefix(brought.header.Get("Content-Disposition"), "attachment;") ||
		!strings.Contains(brought.header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("what somebody brought: %v", brought.header)
	}
	if r := o.as(dossier.ProgrammeOfficer).ask("GET", at+"/documenten/draft", nil); r.status != http.StatusNotFound {
		t.Errorf("a draft for the programme: %d", r.status)
	}
}

func TestADossierIsStartedInTwoStepsThatKnowTheCompany(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	staff := o.as(dossier.HubStaff)
	o.looks(t, staff, "/dossiers/nieuw", "Ondernemingsnummer")
	if r := staff.ask("GET", "/dossiers/nieuw?onderneming=12%3Cb%3E", nil); r.status != http.StatusUnprocessableEntity {
		t.Fatalf("no number: %d", r.status)
	} else {
		r.holds(t, "no number", "Fout: ", `value="12&lt;b&gt;"`, `href="#v-company_number"`)
	}
	first := o.looks(t, staff, "/dossiers/nieuw?onderneming=BE0999010126", "0999.010.126", "Trekkende hub", "CW-KORT", "Wat deze oproep vraagt")
	first.holdsNot(t, "a company without dossiers", "Er loopt al")
	typed := url.Values{"sleutel": {first.sleutel(t)}, "company_number": {"0999.010.126"}, "hub": {"kempen"}, "title": {"Hout & <i>meer</i>"}}
	r := staff.ask("POST", "/dossiers/nieuw", typed)
	if r.status != http.StatusUnprocessableEntity {
		t.Fatalf("without a call: %d", r.status)
	}
	r.holds(t, "a start without a call", "Fout: ", `href="#v-call"`, "Hout &amp; &lt;i&gt;meer&lt;/i&gt;")
	typed.Set("call", "CW-KORT")
	typed.Set("sleutel", r.sleutel(t))
	var to string
	for range 2 {
		if r = staff.ask("POST", "/dossiers/nieuw", typed); r.status != http.StatusSeeOther || to != "" && r.to() != to {
			t.Fatalf("start: %d %s %s", r.status, r.to(), main(r.body))
		}
		to = r.to()
	}
	o.looks(t, staff, to, "Het dossier is gestart", "Nog niet gestart", "Nog niet mogelijk", "1 van 10 klaar")
	o.looks(t, staff, "/dossiers/nieuw?onderneming=0999010126", "Er loopt al een dossier voor deze onderneming", "CW-KORT-0001")
	if r := o.as(dossier.Decider).ask("GET", "/dossiers/nieuw", nil); r.status != http.StatusForbidden {
		t.Fatalf("a decider starts: %d", r.status)
	}
}
