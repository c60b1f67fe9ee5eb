// SPDX-License-Identifier: EUPL-1.2

package registry

// PostalAddress is the registered seat of an organisation, as far as it is known.
type PostalAddress struct {
	Street       string `json:"street" validate:"omitempty,line,visible"`
	Number       string `json:"number" validate:"omitempty,line,visible"`
	PostalCode   string `json:"postal_code" validate:"omitempty,postal_code"`
	Municipality string `json:"municipality" validate:"omitempty,line,visible"`
	Country      string `json:"country" validate:"omitempty,country"`
}
