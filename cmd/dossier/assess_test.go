// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// TestAssessorsAreNamed however their name is typed; who left the panel is named by who was on it.
func TestAssessorsAreNamed(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"Zoe\u0308 Voorbeeld":   `"assessor":"p_1"`,
		" zoë voorbeeld\u200b ": `"assessor":"p_1"`,
		"Zoe Voorbeeld":         `"assessor":"p_2"`,
		"p_9":                   `"assessor":"p_9"`,
		"JAN VOORBEELD":         `"assessor":"p_3"`,
	} {
		f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path == "/api/v1/assessors":
				fmt.Fprint(w, `{"assessors":[{"id":"p_1","name":"Zoë Voorbeeld"},{"id":"p_2","name":"Zoe Voorbeeld"},{"id":"p_3","name":"Jan Voorbeeld"}]}`)
			case r.Method == http.MethodGet:
				fmt.Fprint(w, `{"number":"N","panel":[{"assessor":"p_4","name":"Leila Weg","left":true}]}`)
			default:
				fmt.Fprint(w, submitted)
			}
		})
		code, out, errs := f.call("assign-assessor", "N", "--assessor", typed, "--replaces", "Leila Weg")
		sent := f.asked()
		if body := sent[len(sent)-1].body; code != 0 || !strings.Contains(body, want) || !strings.Contains(body, `"replaces":"p_4"`) {
			t.Errorf("%q: exit %d: %s%s%s", typed, code, out, errs, body)
		}
	}
	f := newFake(t, always(http.StatusOK, `{"assessors":[]}`))
	if code, _, errs := f.call("assign-assessor", "N", "--assessor", "Niemand"); code != 2 || !strings.Contains(errs, "dossier assessors") {
		t.Errorf("exit %d: %s", code, errs)
	}
}
