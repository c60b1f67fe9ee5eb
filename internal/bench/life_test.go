// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"slices"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
)

func TestCompaniesOfLivesHaveNumbersThatAreNumbers(t *testing.T) {
	t.Parallel()
	var all []string
	for n := range int64(300) {
		number := company(n * 1009)
		if written, err := identity.NormaliseCompanyNumber(number); err != nil || written != number {
			t.Errorf("%s is read as %q, %v", number, written, err)
		}
		all = append(all, number)
	}
	if slices.Sort(all); len(slices.Compact(all)) != 300 {
		t.Error("a number came twice")
	}
}
