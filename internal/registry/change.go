// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// Change is a field of an organisation, what it was and what it becomes, as text: activities as 31090/2025, a space between two.
type Change struct {
	Field string `json:"field"` // JSON pointer, such as /address/street
	From  string `json:"from"`
	To    string `json:"to"`
}

// field is one that can change: all but the code.
type field struct {
	pointer string
	words   bilingual.Words
	get     func(Organisation) string
	set     func(*Organisation, string)
}

func plain[T ~string](pointer, nl, en string, of func(*Organisation) *T) field {
	return field{pointer, bilingual.Words{nl, en}, func(o Organisation) string { return string(*of(&o)) },
		func(o *Organisation, s string) { *of(o) = T(s) }}
}

// changeable are the fields, in the order in which people read them.
var changeable = []field{
	plain("/company_number", "ondernemingsnummer", "company number", func(o *Organisation) *string { return &o.Number }),
	plain("/name", "naam", "name", func(o *Organisation) *string { return &o.Name }),
	plain("/kind", "soort", "kind", func(o *Organisation) *Kind { return &o.Kind }),
	plain("/legal_form", "rechtsvorm", "legal form", func(o *Organisation) *string { return &o.LegalForm }),
	plain("/social_economy_category", "categorie", "category", func(o *Organisation) *Category { return &o.Category }),
	plain("/address/street", "straat", "street", func(o *Organisation) *string { return &o.Address.Street }),
	plain("/address/number", "huisnummer", "house number", func(o *Organisation) *string { return &o.Address.Number }),
	plain("/address/postal_code", "postcode", "postal code", func(o *Organisation) *string { return &o.Address.PostalCode }),
	plain("/address/municipality", "gemeente", "municipality", func(o *Organisation) *string { return &o.Address.Municipality }),
	plain("/address/country", "land", "country", func(o *Organisation) *string { return &o.Address.Country }),
	plain("/website", "website", "website", func(o *Organisation) *string { return &o.Website }),
	{"/nace", bilingual.Words{"activiteiten", "activities"}, written, func(o *Organisation, s string) { o.NACE = activities(s) }},
}

// written are the activities of an organisation as text. Neither a code nor an edition holds a space or a slash.
func written(o Organisation) string {
	var all []string
	for _, a := range o.NACE {
		all = append(all, a.Code+"/"+string(a.Version))
	}
	return strings.Join(all, " ")
}

func activities(s string) []Activity {
	all := []Activity{}
	for _, text := range strings.Fields(s) {
		code, edition, _ := strings.Cut(text, "/")
		all = append(all, Activity{Code: code, Version: Edition(edition)})
	}
	return all
}

// Changes are those that make of one organisation the other; none where they say the same.
func (o Organisation) Changes(after Organisation) []Change {
	all := []Change{}
	for _, f := range changeable {
		if from, to := f.get(o), f.get(after); from != to {
			all = append(all, Change{f.pointer, from, to})
		}
	}
	return all
}

// Changed is the organisation after changes, in its normal form. ErrChangedSince where one of them starts from what is no longer
// there, or they no longer go together with what is.
func (o Organisation) Changed(changes []Change) (Organisation, error) {
	for _, c := range changes {
		known := false
		for _, f := range changeable {
			if f.pointer == c.Field && f.get(o) == c.From {
				f.set(&o, c.To)
				known = true
			}
		}
		if !known {
			return o, ErrChangedSince
		}
	}
	after, faults := o.Normal()
	if len(faults) > 0 {
		return o, ErrChangedSince
	}
	return after, nil
}

// Label is what people call the field.
func (c Change) Label(lang string) string {
	for _, f := range changeable {
		if f.pointer == c.Field {
			return f.words.In(lang)
		}
	}
	return c.Field
}
