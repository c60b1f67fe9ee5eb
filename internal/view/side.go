// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// SidedHub is a hub as it stands on a day, its partners by the side that they stand for.
type SidedHub struct {
	contract.HubView
	Sides []HubSide
}

// HubSide are the partners of a side; of the last, which has no code, those that stand for none.
type HubSide struct {
	Side     registry.Side
	Label    string
	Missing  string // what is said when no core partner stands for it
	Partners []contract.PartnerView
}

// SidedHubs are the hubs on a day by side.
func (s Sight) SidedHubs(ctx context.Context, on registry.Day) (all []SidedHub, err error) {
	found, err := s.store.Hubs(ctx, on)
	for _, h := range found {
		all = append(all, s.sided(h, on))
	}
	return all, err
}

// SidedHub is one of them; registry.ErrNoHub.
func (s Sight) SidedHub(ctx context.Context, code string, on registry.Day) (SidedHub, error) {
	h, err := s.store.Hub(ctx, code)
	return s.sided(h, on), err
}

func (s Sight) sided(h registry.Hub, on registry.Day) SidedHub {
	v := SidedHub{HubView: hubView(h, on, s.lang)}
	missing := map[string]string{}
	for _, m := range v.Missing {
		missing[m.Side] = m.Message
	}
	for _, side := range append(append([]registry.Side{}, registry.Sides...), "") {
		one := HubSide{Side: side, Label: side.Label(s.lang), Missing: missing[string(side)]}
		for _, p := range v.Partners {
			if registry.Kind(p.Organisation.Kind).Side() == side {
				one.Partners = append(one.Partners, p)
			}
		}
		v.Sides = append(v.Sides, one)
	}
	return v
}
