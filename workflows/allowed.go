// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// allowed asks the rules what somebody of a role and hub may do. The run knows no supporting hubs and no company,
// so it takes a company for the applicant.
func (r *run) allowed(in wire.AllowedArgument, at time.Time) []wire.Offer {
	actor := dossier.Actor{Role: in.Role, Hub: in.Hub, Relation: dossier.Relate(in.Role, in.Hub, "applicant", r.state.Hub, nil,
		"applicant")}
	offers := []wire.Offer{}
	for _, o := range dossier.Offers(r.state, actor, at) {
		offer := wire.Offer{Command: o.Command, Allowed: o.Refusal == nil}
		if o.Refusal != nil {
			offer.Code = o.Refusal.Code
		}
		offers = append(offers, offer)
	}
	return offers
}
