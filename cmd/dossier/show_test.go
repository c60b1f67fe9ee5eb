// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"strings"
	"testing"
)

const drafting = `{"number":"CW-KORT-0001","title":"Hergebruik hout","call":"CW-KORT","hub":"kempen","company_number":"0999.010.126","state":"drafting","label":"in opmaak",
"since":"2026-11-24T13:32:00Z","waiting_for":[{"role":"hub_staff","hub":"kempen"},{"role":"company","hub":""}],
"due":{"at":"2027-01-22T11:00:00Z","rule":"call","then":"expired","label":"uiterste indiendatum van de oproep","reason":"vastgelegd in de oproep"},
"allowed":[{"command":"request-review","allowed":true},{"command":"endorse","allowed":false,"code":"role","reason":"Dit kan alleen een nalezer."}],
"missing":[{"pointer":"/budget/0/amount","code":"amount","message":"Vul een bedrag in.","severity":"error"}],"asked":{"amount":"50000.00","currency":"EUR"},"granted":null}`

func TestShowIsAPageForPeople(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, drafting))
	code, out, errs := f.call("show", "CW-KORT-0001")
	want := `CW-KORT-0001  Hergebruik hout

Stand         in opmaak sinds 24 november 2026, 14.32 uur
Wacht op      hubmedewerker kempen en onderneming
Termijn       uiterste indiendatum van de oproep: tot 22 januari 2027, 12.00 uur (vastgelegd in de oproep)
Daarna        het dossier vervalt: niet tijdig ingediend
Oproep        CW-KORT
Hub           kempen
Onderneming   0999.010.126
Gevraagd      €` + "\u00a0" + `50.000,00

U kunt nu:
  ✓ request-review

Niet mogelijk:
  – endorse               Dit kan alleen een nalezer.

Nog te doen (1):
  ✗ /budget/0/amount: Vul een bedrag in.
`
	if code != 0 || errs != "" || out != want {
		t.Errorf("exit %d: %s\n%s", code, errs, out)
	}
	if code, out, _ := f.call("show", "CW-KORT-0001", "--json"); code != 0 || strings.TrimSpace(out) != drafting {
		t.Errorf("exit %d: %s", code, out)
	}
	if _, out, _ := f.call("show", "CW-KORT-0001", "--lang", "en"); !strings.Contains(out, "since 24 November 2026, 14:32") ||
		!strings.Contains(out, "€50,000.00") {
		t.Error(out)
	}
}

func TestADueWithoutWordsShowsItsRule(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, `{"number":"N","due":{"at":"2026-12-08T23:00:00Z","rule":"working:10","then":"x"}}`))
	if _, out, _ := f.call("show", "N"); !strings.Contains(out,
		"Termijn       tot en met 8 december 2026, 23.59 uur (working:10)\n") || strings.Contains(out, "Daarna") {
		t.Error(out)
	}
}

const happened = `{"events":[{"seq":1,"at":"2026-11-24T13:32:00Z","type":"started","actor":{"id":"p_1","name":"Noor Voorbeeld","role":"hub_staff"},"summary":"dossier gestart","details":["oproep CW-KORT","redenen: een\ntwee\u001b[2J"],"hash":"ab"},
{"seq":2,"at":"2027-01-22T11:00:00Z","type":"expired","actor":{"id":"","name":"","role":""},"summary":"niet tijdig ingediend","details":[],"hash":"cd"}]}`

func TestTimeline(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, happened))
	code, out, _ := f.call("timeline", "N")
	want := `  1  24 november 2026, 14.32 uur  Noor Voorbeeld (hubmedewerker): dossier gestart
       oproep CW-KORT
       redenen: een
       twee` + "\uFFFD" + `[2J
  2  22 januari 2027, 12.00 uur  de klok: niet tijdig ingediend
`
	if code != 0 || out != want {
		t.Errorf("exit %d:\n%s", code, out)
	}
	if _, out, _ := f.call("timeline", "N", "--json"); strings.TrimSpace(out) != happened {
		t.Error(out)
	}
}

func TestVerifyTellsByItsExitCode(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]int{
		`{"ok":true,"checks":[{"name":"chain","ok":true,"detail":"5 gebeurtenissen"}]}`:                                                     0,
		`{"ok":false,"checks":[{"name":"chain","ok":true,"detail":""},{"name":"documents","ok":false,"detail":"decision-5 is veranderd"}]}`: 1,
	} {
		f := newFake(t, always(http.StatusOK, body))
		code, out, errs := f.call("verify", "N")
		if code != want || !strings.Contains(out, "✓ tijdlijn     ") ||
			strings.Contains(out, "✗ documenten   decision-5 is veranderd") != (want == 1) || (errs == "") != (want == 0) {
			t.Errorf("exit %d: %s%s", code, out, errs)
		}
		if code, out, _ := f.call("verify", "N", "--json"); code != want || strings.TrimSpace(out) != body {
			t.Errorf("exit %d: %s", code, out)
		}
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()
	p := &person{}
	if code, out, _ := p.call("http://127.0.0.1:9/", "open", "CW-KORT-0001"); code != 0 ||
		out != "http://127.0.0.1:9/dossiers/CW-KORT-0001\n" || len(p.opened) != 1 || p.opened[0]+"\n" != out {
		t.Errorf("exit %d: %s %v", code, out, p.opened)
	}
	if code, out, _ := p.call("http://127.0.0.1:9", "open", "N", "--json"); code != 0 ||
		out != `{"address":"http://127.0.0.1:9/dossiers/N"}`+"\n" || len(p.opened) != 1 {
		t.Errorf("exit %d: %s %v", code, out, p.opened)
	}
}
