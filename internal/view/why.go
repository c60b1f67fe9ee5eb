// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// why says in one clause on what a dossier waits, as the reader may know it: on whom, where it is not the reader.
func (s Sight) why(d record.Dossier, mine bool) string {
	state, actor := d.State, s.actor(d)
	say := func(nl, en string, args ...any) string {
		return fmt.Sprintf(bilingual.Words{nl, en}.In(s.lang), args...)
	}
	switch a := assessing(state); {
	case !state.Reads(actor):
		return say("verklaar eerst uw belangen", "declare your interests first")
	case state.Paused != nil:
		return say("gepauzeerd", "paused")
	case len(state.Waits) == 0:
		return state.Status.Label(s.lang)
	case state.Half(actor):
		return say("uw beoordeling is nog niet binnen", "your sheet is not in yet")
	case state.Status == dossier.AwaitingSupplement:
		return say("de dossierbeheerder vroeg om een aanvulling", "the programme officer asked for a supplement")
	case state.Status == dossier.InAssessment && a != nil && actor.Relation == dossier.Programme && state.Consensus == nil:
		if a.Asked < a.Seats {
			return say("%d van %d beoordelaars aangewezen", "%d of %d assessors assigned", a.Asked, a.Seats)
		}
		return say("%d van %d beoordelingen binnen", "%d of %d sheets in", a.In, a.Seats)
	case !state.Objected.IsZero():
		return say("er is bezwaar ingediend", "an objection was lodged")
	case state.Status == dossier.Approved:
		return say("goedgekeurd, de steun is nog niet geregistreerd", "approved, the aid is not registered yet")
	}
	text := state.Status.Label(s.lang)
	if state.Status == dossier.Drafting && len(state.Reviewers) > 0 {
		text = say("opnieuw in opmaak", "being drafted again")
	}
	text += since(d.Read.Sub(state.Since)).In(s.lang)
	if mine {
		return text
	}
	return text + say(", wacht op ", ", waits for ") + state.Awaits(s.lang)
}

// since says for how long a dossier is in its state.
func since(in time.Duration) bilingual.Words {
	switch n := int(in.Hours() / 24); n {
	case 0:
		return bilingual.Words{" sinds vandaag", " since today"}
	case 1:
		return bilingual.Words{" sinds 1 dag", " for 1 day"}
	default:
		return bilingual.Said(" sinds %d dagen", " for %d days", n)
	}
}
