// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
)

func TestPartnersAreAddedAndEnded(t *testing.T) {
	t.Parallel()
	const set = `{"hub":"kempen","organisation":"blenders","periods":[{"core":true,"from":"2026-01-01","until":"2026-11-24"}],
		"on":"2026-11-25","complete":false,"missing":[{"side":"social_economy","message":"Geen sociale economie."}]}`
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			send(w, http.StatusOK, aHub)
			return
		}
		send(w, http.StatusOK, set)
	})
	const page = "HUB     PARTNER   KERN  VAN         TOT EN MET\nkempen  blenders  ja    2026-01-01  2026-11-24\n\nOp            2026-11-25\nVolledig      nee\n  – Geen sociale economie.\n"
	for _, args := range []string{"add kempen blenders --core --from 2026-01-01", "add kempen blenders --core=false --until 2026-12-31",
		"end kempen blenders", "end kempen blenders --until 2026-11-24"} {
		if code, out, errs := f.call(append([]string{"hub", "partner"}, strings.Fields(args)...)...); code != 0 || out != page || errs != "" {
			t.Errorf("%s: exit %d: %s%s", args, code, out, errs)
		}
	}
	var sent []string
	for _, x := range f.asked() {
		sent = append(sent, strings.TrimSpace(x.method+" "+x.path+" "+x.query+" "+x.body))
	}
	const one, end = "PUT /api/v1/hubs/kempen/partners/blenders ", `on=2026-11-25 {"core":true,"from":"2026-01-01","until":"2026-11-24"}`
	want := []string{one + ` {"core":true,"from":"2026-01-01"}`, one + ` {"core":false,"until":"2026-12-31"}`,
		"GET /api/v1/hubs/kempen", one + end, "GET /api/v1/hubs/kempen on=2026-11-24", one + end}
	if strings.Join(sent, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent\n%s", strings.Join(sent, "\n"))
	}
}

func TestPartnerMistakesChangeNothing(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, aHub))
	for _, c := range []struct {
		args, says string
		exit       int
	}{
		{"add kempen blenders", "--core=false", fault.Usage},
		{"add kempen --core", "geef HUB PARTNER", fault.Usage},
		{"add kempen .. --core", "geef HUB PARTNER", fault.Usage},
		{"ad kempen blenders", "bedoelde u hub partner add", fault.Usage},
		{"weg", "dossier hub partner --help", fault.Usage},
		{"end kempen vito --until 2026-11-24", "dossier hub show kempen --on 2026-11-24", fault.NotFound},
	} {
		code, out, errs := f.call(append([]string{"hub", "partner"}, strings.Fields(c.args)...)...)
		if code != c.exit || out != "" || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d: %s%s", c.args, code, out, errs)
		}
	}
	for _, x := range f.asked() {
		if x.method != http.MethodGet {
			t.Errorf("a mistake was sent: %v", x)
		}
	}
	for _, lang := range []string{"nl", "en"} {
		for _, help := range [][]string{{"hub", "partner"}, {"hub", "partner", "add", "--help"}, {"hub", "partner", "end", "--help"}, {"hub"}} {
			if code, out, errs := f.call(append(help, "--lang", lang)...); code != 0 || errs != "" || !strings.Contains(out, "partner") {
				t.Errorf("%v: exit %d: %s%s", help, code, out, errs)
			}
		}
	}
}
