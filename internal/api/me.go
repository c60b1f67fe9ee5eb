// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

type meOutput struct{ Body contract.Me }

// me is who the token stands for, and as what they can act.
func (a *API) me(ctx context.Context, _ *struct{}) (*meOutput, error) {
	i, out := who(ctx), &meOutput{}
	out.Body.Actor, out.Body.Memberships = contract.Actor{ID: i.ID, Name: i.Name}, []contract.Membership{}
	out.Body.Token = told(ctx, by(ctx))
	for _, p := range i.People {
		out.Body.Memberships = append(out.Body.Memberships, view.Membership(p, lang(ctx)))
	}
	if len(i.People) == 1 {
		p := i.People[0]
		out.Body.Role, out.Body.Label, out.Body.Hub, out.Body.Company = p.Role, p.Role.Label(lang(ctx)), p.Hub, p.Company
	}
	return out, nil
}
