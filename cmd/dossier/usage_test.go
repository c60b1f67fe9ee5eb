// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
)

func TestUsage(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, "{}"))
	for _, c := range []struct {
		args string
		says string
	}{
		{"sumbit X", "bedoelde u submit?"},
		{"lissabon", "dossier --help"},
		{"submit", "CW-KORT-0001"},
		{"submit A B", "CW-KORT-0001"},
		{"show ..", "CW-KORT-0001"},
		{"submit A --colour", "onbekende optie: --colour"},
		{"submit A -x", "onbekende optie"},
		{"--colour", "onbekende optie: --colour"},
		{"list --limit", "waarde nodig"},
		{"list --limit many", "ongeldige waarde"},
		{"list --limit -1", "--limit"},
		{"list --json --csv", "--csv"},
		{"list x", `"x"`},
		{"show A --lang fr", "nl of en"},
		{"decide A --approve --reject --reasons x", "--approve"},
		{"decide A", "--approve"},
		{"decide A --approve --document /nowhere.pdf", "nowhere.pdf"},
		{"endorse A --reasons x", "--reasons"},
		{"assess A --score relevance", "--score"},
		{"decide A --approve --line 0=1.00", "--line"},
		{"declare-conflict A", "--none"},
		{"declare-conflict A --none --conflict", "--none"},
		{"call show", "OPROEP"},
		{"call show CW-JURY --version", "waarde nodig"},
		{"call show CW-JURY --version first", "eerste versie"},
		{"call show CW-JURY --version 0", "eerste versie"},
		{"call check /nowhere.json", "nowhere.json"},
		{"edit A", "-f"},
		{"edit A -f /nowhere.json", "nowhere.json"},
		{"edit A -f - --key k", "--key"},
		{"submit A --key=", "--key"},
		{"download A", "inadmissibility"},
		{"download A photo", "inadmissibility"},
		{"download A decision --json -o -", "--json"},
		{"outcome", "sleutel"},
		{"help sumbit", "sumbit"},
		{"show A --server ftp://x", "ftp://x"},
		{"show A --server localhost:8080", "localhost:8080"},
		{"open A --server x", `"x"`},
	} {
		code, out, errs := f.call(strings.Fields(c.args)...)
		if code != 2 || out != "" || !strings.Contains(errs, c.says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d: %s%s", c.args, code, out, errs)
		}
	}
	if got := f.asked(); len(got) != 0 {
		t.Errorf("a mistake reached the server: %v", got)
	}
	if code, _, errs := f.call("submit", "A", "--key", "a\nb"); code != 2 || len(f.asked()) != 0 {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestHelpOfEveryCommand(t *testing.T) {
	t.Parallel()
	a := newInvocation(nil, nil, nil)
	f := newFake(t, nil)
	for lang, title := range map[string]string{"nl": "Gebruik:", "en": "Usage:"} {
		for _, cmd := range a.house(words.Language(lang)).root().Commands() {
			code, out, errs := f.call(cmd.Name(), "--help", "--lang", lang)
			if code != 0 || errs != "" || !strings.Contains(out, title) || !strings.Contains(out, "--json") {
				t.Errorf("%s: exit %d: %s%s", cmd.Name(), code, out, errs)
			}
			if name := cmd.Name(); name != "help" && name != "completion" && !strings.Contains(out, "\n  dossier "+name) {
				t.Errorf("%s has no example:\n%s", name, out)
			}
			if code, other, _ := f.call("help", cmd.Name(), "--lang", lang); code != 0 || other != out {
				t.Errorf("help %s says something else:\n%s", cmd.Name(), other)
			}
		}
	}
	code, out, _ := f.call()
	if code != 0 || !strings.Contains(out, "Exitcode") || !strings.Contains(out, "request-review") {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestCompletion(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, `{"dossiers":[{"number":"CW-KORT-0001","label":"in opmaak","title":"Hout"}]}`))
	if code, out, _ := f.call("completion", "bash"); code != 0 || !strings.Contains(out, "complete") {
		t.Errorf("exit %d: %.200s", code, out)
	}
	if code, out, _ := f.call("__complete", "show", "CW"); code != 0 || !strings.Contains(out, "CW-KORT-0001\tin opmaak: Hout") ||
		f.asked()[0].query != "limit=100&q=CW" {
		t.Errorf("exit %d: %s %v", code, out, f.asked())
	}
	for typed, want := range map[string]string{"download A ": "decision", "list --state ": "in_review", "sub": "submit"} {
		if _, out, _ := f.call(append([]string{"__complete"}, strings.Split(typed, " ")...)...); !strings.Contains(out, want) {
			t.Errorf("%s: %s", typed, out)
		}
	}
}

func TestEveryCommandHasADescriptionAndAGroup(t *testing.T) {
	t.Parallel()
	for _, cmd := range newInvocation(nil, nil, nil).house("nl").root().Commands() {
		if cmd.Short == "" || cmd.GroupID == "" {
			t.Errorf("%s has no description or group", cmd.Name())
		}
	}
}
