// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"cmp"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// Renumbered is the content without what described a partner under another number: where only the number was changed since before, the name
// and the rest are those of somebody else.
func (c Content) Renumbered(before Content) Content {
	c.Partners = slices.Clone(c.Partners)
	for i := range min(len(c.Partners), len(before.Partners)) {
		now, was := c.Partners[i].Organisation, before.Partners[i].Organisation
		if now.CompanyNumber != was.CompanyNumber && was.CompanyNumber != "" {
			if was.CompanyNumber = now.CompanyNumber; now == was {
				c.Partners[i].Organisation = Organisation{CompanyNumber: now.CompanyNumber}
			}
		}
	}
	return c
}

// Undescribed are the company numbers of the applicant and partners that the content names and does not describe yet.
func (c Content) Undescribed() []string {
	var numbers []string
	if a := c.Applicant; undescribed(a.CompanyNumber, a.Name, a.Kind) {
		numbers = append(numbers, a.CompanyNumber)
	}
	for _, p := range c.Partners {
		if o := p.Organisation; undescribed(o.CompanyNumber, o.Name, o.Kind) {
			numbers = append(numbers, o.CompanyNumber)
		}
	}
	return numbers
}

// undescribed says whether an organisation is named by its number, and lacks its name or kind.
func undescribed(number, name, kind string) bool { return number != "" && (name == "" || kind == "") }

// Described is the content with those organisations filled in from what is known of them, by company number. Nothing that was
// typed is replaced; an organisation that has its name and kind is left as it is, what is empty in it included.
func (c Content) Described(known map[string]registry.Organisation) Content {
	if o, found := known[c.Applicant.CompanyNumber]; found && undescribed(o.Number, c.Applicant.Name, c.Applicant.Kind) {
		c.Applicant = c.Applicant.filled(o)
	}
	c.Partners = slices.Clone(c.Partners)
	for i, p := range c.Partners {
		if o, found := known[p.Organisation.CompanyNumber]; found && undescribed(o.Number, p.Organisation.Name, p.Organisation.Kind) {
			c.Partners[i].Organisation = p.Organisation.filled(o)
		}
	}
	return c.normal()
}

// filled is the applicant with what is empty taken from an organisation. An address is taken whole or not at all.
func (a Applicant) filled(o registry.Organisation) Applicant {
	a.Name, a.Kind, a.LegalForm = cmp.Or(a.Name, o.Name), cmp.Or(a.Kind, string(o.Kind)), cmp.Or(a.LegalForm, o.LegalForm)
	a.SocialEconomyCategory, a.Website = cmp.Or(a.SocialEconomyCategory, string(o.Category)), cmp.Or(a.Website, o.Website)
	a.Address = cmp.Or(a.Address, Address(o.Address))
	if len(a.NACE) == 0 {
		a.NACE = nil
		for _, n := range o.NACE {
			a.NACE = append(a.NACE, NACE{n.Code, string(n.Version)})
		}
	}
	return a
}

// filled is the partner with what is empty taken from an organisation.
func (p Organisation) filled(o registry.Organisation) Organisation {
	p.Name, p.Kind, p.LegalForm = cmp.Or(p.Name, o.Name), cmp.Or(p.Kind, string(o.Kind)), cmp.Or(p.LegalForm, o.LegalForm)
	p.SocialEconomyCategory = cmp.Or(p.SocialEconomyCategory, string(o.Category))
	return p
}
