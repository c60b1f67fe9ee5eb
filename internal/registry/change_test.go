// SPDX-License-Identifier: EUPL-1.2

package registry_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

var before = registry.Organisation{Code: "atelier", Number: "0999.010.522", Name: "Atelier", Kind: registry.SocialEconomy, Category: "maatwerkbedrijf",
	Address: registry.PostalAddress{PostalCode: "2300", Country: "BE"}, NACE: []registry.Activity{{Code: "31090", Version: "2008"}}}

// TestEveryFieldOfAnOrganisationCanChange: what differs is found, and made again.
func TestEveryFieldOfAnOrganisationCanChange(t *testing.T) {
	t.Parallel()
	after := registry.Organisation{Code: "atelier", Number: "0999.010.126", Name: "Nieuw", Kind: registry.Company, LegalForm: "vzw", Category: "invoegbedrijf",
		Address: registry.PostalAddress{Street: "Kerkstraat", Number: "1 bus 2", PostalCode: "1000AB", Municipality: "Breda", Country: "NL"},
		Website: "https://nieuw.example", NACE: []registry.Activity{{Code: "31.09", Version: "2008"}, {Code: "16230", Version: "2025"}}}
	changes := before.Changes(after)
	fields := reflect.TypeFor[registry.Organisation]().NumField() - len([]string{"Code", "Hub", "Address"}) + reflect.TypeFor[registry.PostalAddress]().NumField()
	if len(changes) != fields {
		t.Errorf("%d changes of %d fields: %v", len(changes), fields, changes)
	}
	for _, c := range changes {
		if c.Label("nl") == c.Field || c.Label("en") == c.Field {
			t.Errorf("%s has no name", c.Field)
		}
	}
	made, err := before.Changed(changes)
	if err != nil || !reflect.DeepEqual(made, after) {
		t.Errorf("%+v: %v", made, err)
	}
	if same := before.Changes(before); len(same) != 0 {
		t.Errorf("%v", same)
	}
	none := after
	none.NACE = []registry.Activity{}
	if made, err := after.Changed(after.Changes(none)); err != nil || !reflect.DeepEqual(made, none) {
		t.Errorf("%+v: %v", made, err)
	}
}

// TestAChangeStartsFromWhatWasThere and does not undo what came in between.
func TestAChangeStartsFromWhatWasThere(t *testing.T) {
	t.Parallel()
	moved := before
	moved.Address.Street = "Kerkstraat"
	changes := before.Changes(moved)
	renamed := before
	renamed.Name = "Nieuw"
	if made, err := renamed.Changed(changes); err != nil || made.Name != "Nieuw" || made.Address.Street != "Kerkstraat" {
		t.Errorf("%+v: %v", made, err)
	}
	abroad := before
	abroad.Address.Country, abroad.Address.PostalCode = "NL", "1000AB"
	home := before
	home.Address.PostalCode = "2400"
	foreign := before
	foreign.Address.PostalCode = "1000AB"
	for name, c := range map[string]struct {
		on      registry.Organisation
		changes []registry.Change
	}{
		"the field became something else":   {moved, changes},
		"another field does not go with it": {before, before.Changes(foreign)},
		"a postal code of another country":  {abroad, before.Changes(home)},
		"a field that is none":              {before, []registry.Change{{Field: "/code", From: "atelier", To: "x"}}},
	} {
		if made, err := c.on.Changed(c.changes); !errors.Is(err, registry.ErrChangedSince) {
			t.Errorf("%s: %+v: %v", name, made, err)
		}
	}
}
