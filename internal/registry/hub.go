// SPDX-License-Identifier: EUPL-1.2

package registry

import "github.com/dossierwerkt/dossierwerkt/internal/fault"

// Partner is an organisation's part in a hub over a period. A core partner counts for what a hub must hold.
type Partner struct {
	Organisation Organisation `json:"organisation" validate:"-"`
	Core         bool         `json:"core"`
	From         Day          `json:"from" validate:"omitempty,record_day"`  // first day, "" where it is not known or always was
	Until        Day          `json:"until" validate:"omitempty,record_day"` // last day, "" where it goes on
}

// On says whether the partner takes part on a day.
func (p Partner) On(day Day) bool { return p.From <= day && (p.Until == "" || day <= p.Until) }

// Check gives everything that is wrong with the period.
func (p Partner) Check() fault.Faults {
	f := book.Faults(p)
	if len(f) == 0 && p.Until != "" && p.Until < p.From {
		f = append(f, Fault("/until", CodeReversed))
	}
	return f
}

// Hub is a partnership that runs trajectories and drafts dossiers.
type Hub struct {
	Code     string    `json:"code"`
	Name     string    `json:"name"`
	Seat     string    `json:"seat"`
	Partners []Partner `json:"partners"`
}

// On is the hub as it stands on a day: with the partners of that day only.
func (h Hub) On(day Day) Hub {
	then := []Partner{}
	for _, p := range h.Partners {
		if p.On(day) {
			then = append(then, p)
		}
	}
	h.Partners = then
	return h
}

// Side is one of the three sides that a hub brings together.
type Side string

// The sides, in the order in which screens list them.
const (
	SideLocalAuthority Side = "local_authority"
	SideRegular        Side = "regular_economy"
	SideSocial         Side = "social_economy"
)

// Sides are what the core partners of every hub must hold, at least one of each. Nothing else has this rule:
// a trajectory may well be of two organisations.
var Sides = []Side{SideLocalAuthority, SideRegular, SideSocial}

var sideOf = map[Kind]Side{LocalAuthority: SideLocalAuthority, Company: SideRegular, CompanyNetwork: SideRegular, SocialEconomy: SideSocial}

// Side is the one that organisations of a kind stand for; "" for none.
func (k Kind) Side() Side { return sideOf[k] }

// Missing gives the sides without a core partner on a day; a hub that misses none is complete.
func (h Hub) Missing(day Day) []Side {
	held := map[Side]bool{}
	for _, p := range h.Partners {
		if p.Core && p.On(day) {
			held[p.Organisation.Kind.Side()] = true
		}
	}
	missing := []Side{}
	for _, side := range Sides {
		if !held[side] {
			missing = append(missing, side)
		}
	}
	return missing
}
