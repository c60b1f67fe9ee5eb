// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// Organisations finds organisations by a part of name, code or company number, and says how many there are.
func (s Sight) Organisations(ctx context.Context, query string) (all contract.OrganisationList, err error) {
	if err := s.only(access.ReadRegistry); err != nil {
		return all, err
	}
	if utf8.RuneCountInString(query) > rules.MaxLine {
		return all, &Unanswerable{registry.Fault("/q", registry.CodeTooLong)}
	}
	found, total, err := s.store.Organisations(ctx, query)
	all.Organisations, all.Total = []contract.OrganisationView{}, total
	for _, o := range found {
		all.Organisations = append(all.Organisations, organisationView(o, s.lang))
	}
	return all, err
}

// Organisation is one that the registry knows.
func (s Sight) Organisation(ctx context.Context, code string) (v contract.OrganisationView, err error) {
	if err := s.only(access.ReadRegistry); err != nil {
		return v, err
	}
	o, err := s.store.Organisation(ctx, code)
	return organisationView(o, s.lang), err
}

func organisationView(o registry.Organisation, lang string) contract.OrganisationView {
	return contract.OrganisationView{Code: o.Code, Number: o.Number, Name: o.Name, Kind: string(o.Kind), KindLabel: o.Kind.Label(lang),
		LegalForm: o.LegalForm,
		Category:  string(o.Category), CategoryLabel: o.Category.Label(lang), Address: contract.SeatAddress(o.Address), Website: o.Website, NACE: activities(o.NACE)}
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
