// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

var partWords = map[string]bilingual.Words{"applicant": {"aanvrager", "applicant"}, "partner": {"partner", "partner"},
	"hub": {"hub", "hub"}}

// stakes are the parties of what was submitted: applicant, partners, hubs.
func (s Sight) stakes(ctx context.Context, d record.Dossier) ([]contract.Stake, error) {
	content, err := s.submitted(ctx, d)
	if err != nil {
		return nil, err
	}
	hubs, err := s.from.HubNames(ctx)
	if err != nil {
		return nil, err
	}
	var all []contract.Stake
	add := func(part, name, number string) {
		all = append(all, contract.Stake{Part: part, Label: partWords[part].In(s.lang), Name: name, CompanyNumber: number})
	}
	add("applicant", content.Applicant.Name, content.Applicant.CompanyNumber)
	for _, p := range content.Partners {
		add("partner", p.Organisation.Name, p.Organisation.CompanyNumber)
	}
	for _, code := range append([]string{content.Hubs.Lead}, content.Hubs.Supporting...) {
		add("hub", hubs[code], "")
	}
	return all, nil
}
