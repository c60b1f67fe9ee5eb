// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// ReadsOrganisation says whether somebody reads what the registry knows of an organisation: whoever may look in it, and a contact who
// speaks for the company in all of its dossiers.
func ReadsOrganisation(p access.Person, o registry.Organisation) bool {
	return slices.Contains(access.ReadRegistry, p.Role) || o.Number != "" && speaks(p) == o.Number
}

// speaks is the number of the company for which somebody speaks in everything, or "".
func speaks(p access.Person) string {
	if p.Role != dossier.Company || p.Dossier != "" {
		return ""
	}
	return p.Company
}

// companies are those for which the reader speaks.
func (s Sight) companies() (numbers []string) {
	for _, p := range s.identity.People {
		if number := speaks(p); number != "" {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// Organisations finds organisations by a part of name, code or company number, and says how many there are. A company finds itself.
func (s Sight) Organisations(ctx context.Context, query string) (all contract.OrganisationList, err error) {
	companies := s.companies()
	if s.identity.Holds(access.ReadRegistry...) {
		companies = nil
	} else if companies == nil {
		return all, s.only(access.ReadRegistry)
	}
	if utf8.RuneCountInString(query) > rules.MaxLine {
		return all, &Unanswerable{registry.Fault("/q", registry.CodeTooLong)}
	}
	found, total, err := s.store.Organisations(ctx, query, companies)
	all.Organisations, all.Total = []contract.OrganisationView{}, total
	for _, o := range found {
		all.Organisations = append(all.Organisations, organisationView(o, s.lang))
	}
	return all, err
}

// Organisation is one that the registry knows. To who may not look in the registry, one of another is the same as one that is not there.
func (s Sight) Organisation(ctx context.Context, code string) (v contract.OrganisationView, err error) {
	o, err := s.Known(ctx, code)
	return organisationView(o, s.lang), err
}

// Known is Organisation as it is kept.
func (s Sight) Known(ctx context.Context, code string) (registry.Organisation, error) {
	refused := s.only(access.ReadRegistry)
	if refused != nil && s.companies() == nil {
		return registry.Organisation{}, refused
	}
	o, err := s.store.Organisation(ctx, code)
	if refused != nil && (errors.Is(err, registry.ErrNoOrganisation) || err == nil && !slices.Contains(s.companies(), o.Number)) {
		return registry.Organisation{}, refused
	}
	return o, err
}

func organisationView(o registry.Organisation, lang string) contract.OrganisationView {
	return contract.OrganisationView{Code: o.Code, Number: o.Number, Name: o.Name, Kind: string(o.Kind), KindLabel: o.Kind.Label(lang),
		LegalForm: o.LegalForm,
		Category:  string(o.Category), CategoryLabel: o.Category.Label(lang), Address: contract.SeatAddress(o.Address), Website: o.Website,
		NACE: activities(o.NACE),
		Hub:  o.Hub}
}

// activities are NACE codes as people see them; none stays none.
func activities(all []registry.Activity) []contract.ActivityView {
	if all == nil {
		return nil
	}
	views := []contract.ActivityView{}
	for _, x := range all {
		views = append(views, contract.ActivityView{Code: x.Code, Version: string(x.Version)})
	}
	return views
}
