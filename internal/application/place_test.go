// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
)

// TestAPlaceIsAPlaceOfThisContent: written in one way, and leading to something that is there.
func TestAPlaceIsAPlaceOfThisContent(t *testing.T) {
	t.Parallel()
	c := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	for pointer, want := range map[string]bool{
		"/project/summary": true, "/budget": true, "/budget/0": true, "/budget/0/amount": true, "/state_aid/de_minimis": true,
		"/attachments/annual_accounts": true, "/attachments/own_kind": true, "/attachments/other_kind": false, "/attachments/quotation/x": false, "/partners/0/organisation/name": true, "/applicant/name": true, "/applicant": true,
		"/budget/00": false, "/budget/+0": false, "/budget/-1": false, "/budget/199": false, "/budget/ 0": false, "/budget/0/": false,
		"": false, "/": false, "project/summary": false, "/project/Summary": false, "/project/summary/0": false, "/budget/1e0": false,
		"/applicant/company_number": false, "/hubs/lead": false, "/partners/9": false, "/attachments/": false, "/budget/٠": false,
	} {
		if got := c.Askable(pointer, []string{"own_kind"}); got != want {
			t.Errorf("%q: %v", pointer, got)
		}
	}
	if !(application.Content{}).Has("/budget") || (application.Content{}).Has("/budget/0") {
		t.Error("an empty list is there, its first entry is not")
	}
}
