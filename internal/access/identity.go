// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Identity is one human with every membership that counts now.
type Identity struct {
	ID, Name string
	People   []Person // each is the human acting under one membership
}

// Holds says whether the human has one of some roles.
func (i Identity) Holds(roles ...dossier.Role) bool { return len(i.Of(roles...)) > 0 }

// Of are the memberships of some roles.
func (i Identity) Of(roles ...dossier.Role) []Person {
	return i.Which(func(p Person) bool { return slices.Contains(roles, p.Role) })
}

// Which are the memberships that fit.
func (i Identity) Which(fits func(Person) bool) (all []Person) {
	for _, p := range i.People {
		if fits(p) {
			all = append(all, p)
		}
	}
	return all
}

// As are the memberships that somebody names: by id, by role, or by role and hub or company, as in reviewer:kempen.
func (i Identity) As(named string) []Person {
	role, of, narrowed := strings.Cut(strings.TrimSpace(named), ":")
	return i.Which(func(p Person) bool {
		return p.Acts() == named || string(p.Role) == role && (!narrowed || p.Hub == of || p.Company != "" && p.Company == of)
	})
}

// Calls is how a membership is named: by its role, and whose it is.
func (p Person) Calls() string {
	switch {
	case p.Hub != "":
		return string(p.Role) + ":" + p.Hub
	case p.Company != "":
		return string(p.Role) + ":" + p.Company
	}
	return string(p.Role)
}

// Apart are memberships of one human of which each lets them act otherwise: as another, or for another.
func Apart(all []Person) (apart []Person) {
	for _, p := range all {
		if !slices.ContainsFunc(apart, func(o Person) bool { return o.Lender == p.Lender && o.Calls() == p.Calls() }) {
			apart = append(apart, p)
		}
	}
	return apart
}

// Named are the names by which memberships are told from each other: what each is called, and its id where two are called the same.
func Named(apart []Person) []string {
	names := make([]string, len(apart))
	for n, p := range apart {
		names[n] = p.Calls()
		if slices.ContainsFunc(apart, func(o Person) bool { return o.Acts() != p.Acts() && o.Calls() == p.Calls() }) {
			names[n] = p.Acts()
		}
	}
	return names
}
