// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// hands say what somebody did before with a dossier that they judged.
var hands = map[string]bilingual.Words{
	"drafted":  {"schreef er zelf aan mee", "helped to draft it"},
	"company":  {"is contact van een onderneming die eraan deelneemt", "is a contact of a company that takes part in it"},
	"reviewed": {"las het zelf na", "reviewed it"},
	"conflict": {"verklaarde er een belangenconflict bij te hebben", "declared a conflict of interest in it"},
}

// people holds whoever judged the dossier against whoever had a hand in it.
func (r evidence) people() CheckResult {
	for _, j := range r.Judged {
		if j.Own != "" {
			own := hands[j.Own]
			return verdict("people", bilingual.Words{fmt.Sprintf("Vier ogen: wie gebeurtenis %d deed, %s.", j.Seq, own.In("nl")),
				fmt.Sprintf("Four eyes: who did event %d %s.", j.Seq, own.In("en"))}, bilingual.Words{})
		}
	}
	if len(r.NotHeld) > 0 {
		return verdict("people", bilingual.Said("Wie gebeurtenis %d deed, had op dat ogenblik die hoedanigheid niet.",
			"Who did event %d did not hold that membership at the time.", r.NotHeld[0]), bilingual.Words{})
	}
	return verdict("people", bilingual.Words{}, bilingual.Said("Beoordelingen en beslissingen: %d. Geen enkele is van iemand die het dossier zelf in handen had.",
		"Judgements and decisions: %d. None is by somebody who had a hand in the dossier.", len(r.Judged)))
}

// hubs holds the hubs that may draft along against those that were invited.
func (r evidence) hubs() CheckResult {
	if !slices.Equal(r.Invited, r.Record.Supporting) {
		return verdict("hubs", bilingual.Said("Steunende hubs: het dossier heeft er %d, uitgenodigd zijn er %d, of het zijn andere.",
			"Supporting hubs: the dossier has %d, invited were %d, or they are others.", len(r.Record.Supporting), len(r.Invited)), bilingual.Words{})
	}
	return verdict("hubs", bilingual.Words{}, bilingual.Said("Steunende hubs: %d, elk uitgenodigd door de hub die leidt.",
		"Supporting hubs: %d, each invited by the hub that leads.", len(r.Invited)))
}
