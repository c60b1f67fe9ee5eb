// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// world is an office with dossiers in every state that a page may be asked of.
type world struct {
	*office
	names map[string]string // what stands in addresses, by how the table of pages calls it
	wrote []string          // what people wrote
}

// newWorld opens an office; full is with dossiers, otherwise nothing was ever done in it.
func newWorld(t *testing.T, full bool) *world {
	t.Helper()
	w := &world{office: newOffice(t, nil), names: map[string]string{}}
	w.names["call"], w.names["jury-call"], w.names["hub"] = "CW-KORT", "CW-JURY", "kempen"
	token := access.NewToken()
	guest := testkit.NewPerson(dossier.Decider)
	if err := w.Store.AddPeople(context.Background(), map[string]access.Person{access.HashToken(access.NewToken()): guest}); err != nil {
		t.Fatal(err)
	}
	if err := w.Store.Invite(context.Background(), guest.ID, access.HashToken(token), ""); err != nil {
		t.Fatal(err)
	}
	w.names["token"] = token
	if full {
		w.fill()
	}
	return w
}

type object = map[string]any

// fill brings dossiers to where people see them.
func (w *world) fill() {
	w.t.Helper()
	const staff, reviewer, officer, decider = dossier.HubStaff, dossier.Reviewer, dossier.ProgrammeOfficer, dossier.Decider
	step := func(number string, as dossier.Role, command dossier.Verb, body object) {
		w.t.Helper()
		w.do(as, "POST", "/dossiers/"+number+"/"+string(command), body)
	}
	submitted := func(name, call string) string {
		number := w.Start(w.t, call)
		w.names[name] = number
		step(number, staff, dossier.RequestReview, nil)
		step(number, reviewer, dossier.Endorse, nil)
		step(number, staff, dossier.Submit, nil)
		return number
	}
	w.names["blank"], _ = w.do(staff, "POST", "/dossiers", object{"call": "CW-KORT", "hub": "kempen", "company_number": "0999.010.126",
		"title": "Herstel van fietsen"})["number"].(string)
	w.names["draft"] = w.Start(w.t, "CW-KORT")
	w.names["review"] = w.Start(w.t, "CW-KORT")
	step(w.names["review"], staff, dossier.RequestReview, nil)
	w.names["returned"] = w.Start(w.t, "CW-KORT")
	step(w.names["returned"], staff, dossier.RequestReview, nil)
	step(w.names["returned"], reviewer, dossier.Return, object{"reasons": "De begroting mist de machines."})
	w.names["endorsed"] = w.Start(w.t, "CW-KORT")
	step(w.names["endorsed"], staff, dossier.RequestReview, nil)
	step(w.names["endorsed"], reviewer, dossier.Endorse, nil)
	w.names["withdrawn"] = w.Start(w.t, "CW-KORT")
	step(w.names["withdrawn"], staff, dossier.Withdraw, object{"reasons": "De onderneming stopt."})
	submitted("submitted", "CW-KORT")
	step(submitted("approved", "CW-KORT"), decider, dossier.GiveDecision, object{"outcome": "approved", "reasons": "Sterk partnerschap.",
		"amount": object{"amount": "4000.00", "currency": "EUR"}, "conditions": []string{"Bezorg na zes maanden een verslag."}})
	step(submitted("rejected", "CW-KORT"), decider, dossier.GiveDecision, object{"outcome": "rejected", "reasons": "De vraag is niet aangetoond."})
	step(submitted("paused", "CW-KORT"), officer, dossier.Pause, object{"reasons": "Wacht op een advies.", "until": calendar.DateOf(time.Now()).Add(30).String()})
	step(submitted("supplement", "CW-JURY"), officer, dossier.RequestSupplement,
		object{"asked": []object{{"pointer": "/project/summary", "text": "Zeg voor wie de meubels zijn."}}})
	jury := submitted("jury", "CW-JURY")
	step(jury, officer, dossier.DeclareAdmissible, nil)
	for _, p := range w.Panel {
		step(jury, officer, dossier.AssignAssessor, object{"assessor": p.ID})
	}
	documents, _ := w.do(decider, "GET", "/dossiers/"+w.names["approved"]+"/documents", nil)["documents"].([]any)
	for _, d := range documents {
		w.names["document"], _ = d.(object)["id"].(string)
	}
}

// do asks the API as the first person of a role, and wants it done.
func (w *world) do(as dossier.Role, method, path string, body object) object {
	w.t.Helper()
	w.wrote = append(w.wrote, stringsIn(body)...)
	raw := []byte{}
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			w.t.Fatal(err)
		}
	}
	r, err := http.NewRequest(method, w.address+"/api/v1"+path, bytes.NewReader(raw))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+w.Tokens[as])
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err = io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode/100 != 2 {
		w.t.Fatalf("%s %s as %s: %d %v %s", method, path, as, answer.StatusCode, err, raw)
	}
	done := object{}
	if err := json.Unmarshal(raw, &done); err != nil {
		w.t.Fatal(err)
	}
	return done
}

// address fills a place of the table in: false where this world has nothing of that name.
func (w *world) at(path string) (string, bool) {
	for name, value := range w.names {
		path = strings.ReplaceAll(path, "{"+name+"}", value)
	}
	return path, !strings.Contains(path, "{")
}

// texts are what people of the world wrote themselves, in whatever language a page is read.
func (w *world) texts() []string {
	w.t.Helper()
	var content object
	if err := json.Unmarshal(testkit.Example(w.t), &content); err != nil {
		w.t.Fatal(err)
	}
	all := append(stringsIn(content), w.wrote...)
	for _, path := range []string{"/calls", "/hubs", "/organisations"} {
		all = append(all, stringsIn(w.do(dossier.Manager, "GET", path, nil))...)
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) }) // what holds another goes first
	return all
}

// stringsIn are the texts in a value of JSON, and in what tests send as one.
func stringsIn(v any) (all []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	case []any:
		for _, e := range v {
			all = append(all, stringsIn(e)...)
		}
	case []object:
		for _, e := range v {
			all = append(all, stringsIn(e)...)
		}
	case object:
		for _, e := range v {
			all = append(all, stringsIn(e)...)
		}
	}
	return all
}
