// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// What a store can answer about a person besides a fault of its own.
var (
	ErrNoPerson = errors.New("no such person")
	ErrLeft     = errors.New("this person has left")
)

// Fault is one thing that is wrong with a person: the field, and what to do about it, without the value.
type Fault struct{ Field, Message string }

// longestName is how many characters a name may have.
const longestName = 200

// ofHub says whether people of a role work in a hub.
func ofHub(r dossier.Role) bool { return r == dossier.HubStaff || r == dossier.Reviewer }

// Normal gives the person as it is kept, and everything that is wrong with it. Whether the hub exists is not known here.
func (p Person) Normal() (Person, []Fault) {
	var faults []Fault
	fault := func(wrong bool, field, message string) {
		if wrong {
			faults = append(faults, Fault{field, message})
		}
	}
	name, sound := text.Line(p.Name)
	p.Name = name
	fault(p.Name == "", "name", "is required: how others read who did what")
	fault(utf8.RuneCountInString(p.Name) > longestName, "name", "is too long: at most 200 characters")
	fault(!sound, "name", "holds a character that cannot be shown: type it again")

	known := slices.Contains(dossier.Roles, p.Role)
	fault(!known, "role", "is one of "+roles())
	fault(ofHub(p.Role) && p.Hub == "", "hub", "is required for this role: the code of the hub")
	fault(known && !ofHub(p.Role) && p.Hub != "", "hub", "does not go with this role: only hub_staff and reviewer are of a hub")

	isCompany := p.Role == dossier.Company
	number, err := identity.NormaliseCompanyNumber(p.Company)
	switch {
	case !isCompany:
		fault(known && p.Company != "", "company", "does not go with this role: only company is of a company")
	case p.Company == "":
		fault(true, "company", "is required for this role: the company number")
	case errors.Is(err, identity.ErrEstablishment):
		fault(true, "company", "is the number of an establishment unit: give the company number")
	case err != nil:
		fault(true, "company", "does not exist: ten digits, such as 0999.010.126; check it in the CBE")
	default:
		p.Company = number
	}

	p.Email = text.Compact(p.Email)
	fault(p.Email != "" && !identity.Email(p.Email), "email", "is no mailbox: one address such as els@example.org, without a name around it")
	if p.Lang == "" {
		p.Lang = "nl"
	}
	fault(p.Lang != "nl" && p.Lang != "en", "lang", "is nl or en")
	return p, faults
}

func roles() string {
	var all []string
	for _, r := range dossier.Roles {
		all = append(all, string(r))
	}
	return strings.Join(all, ", ")
}
