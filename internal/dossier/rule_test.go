// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"encoding/json"
	"testing"

	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestARuleIsStoredAsItEverWas, and read back as what it says; a text that nobody here wrote is kept as it is.
func TestARuleIsStoredAsItEverWas(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Rule{
		"working:10":                             {By: "working", Days: 10},
		"calendar:84 moved:sunday":               {By: "calendar", Days: 84, Moved: "sunday"},
		"resumed:working:0":                      {By: "working", Resumed: true},
		"resumed:calendar:3 moved:easter_monday": {By: "calendar", Days: 3, Resumed: true, Moved: "easter_monday"},
		"before:5":                               {By: "before", Days: 5},
		"by_the_call":                            ByCall,
		"by_hand moved:saturday":                 {By: "by_hand", Moved: "saturday"},
		"working:010":                            {By: "working:010"},
		"something else:7":                       {By: "something else:7"},
		"":                                       {},
	} {
		raw, err := json.Marshal(Due{Rule: ReadRule(text)})
		if err != nil {
			t.Fatal(err)
		}
		var again Due
		if err := json.Unmarshal(raw, &again); err != nil || again.Rule != want || again.Rule.String() != text {
			t.Errorf("%q is %+v, %q", text, again.Rule, again.Rule.String())
		}
	}
}
