// SPDX-License-Identifier: EUPL-1.2

package desk

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// ErrNoMembership says that somebody holds no membership that counts, so that nothing is theirs to do or see.
var ErrNoMembership = errors.New("no membership counts now")

// Ambiguous says that somebody can do something under more than one membership, and has to say under which.
type Ambiguous struct{ As []string }

func (a *Ambiguous) Error() string {
	return "possible under more than one membership: " + strings.Join(a.As, ", ")
}

// As is as what somebody gives one of some commands about a dossier: under the one membership that allows it. Where none does, it is the
// one whose refusal says most. Ambiguous where several do, ErrNoMembership where there is none at all; record.ErrNoDossier.
func (d *Desk) As(ctx context.Context, i access.Identity, number string, commands ...dossier.Verb) (access.Person, error) {
	if len(i.People) == 1 {
		return i.People[0], nil
	}
	kept, err := d.Store.Dossier(ctx, number)
	if err != nil {
		return access.Person{}, err
	}
	return pick(i, func(p access.Person) *dossier.Refusal {
		return easiest(commands, func(c dossier.Verb) *dossier.Refusal {
			return dossier.Allow(kept.State, dossier.Command{Name: c}, kept.Actor(p), kept.Read)
		})
	})
}

// Starting is as what somebody starts a dossier; errors as of As.
func (d *Desk) Starting(i access.Identity, f record.Founding) (access.Person, error) {
	return pick(i, func(p access.Person) *dossier.Refusal {
		return dossier.Allow(dossier.State{}, dossier.Command{Name: dossier.Start}, p.Before("", f.Hub, nil, f.Company), time.Time{})
	})
}

// Holding is as what somebody does what some roles may; errors as of As, and a refusal for who holds none of them.
func Holding(i access.Identity, roles ...dossier.Role) (access.Person, error) {
	p, err := pick(i, func(p access.Person) *dossier.Refusal {
		r := new(dossier.Refusal)
		errors.As(dossier.Only(p.Role, roles), &r)
		if r.Code == "" {
			return nil
		}
		return r
	})
	if err != nil {
		return p, err
	}
	return p, dossier.Only(p.Role, roles)
}

// Fitting is as what somebody does what those of their memberships may that fit, and whether there is one; errors as of As.
func Fitting(i access.Identity, fits func(access.Person) bool) (p access.Person, may bool, err error) {
	p, err = pick(i, func(p access.Person) *dossier.Refusal {
		if fits(p) {
			return nil
		}
		return &dossier.Refusal{Class: dossier.NotVisible}
	})
	return p, err == nil && fits(p), err
}

// easiest is the first answer that allows, or else the one that says most.
func easiest(commands []dossier.Verb, ask func(dossier.Verb) *dossier.Refusal) (best *dossier.Refusal) {
	for n, c := range commands {
		r := ask(c)
		if r == nil {
			return nil
		}
		if n == 0 || telling(r) > telling(best) {
			best = r
		}
	}
	return best
}

// pick takes the one membership that nothing bars.
func pick(i access.Identity, barred func(access.Person) *dossier.Refusal) (access.Person, error) {
	var fit []access.Person
	var best access.Person
	most := -1
	for _, p := range i.People {
		r := barred(p)
		if r == nil {
			fit = append(fit, p)
		} else if telling(r) > most {
			best, most = p, telling(r)
		}
	}
	fit = access.Apart(fit)
	switch {
	case len(i.People) == 0:
		return best, ErrNoMembership
	case len(fit) == 0:
		return best, nil
	case len(fit) == 1:
		return fit[0], nil
	}
	return best, &Ambiguous{access.Named(fit)}
}

// telling is how much a refusal says: that a role may not is less than why a person may not.
func telling(r *dossier.Refusal) int {
	switch {
	case r == nil:
		return 3
	case r.Class == dossier.NotVisible:
		return 0
	case r.Code == dossier.CodeRole || r.Code == dossier.CodeNotYourHub:
		return 1
	}
	return 2
}
