// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"slices"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// TestTheClosedListsOfTheContractAreTheRegistrys, which it cannot import: it links what a command line has no need of.
func TestTheClosedListsOfTheContractAreTheRegistrys(t *testing.T) {
	t.Parallel()
	same(t, contract.OrganisationKinds, registry.Kinds)
	same(t, contract.SocialEconomyCategories, registry.Categories)
	same(t, contract.TrajectoryStates, registry.States)
	same(t, []string{contract.Edition}, registry.Editions[len(registry.Editions)-1:])
}

func same[S ~string](t *testing.T, said []string, known []S) {
	t.Helper()
	if !slices.EqualFunc(said, known, func(a string, b S) bool { return a == string(b) }) {
		t.Errorf("the contract says %v, the registry %v", said, known)
	}
}
