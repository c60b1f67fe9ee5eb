// SPDX-License-Identifier: EUPL-1.2

package registry_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestTheDemonstrationKnowsTheExample holds the invented organisations to the example application: the same ones, described alike.
func TestTheDemonstrationKnowsTheExample(t *testing.T) {
	t.Parallel()
	invented, err := registry.Demo()
	if err != nil {
		t.Fatal(err)
	}
	example, err := application.Decode(testkit.Example(t))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]application.Applicant{}
	lasting := example.Applicant
	want[lasting.CompanyNumber] = application.Applicant{Name: lasting.Name, CompanyNumber: lasting.CompanyNumber, Kind: lasting.Kind,
		LegalForm:             lasting.LegalForm,
		SocialEconomyCategory: lasting.SocialEconomyCategory, Address: lasting.Address, Website: lasting.Website, NACE: lasting.NACE}
	for _, p := range example.Partners {
		o := p.Organisation
		want[o.CompanyNumber] = application.Applicant{Name: o.Name, CompanyNumber: o.CompanyNumber, Kind: o.Kind, LegalForm: o.LegalForm,
			NACE: []application.NACE{}}
	}
	got := map[string]application.Applicant{}
	for _, o := range invented {
		c := application.Empty(application.Identity{CompanyNumber: o.Number}).Described(map[string]registry.Organisation{o.Number: o})
		got[o.Number] = c.Applicant
		if !strings.Contains(o.Name, "Voorbeeld") || !strings.HasPrefix(o.Number, "0999.") {
			t.Errorf("%s passes for a real organisation", o.Code)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the demonstration has\n%+v, the example\n%+v", got, want)
	}
}
