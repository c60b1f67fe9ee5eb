// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/google/go-cmp/cmp"
)

func TestDifferences(t *testing.T) {
	t.Parallel()
	before := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	after := decode(t, before.JSON())
	if found := application.Differences(before, after); len(found) > 0 {
		t.Errorf("nothing was changed: %v", found)
	}
	after.Applicant.Contact.Phone = "+32 14 00 00 02"
	after.Budget[1].Amount.Amount = "4200.01"
	after.Declarations.Controls = false
	after.Plan = after.Plan[:2]
	want := []string{"/applicant/contact/phone", "/plan", "/budget/1/amount/amount", "/declarations/controls"}
	if diff := cmp.Diff(want, application.Differences(before, after)); diff != "" {
		t.Error(diff)
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	for pointer, want := range map[string]bool{"/project": true, "/project/summary": true, "/budget": true, "/budget/3": true, "/budget/3/amount/amount": true, "/hubs/supporting/0": true,
		"": false, "project": false, "/": false, "/projects": false, "/budget/x": false, "/budget/-1": false, "/project/summary/0": false, "/project/titel": false} {
		if got := application.Place(pointer); got != want {
			t.Errorf("%q: %v", pointer, got)
		}
	}
}
