// SPDX-License-Identifier: EUPL-1.2

package registry

import "github.com/dossierwerkt/dossierwerkt/internal/identity"

// PostalAddress is the registered seat of an organisation, as far as it is known.
type PostalAddress struct {
	Street       string `json:"street"`
	Number       string `json:"number"`
	PostalCode   string `json:"postal_code"`
	Municipality string `json:"municipality"`
	Country      string `json:"country"`
}

// check holds what is known of an address to the rules of an application.
func (a PostalAddress) check(f *faults) {
	f.line("/address/street", a.Street, false)
	f.line("/address/number", a.Number, false)
	f.line("/address/municipality", a.Municipality, false)
	if a.PostalCode != "" && !identity.PostalCode(a.PostalCode, a.Country) {
		f.note("/address/postal_code", CodePostalCode)
	}
	if a.Country != "" && !identity.Country(a.Country) {
		f.note("/address/country", CodeCountry)
	}
}
