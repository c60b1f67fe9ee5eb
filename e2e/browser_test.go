// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit/browser"
)

// seat is somebody of the demonstration at a browser of their own.
type seat struct {
	*browser.Browser
	m *machine
}

// home is the address by name, as browsers of this machine come.
func (m *machine) home() string { return strings.Replace(m.address, "127.0.0.1", "localhost", 1) }

// sits has somebody sign in, in a browser that runs no script.
func (m *machine) sits(first *browser.Browser, name string) seat {
	m.t.Helper()
	s := seat{first.Another(), m}
	s.WithoutScript()
	s.Open(m.home() + "/aanmelden")
	s.Press(name)
	s.Sees("Mijn werk", name)
	return s
}

// wide is a screen on a desk.
var wide = browser.Screen{Width: 1440}

// pictured writes a picture of the page for README, where pictures are asked for.
func (s seat) pictured(name string, on browser.Screen) { s.Picture("browser-"+name, on); s.Watch(wide) }

func (s seat) visit(path string) { s.Open(s.m.home() + path) }

// filled is what the form of a section took: whether there is one, and the button that makes room for more, if it lacks some.
type filled struct {
	Form bool
	More string
}

// fillIn puts in the form of the page what is wanted at each pointer, and says which button adds a row to a list that has too few.
const fillIn = `((want, rows) => { const form = document.querySelector("form#formulier"); if (!form) return {Form: false, More: ""};
	let more = "";
	for (const [list, n] of Object.entries(rows)) {
		const there = [...form.elements].filter(e => e.name.startsWith(list + "/") && /^\d+$/.test(e.name.slice(list.length + 1))).length;
		if (there >= n || more) continue;
		if (form.querySelector('[value="nieuw ' + list + '"]')) more = 'form#formulier [value="nieuw ' + list + '"]';
		else if (there > 0 || form.querySelector('[id="v' + list.replaceAll("/", "-") + '"] [name="doe"][value^="nog"]'))
			more = 'form#formulier [id="v' + list.replaceAll("/", "-") + '"] [name="doe"][value^="nog"]';
	}
	for (const e of form.elements) {
		if (!(e.name in want) || e.type === "hidden") continue;
		const w = want[e.name], all = Array.isArray(w) ? w : [w];
		if (e.type === "checkbox") e.checked = all.includes(e.value) || w === true && e.value === "ja";
		else if (e.type === "radio") e.checked = all.includes(e.value);
		else e.value = w;
	}
	return {Form: true, More: more}; })(%s, %s)`

// fills fills in a section of a dossier as the content has it, and saves it.
func (s seat) fills(number, section string, content any) {
	s.m.t.Helper()
	want, rows := map[string]any{}, map[string]int{}
	flatten("/"+section, content, want, rows)
	typed, err := json.Marshal(want)
	if err != nil {
		s.m.t.Fatal(err)
	}
	counted, err := json.Marshal(rows)
	if err != nil {
		s.m.t.Fatal(err)
	}
	s.visit("/dossiers/" + number + "/inhoud/" + section)
	for range 60 {
		var f filled
		s.Do(chromedp.Evaluate(fmt.Sprintf(fillIn, typed, counted), &f))
		if !f.Form {
			s.m.t.Fatalf("no form for %s: %s", section, s.Page())
		}
		button := f.More
		if button == "" {
			button = "form#formulier .buttons button:not([name])"
		}
		s.Send(button)
		if f.More == "" {
			s.Sees("Bewaard")
			return
		}
	}
	s.m.t.Fatalf("%s does not get rows enough: %s", section, s.Page())
}

// flatten gives each value its pointer, as forms name their fields, and each list how many rows it has.
func flatten(at string, v any, want map[string]any, rows map[string]int) {
	switch v := v.(type) {
	case map[string]any:
		if amount, is := v["amount"]; is && len(v) == 2 {
			want[at] = amount
			return
		}
		for name, e := range v {
			flatten(at+"/"+name, e, want, rows)
		}
	case []any:
		if len(v) == 0 {
			return
		}
		if _, is := v[0].(string); is {
			want[at] = v // of several choices
		}
		rows[at] = len(v)
		for i, e := range v {
			flatten(fmt.Sprintf("%s/%d", at, i), e, want, rows)
		}
	case float64:
		want[at] = strings.TrimSuffix(fmt.Sprintf("%v", v), ".0")
	case bool, string:
		want[at] = v
	}
}

var linkToSection = regexp.MustCompile(`/inhoud/([a-z_]+)`)

// pdf fetches a document as the browser would, and wants one.
func (s seat) pdf(path string) {
	s.m.t.Helper()
	var cookies []*network.Cookie
	s.Do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		cookies, err = network.GetCookies().Do(ctx)
		return err
	}))
	r, err := http.NewRequest(http.MethodGet, s.m.home()+path, nil)
	if err != nil {
		s.m.t.Fatal(err)
	}
	for _, c := range cookies {
		r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.m.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || !bytes.HasPrefix(raw, []byte("%PDF-")) {
		s.m.t.Errorf("%s: %d %v %.60q", path, answer.StatusCode, err, raw)
	}
}

// TestFourPeopleTakeADossierToItsDecision has hub staff, a contact of the company, a reviewer and a decider work at once, each in a browser
// without script, from the first page to the letter; in the middle the machine stops and starts again. Two of them change one
// section, a session ends while its owner types, a budget has three hundred rows, and one does without a mouse.
func TestFourPeopleTakeADossierToItsDecision(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	first := browser.New(t, "..")
	els, noor := m.sits(first, "Els Voorbeeld"), m.sits(first, "Noor Voorbeeld")
	bart, marijke := m.sits(first, "Bart Voorbeeld"), m.sits(first, "Marijke Voorbeeld")
	var content map[string]any
	if err := json.Unmarshal(example(t), &content); err != nil {
		t.Fatal(err)
	}

	number := els.starts("Hergebruik hout")
	noor.visit("/")
	noor.Sees("Hergebruik hout")

	var sections []string
	noor.visit("/dossiers/" + number)
	var page string
	noor.Do(chromedp.OuterHTML("main", &page, chromedp.ByQuery))
	for _, found := range linkToSection.FindAllStringSubmatch(page, -1) {
		if !slices.Contains(sections, found[1]) {
			sections = append(sections, found[1])
		}
	}
	if len(sections) < 8 {
		t.Fatalf("sections: %v of %s", sections, page)
	}
	for _, section := range sections {
		noor.fills(number, section, content[section])
	}
	noor.visit("/dossiers/" + number + "/inhoud/budget")
	noor.pictured("section", wide)

	els.meets(t, noor, number)
	noor.isSignedOut(t, number)

	m.stop()
	m.start() // the sessions are still there, and nobody noticed

	els.visit("/dossiers/" + number)
	els.pictured("dossier", wide)
	els.pictured("dossier-dark", browser.Screen{Width: 1440, Dark: true})
	els.orders(number, "request-review")
	bart.visit("/")
	bart.Sees("Hergebruik hout")
	bart.visit("/dossiers/" + number + "/nazicht")
	bart.pictured("review", wide)
	bart.Click(`[name="uitkomst"][value="klaar"]`)
	bart.Press("Bevestig uw nazicht")
	m.reaches(number, "endorsed")
	els.orders(number, "submit", "bevestig")
	m.reaches(number, "submitted")

	marijke.visit("/")
	marijke.Sees("Hergebruik hout")
	marijke.pictured("work", wide)
	marijke.visit("/dossiers/" + number + "/beslissing")
	if strings.Contains(marijke.Page(), "Bevestig dat u het bent") {
		marijke.Press("Bevestigen")
	}
	marijke.Click(`[name="uitkomst"][value="approved"]`)
	marijke.Fill("Bedrag in euro", "4.000,00")
	marijke.Fill("Redenen", "Sterk partnerschap.")
	marijke.pictured("deciding", wide)
	marijke.Press("Beslis nu")
	m.reaches(number, "approved")

	noor.visit("/dossiers/" + number)
	noor.Sees("goedgekeurd", "4.000,00")
	noor.pictured("phone", browser.Screen{Width: 360, Zoom: 2})
	noor.Do(chromedp.OuterHTML("main", &page, chromedp.ByQuery))
	papers := regexp.MustCompile(`/dossiers/`+number+`/documenten/[^/"]+`).FindAllString(page, -1)
	if len(papers) < 2 {
		t.Errorf("%v of %s", papers, page)
	}
	for _, path := range papers {
		noor.pdf(path)
	}
	m.verify(number)

	els.hasALongBudget(t, content)
	m.byKeyboard(t, first)
}

// starts begins a dossier of the example's company and gives its number.
func (s seat) starts(title string) string {
	s.m.t.Helper()
	s.visit("/dossiers/nieuw")
	s.Fill("Ondernemingsnummer", "0999010126")
	s.Press("Verder")
	s.Click(`[name="call"][value="CW-KORT"]`)
	s.Fill("Titel van het project", title)
	s.Press("Start het dossier")
	var path string
	s.Do(chromedp.Evaluate(`location.pathname`, &path))
	number := regexp.MustCompile(`CW-KORT-\d+`).FindString(path)
	if number == "" {
		s.m.t.Fatalf("no dossier is started: %s", s.Page())
	}
	return number
}

// orders gives a command from its page; where that asks so, the number is typed.
func (s seat) orders(number, command string, confirm ...string) {
	s.m.t.Helper()
	s.visit("/dossiers/" + number + "/opdracht/" + command)
	for range confirm {
		s.Fill("Typ het nummer", number)
	}
	s.Send("#formulier .deeds button")
	if strings.Contains(s.Page(), "Er is een probleem") {
		s.m.t.Fatalf("%s: %s", command, s.Page())
	}
}

func (m *machine) reaches(number, state string) {
	m.t.Helper()
	m.eventually(number+" is "+state, func() bool { return m.state(number) == state })
}

// meets has two people change the same section: what each typed is told, and the one who saves last chooses.
func (s seat) meets(t *testing.T, other seat, number string) {
	path := "/dossiers/" + number + "/inhoud/project"
	s.visit(path)
	other.visit(path)
	summary := `form#formulier [name="/project/summary"]`
	s.Put(summary, "Wat Els typte.")
	other.Put(summary, "Wat Noor typte.")
	other.saves()
	other.Sees("Bewaard")
	s.saves()
	s.Sees("Iemand anders bewaarde dit onderdeel intussen", "Noor Voorbeeld", "Wat Noor typte.")
	if mine := s.Value(summary); mine != "Wat Els typte." {
		t.Errorf("what she typed is gone: %q", mine)
	}
	s.saves()
	s.Sees("Bewaard")
}

func (s seat) saves() {
	s.Send("form#formulier .buttons button:not([name])")
}

// isSignedOut ends somebody's session while they type: after they sign in again, the text is saved as it stood.
func (s seat) isSignedOut(t *testing.T, number string) {
	s.visit("/dossiers/" + number + "/inhoud/project")
	text := "Schoolmeubels uit hergebruikt hout, voor twaalf scholen."
	s.Put(`form#formulier [name="/project/summary"]`, text)
	window := s.Window()
	window.Open(s.m.home() + "/sessies")
	window.Press("Afmelden")
	s.saves()
	s.Sees("Uw tekst is er nog", "niet meer aangemeld", text)
	window.Open(s.m.home() + "/aanmelden?next=/verder")
	window.Press("Noor Voorbeeld")
	window.Sees("Sluit dit venster")
	s.Press("Verstuur opnieuw")
	s.Sees("Bewaard")
	if kept := s.Value(`form#formulier [name="/project/summary"]`); kept != text {
		t.Errorf("saved: %q", kept)
	}
}

// byKeyboard starts a dossier, saves a section and asks for the review with Tab, Enter and letters alone, and sees the focus all the way.
func (m *machine) byKeyboard(t *testing.T, first *browser.Browser) {
	s := m.sits(first, "Els Voorbeeld")
	s.visit("/dossiers")
	s.TabTo("Naar de inhoud")
	s.TabTo("Nieuw dossier")
	s.Enter()
	s.TabTo("onderneming")
	s.Key("0999010126")
	s.Enter()
	s.TabTo("call")
	s.Key(" ")
	s.TabTo("title")
	s.Key("Met het toetsenbord")
	s.TabTo("Start het dossier")
	s.Enter()
	s.Sees("Met het toetsenbord")
	var path string
	s.Do(chromedp.Evaluate(`location.pathname`, &path))
	s.visit(path + "/inhoud/project")
	s.TabTo("/project/summary")
	s.Key("Zonder muis.")
	s.TabTo("Bewaar")
	s.Enter()
	s.Sees("Bewaard")
	if kept := s.Value(`[name="/project/summary"]`); kept != "Zonder muis." {
		t.Errorf("saved: %q", kept)
	}
	s.TabTo("Terug naar het dossier")
	s.Enter()
	s.Sees("Met het toetsenbord", "Volgende stap")
}

// hasALongBudget changes the last of three hundred rows in the form, and finds all of them saved.
func (s seat) hasALongBudget(t *testing.T, content map[string]any) {
	number := s.starts("Driehonderd regels")
	rows := content["budget"].([]any)
	long := maps.Clone(content)
	var many []any
	for i := range 300 {
		row := maps.Clone(rows[i%len(rows)].(map[string]any))
		row["amount"] = map[string]any{"amount": fmt.Sprintf("%d.00", 100+i), "currency": "EUR"}
		many = append(many, row)
	}
	long["budget"] = many
	s.m.must(http.StatusOK, "company", "PUT", "/dossiers/"+number+"/application", long, "If-Match", `"1"`)
	path := "/dossiers/" + number + "/inhoud/budget"
	s.visit(path)
	s.Put(`[name="/budget/299/amount"]`, "12.345,67")
	s.saves()
	s.Sees("Bewaard")
	first, last := s.Value(`[name="/budget/0/amount"]`), s.Value(`[name="/budget/299/amount"]`)
	if last != "12.345,67" || first != "100,00" {
		t.Errorf("first %q, last %q", first, last)
	}
}
