// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// names has everybody name in a request what is not theirs: it is answered as what there is not.
func (w *walked) names() {
	const dossiers, commands, people = "/api/v1/dossiers/", "/api/v1/commands/", "/api/v1/people/p_nobody/memberships"
	kempen, decided := w.subjects[0], w.papers[slices.IndexFunc(w.papers, func(o *paper) bool { return o.status == dossier.Approved })]
	sent := w.asks(kempen, http.MethodPost, dossiers+w.draft.number+"/withdraw", `{"reasons":"Toch niet."}`, "Idempotency-Key", "van-kempen")
	kept := w.asks(kempen, http.MethodGet, dossiers+decided.number+"/documents/decision-5", "")
	if sent.status != http.StatusAccepted || kept.status != http.StatusOK {
		w.t.Errorf("what others name is not there: %d, %d", sent.status, kept.status)
	}
	for _, s := range w.subjects {
		same := func(method, there, none, body, other string) {
			w.t.Helper()
			if got, absent := w.asks(s, method, there, body), w.asks(s, method, none, other); !reflect.DeepEqual(got, absent) {
				w.t.Errorf("%s %s %s as %s is told from what is not there: %d %.300s\n%d %.300s", method, there, body, s.name, got.status, got.body,
					absent.status, absent.body)
			}
		}
		same(http.MethodGet, dossiers+w.jury.number+"/documents/decision-5", dossiers+w.jury.number+"/documents/verzonnen", "", "")
		if s != kempen {
			same(http.MethodGet, commands+"van-kempen", commands+"van-niemand", "", "")
		}
		if s.sees(w.foreign) == "" && !s.has(dossier.Admin) { // who gives everything sees what there is to give
			for _, company := range []string{atelier, bystander} {
				member := func(number string) string {
					return fmt.Sprintf(`{"role":"company","company_number":%q,"dossier":%q}`, company, number)
				}
				same(http.MethodPost, people, people, member(w.foreign.number), member(absent))
			}
		}
	}
	w.panels()
}

// panels has an officer ask people who do not assess, by an engine that answers: nothing tells them from nobody.
func (w *walked) panels() {
	asks := func(id string) reply {
		return w.ask(dossier.ProgrammeOfficer, http.MethodPost, "/api/v1/dossiers/"+w.jury.number+"/assign-assessor", fmt.Sprintf(`{"assessor":%q}`, id))
	}
	none := asks("p_nobody")
	for _, s := range w.subjects {
		if s.id != "" && !s.has(dossier.Assessor) && s.as == "" {
			if got := asks(s.id); got.status != none.status || got.raw != none.raw || none.status != http.StatusUnprocessableEntity {
				w.t.Errorf("assigning %s: %d %s, and nobody: %d %s", s.name, got.status, got.raw, none.status, none.raw)
			}
		}
	}
}

// searches has somebody look for the words of every dossier.
func (w *walked) searches(s *subject) {
	const list = "/api/v1/dossiers?q="
	none := w.asks(s, http.MethodGet, list+"nergens", "")
	for _, o := range w.papers {
		words := slices.Concat(o.outside, o.inside, o.fresh, []string{o.number})
		for _, word := range words {
			got := w.asks(s, http.MethodGet, list+strings.Trim(word, "@"), "")
			if found := !reflect.DeepEqual(got, none); found && s.sees(o) == "" ||
				!found && s.sees(o) != "" && (word == o.number || slices.Contains(o.outside, word)) ||
				found && slices.Contains(o.fresh, word) && !slices.ContainsFunc(s.holds, func(h hat) bool { return h.edits(o) }) {
				w.t.Errorf("%s looks for %s: found is %v", s.name, word, found)
			}
		}
	}
}
