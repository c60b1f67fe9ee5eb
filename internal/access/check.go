// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// What a store can answer about a person besides a fault of its own.
var (
	ErrNoPerson = errors.New("no such person")
	ErrLeft     = errors.New("this person has left")

	ErrNoMembership = errors.New("no such membership that still counts")
)

// ofHub says whether people of a role work in a hub.
func ofHub(r dossier.Role) bool { return r == dossier.HubStaff || r == dossier.Reviewer }

// Normal gives the person as it is kept, and everything that is wrong with it. Whether the hub exists is not known here.
func (p Person) Normal() (Person, fault.Faults) {
	p.Name, _ = text.Line(p.Name)
	p.Email, p.Lang = text.Compact(p.Email), cmp.Or(p.Lang, "nl")
	number, err := identity.NormaliseCompanyNumber(p.Company)
	faults := append(book.Faults(p), p.relation(err)...)
	if err == nil {
		p.Company = number
	}
	return p, faults
}

// relation holds hub and company against the role; malformed is what is wrong with the company number.
func (p Person) relation(malformed error) (faults fault.Faults) {
	note := func(wrong bool, pointer, code, nl, en string) {
		if wrong {
			faults.Note(pointer, code, bilingual.Words{nl, en})
		}
	}
	known := slices.Contains(dossier.Roles, p.Role)
	note(ofHub(p.Role) && p.Hub == "", "/hub", "required", "is verplicht voor deze rol: de code van de hub",
		"is required for this role: the code of the hub")
	note(known && !ofHub(p.Role) && p.Hub != "", "/hub", "not_of_role",
		"past niet bij deze rol: alleen hub_staff en reviewer horen bij een hub",
		"does not go with this role: only hub_staff and reviewer are of a hub")
	switch {
	case p.Role != dossier.Company:
		note(known && p.Company != "", "/company", "not_of_role", "past niet bij deze rol: alleen company hoort bij een onderneming",
			"does not go with this role: only company is of a company")
	case p.Company == "":
		note(true, "/company", "required", "is verplicht voor deze rol: het ondernemingsnummer", "is required for this role: the company number")
	case errors.Is(malformed, identity.ErrEstablishment):
		note(true, "/company", "establishment_number", "is het nummer van een vestigingseenheid: geef het ondernemingsnummer",
			"is the number of an establishment unit: give the company number")
	default:
		note(malformed != nil, "/company", "company_number", "bestaat niet: tien cijfers, zoals 0999.010.126; kijk het na in de KBO",
			"does not exist: ten digits, such as 0999.010.126; check it in the CBE")
	}
	return faults
}

// book is every rule that a tag of a person names.
var book = rules.New(map[string]rules.Rule{"role": func(s, _ string) bool { return slices.Contains(dossier.Roles, dossier.Role(s)) }},
	func(b rules.Broken) fault.Fault { return fault.At(b.Pointer, b.Code(), fieldWords[b.Rule]) })

// fieldWords say what is wrong with a field by itself.
var fieldWords = map[string]bilingual.Words{
	"required": {"is verplicht: hoe anderen lezen wie wat deed", "is required: how others read who did what"},
	"line":     {"is te lang: hoogstens 200 tekens", "is too long: at most 200 characters"},
	"visible":  {"bevat een teken dat niet getoond kan worden: typ de naam opnieuw", "holds a character that cannot be shown: type it again"},
	"role":     {"is een van " + roles(), "is one of " + roles()},
	"mailbox": {"is geen mailadres: één adres zoals els@example.org, zonder naam eromheen",
		"is no mailbox: one address such as els@example.org, without a name around it"},
	"oneof": {"is nl of en", "is nl or en"},
}

func roles() string {
	var all []string
	for _, r := range dossier.Roles {
		all = append(all, string(r))
	}
	return strings.Join(all, ", ")
}
