// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"reflect"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

var atelier = registry.Organisation{Code: "atelier", Number: "0999.010.126", Name: "Atelier", Kind: registry.SocialEconomy,
	LegalForm: "vzw", Category: "maatwerkbedrijf",
	Address: registry.PostalAddress{Street: "Kerkstraat", Number: "1", PostalCode: "2300", Municipality: "Turnhout", Country: "BE"},
	Website: "https://atelier.example", NACE: []registry.Activity{{Code: "31090", Version: "2008"}}}

var known = map[string]registry.Organisation{atelier.Number: atelier}

func TestANewDossierKnowsItsApplicant(t *testing.T) {
	t.Parallel()
	empty := Empty(Identity{CompanyNumber: atelier.Number, Hub: "kempen", Title: "Hout"})
	want := Applicant{Name: "Atelier", CompanyNumber: "0999.010.126", Kind: "social_economy", LegalForm: "vzw",
		SocialEconomyCategory: "maatwerkbedrijf",
		Address:               Address{"Kerkstraat", "1", "2300", "Turnhout", "BE"}, Website: "https://atelier.example", NACE: []NACE{{"31090", "2008"}}}
	if got := empty.Described(known); !reflect.DeepEqual(got.Applicant, want) || got.Project.Title != "Hout" {
		t.Errorf("%+v", got.Applicant)
	}
	if got := empty.Described(nil); !reflect.DeepEqual(got, empty) {
		t.Errorf("of a company that nobody knows: %+v", got.Applicant)
	}
	bare := map[string]registry.Organisation{atelier.Number: {Number: atelier.Number, Name: "Atelier", Kind: registry.Company}}
	if got := empty.Described(bare).Applicant; got.Name != "Atelier" || got.NACE == nil || got.Address != (Address{}) {
		t.Errorf("of a company of which little is known: %+v", got)
	}
}

// TestOnlyWhatIsEmptyIsFilledIn names a partner in every way, and gives what becomes of it.
func TestOnlyWhatIsEmptyIsFilledIn(t *testing.T) {
	t.Parallel()
	const here, elsewhere = "0999.010.126", "0999.010.225"
	for given, want := range map[Organisation]Organisation{
		{CompanyNumber: here}: {Name: "Atelier", CompanyNumber: here,
			Kind: "social_economy", LegalForm: "vzw", SocialEconomyCategory: "maatwerkbedrijf"},
		{CompanyNumber: here, Name: "Het atelier"}: {Name: "Het atelier", CompanyNumber: here,
			Kind: "social_economy", LegalForm: "vzw", SocialEconomyCategory: "maatwerkbedrijf"},
		{CompanyNumber: here, Kind: "company"}: {Name: "Atelier", CompanyNumber: here,
			Kind: "company", LegalForm: "vzw", SocialEconomyCategory: "maatwerkbedrijf"},
		{CompanyNumber: here, LegalForm: "bv"}: {Name: "Atelier", CompanyNumber: here,
			Kind: "social_economy", LegalForm: "bv", SocialEconomyCategory: "maatwerkbedrijf"},
		{Name: "Het atelier", CompanyNumber: here, Kind: "company"}: {Name: "Het atelier", CompanyNumber: here,
			Kind: "company"}, // described: what it leaves empty is its own choice
		{Name: "Het atelier", CompanyNumber: here, Kind: "company", LegalForm: "bv"}: {Name: "Het atelier", CompanyNumber: here,
			Kind: "company", LegalForm: "bv"},
		{CompanyNumber: elsewhere}:      {CompanyNumber: elsewhere},
		{CompanyNumber: "0999.010.127"}: {CompanyNumber: "0999.010.127"},
		{Name: "Atelier"}:               {Name: "Atelier"},
		{}:                              {},
	} {
		before := Content{Partners: []Partner{{Organisation: given, Role: "subcontractor", Tasks: "Zagen."}}}
		if got := before.Described(known).Partners[0]; got.Organisation != want || got.Role != "subcontractor" || got.Tasks != "Zagen." {
			t.Errorf("%+v becomes %+v", given, got)
		}
		if before.Partners[0].Organisation != given {
			t.Errorf("%+v was changed in place", given)
		}
	}
	// An address is one thing: half of ours with half of theirs would be nobody's.
	half := Content{Applicant: Applicant{CompanyNumber: here, Address: Address{Street: "Stationsplein"}, NACE: []NACE{{"16230", "2025"}}}}
	if got := half.Described(known).Applicant; got.Address != half.Applicant.Address || len(got.NACE) != 1 ||
		got.NACE[0].Code != "16230" || got.Name != "Atelier" {
		t.Errorf("%+v", got)
	}
}

// TestAPartnerUnderAnotherNumberIsAnother: what described the one does not describe the other.
func TestAPartnerUnderAnotherNumberIsAnother(t *testing.T) {
	t.Parallel()
	var before Content
	before.Partners = []Partner{{Role: "project_partner", Organisation: Organisation{CompanyNumber: "0999.010.126", Name: "Atelier", Kind: "company"}},
		{Organisation: Organisation{CompanyNumber: "0999.010.225", Name: "Bank", Kind: "company"}}}
	now := before
	now.Partners = []Partner{before.Partners[0], before.Partners[1]}
	now.Partners[0].Organisation.CompanyNumber = "0999.010.324"
	now.Partners[1].Organisation.CompanyNumber, now.Partners[1].Organisation.Name = "0999.010.423", "Centrum"
	got := now.Renumbered(before).Partners
	if want := (Organisation{CompanyNumber: "0999.010.324"}); got[0].Organisation != want || got[0].Role != "project_partner" {
		t.Errorf("%+v", got[0])
	}
	if got[1].Organisation != now.Partners[1].Organisation {
		t.Errorf("what was typed anew is gone: %+v", got[1].Organisation)
	}
	swapped := Content{Partners: []Partner{before.Partners[1], before.Partners[0]}}
	if again := swapped.Renumbered(before).Partners; again[0].Organisation != before.Partners[1].Organisation {
		t.Errorf("moved: %+v", again)
	}
}
