// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

type meOutput struct{ Body contract.Me }

// me is who the token stands for.
func (a *API) me(ctx context.Context, _ *struct{}) (*meOutput, error) {
	p, out := who(ctx), &meOutput{}
	out.Body.Actor, out.Body.Label = contract.Actor{ID: p.ID, Name: p.Name, Role: p.Role}, p.Role.Label(lang(ctx))
	if p.Role == dossier.Company {
		out.Body.Company = p.Company
	} else {
		out.Body.Hub = p.Hub
	}
	return out, nil
}
