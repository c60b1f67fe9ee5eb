// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"testing"
)

func TestWhatIsSent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args       []string
		path, body string
	}{
		{[]string{"start", "--call", "CW-KORT", "--hub", "kempen", "--company", "0999.010.126", "--title", "Hout <&>"}, "",
			`{"call":"CW-KORT","hub":"kempen","company_number":"0999.010.126","title":"Hout \u003c\u0026\u003e"}`},
		{[]string{"request-review", "N"}, "/N/request-review", `{}`},
		{[]string{"endorse", "N"}, "/N/endorse", `{}`},
		{[]string{"retract-supplement", "N", "--reasons", "Het zat er al in."}, "/N/retract-supplement", `{"reasons":"Het zat er al in."}`},
		{[]string{"leave-panel", "N"}, "/N/leave-panel", `{"reasons":""}`},
		{[]string{"submit", "N"}, "/N/submit", `{}`},
		{[]string{"reopen-draft", "N"}, "/N/reopen-draft", `{}`},
		{[]string{"return", "N", "--reasons", "Te kort."}, "/N/return", `{"reasons":"Te kort."}`},
		{[]string{"withdraw", "N", "--yes"}, "/N/withdraw", `{"reasons":""}`},
		{[]string{"withdraw", "a/b", "--reasons", "x", "--yes"}, "/A%2FB/withdraw", `{"reasons":"x"}`},
		{[]string{"decide", "N", "--approve", "--amount", "40000.00", "--reasons", "Sterk.", "--condition", "Een, twee", "--condition",
			"Drie", "--reference", "R-1"}, "/N/decide",
			`{"amount":{"amount":"40000.00","currency":"EUR"},"conditions":["Een, twee","Drie"],"outcome":"approved","reasons":"Sterk.","reference":"R-1"}`},
		{[]string{"decide", "N", "--reject", "--reasons", "x"}, "/N/decide", `{"outcome":"rejected","reasons":"x"}`},
		{[]string{"decide", "N", "--reserve", "--reasons", "x"}, "/N/decide", `{"outcome":"reserve","reasons":"x"}`},
	} {
		f := newFake(t, always(http.StatusOK, submitted))
		code, out, errs := f.call(c.args...)
		got := f.asked()
		if code != 0 || out != "CW-KORT-0001: ingediend\n  versie 3, gevraagd € 50.000,00\n" || errs != "" || len(got) != 1 {
			t.Fatalf("%v: exit %d: %s%s", c.args, code, out, errs)
		}
		if got[0].method != http.MethodPost || got[0].path != "/api/v1/dossiers"+c.path || got[0].body != c.body ||
			got[0].header.Get("Content-Type") != "application/json" {
			t.Errorf("%v: %s %s %s", c.args, got[0].method, got[0].path, got[0].body)
		}
	}
}

func TestTheLanguageIsAsked(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, submitted))
	for i, args := range [][]string{{"submit", "X"}, {"submit", "X", "--lang", "en"}, {"--lang=en", "submit", "X"}} {
		if code, _, errs := f.call(args...); code != 0 || f.asked()[i].header.Get("Accept-Language") != []string{"nl", "en", "en"}[i] {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
	if _, _, errs := f.call("submit", "--lang", "en"); errs != "dossier: give one dossier number, such as CW-KORT-0001\n" {
		t.Error(errs)
	}
}

// TestAsSignal stores the words and shows the line; nothing is given to the dossier itself.
func TestAsSignal(t *testing.T) {
	t.Setenv("TEMPORAL_CONFIG_FILE", "/var/lib/een map/temporal.toml")
	stored := `{"id":"t_1","sha256":"00","signal":{"workflow_id":"dossier/CW-KORT-0001","name":"decision",` +
		`"input":{"outcome":"approved","amount_cents":4000000,"actor":"p_1","text":"t_1","reference":"t_1"}}}`
	for _, c := range []struct {
		args []string
		body string
	}{
		{[]string{"decide", "N", "--approve", "--amount", "40000", "--reasons", "Goed.", "--as-signal"},
			`{"text":"Goed.","for":{"command":"decide","outcome":"approved","amount":{"amount":"40000","currency":"EUR"}}}`},
		{[]string{"return", "N", "--reasons", "Te kort.", "--as-signal"}, `{"text":"Te kort.","for":{"command":"return"}}`},
		{[]string{"return", "N", "--as-signal"}, `{"text":"","for":{"command":"return"}}`}, // which the server refuses: it is sent back without a word
		{[]string{"endorse", "N", "--as-signal"}, `{"text":"Nagezien en in orde bevonden.","for":{"command":"endorse"}}`},
	} {
		f := newFake(t, always(http.StatusCreated, stored))
		code, out, errs := f.call(c.args...)
		got := f.asked()
		want := `temporal workflow signal --config-file '/var/lib/een map/temporal.toml' --profile signal --workflow-id dossier/CW-KORT-0001 --name decision ` +
			`--input '{"outcome":"approved","amount_cents":4000000,"actor":"p_1","text":"t_1","reference":"t_1"}'` + "\n"
		if code != 0 || out != want || len(got) != 1 || got[0].path != "/api/v1/dossiers/N/texts" || got[0].body != c.body || got[0].header.Get("Idempotency-Key") == "" {
			t.Errorf("%v: exit %d: %s%s%+v", c.args, code, out, errs, got)
		}
	}
	f := newFake(t, always(http.StatusCreated, stored))
	for _, args := range [][]string{{"decide", "N", "--approve", "--amount", "1", "--condition", "x", "--as-signal"}, {"decide", "N", "--as-signal"},
		{"correct", "N", "--reject", "--as-signal"}} {
		if code, _, errs := f.call(args...); code != 2 || len(f.asked()) != 0 {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
}
