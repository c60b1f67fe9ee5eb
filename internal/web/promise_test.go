// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestADossierSaysWhyItWaitsHowFarItIsAndWhoWasTold, and an empty list why it is empty.
func TestADossierSaysWhyItWaitsHowFarItIsAndWhoWasTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t, true)
	b := w.as(dossier.HubStaff)
	for path, want := range map[string]string{
		"/dossiers/" + w.names["draft"]:     `id="waarom">Waarom staat dit stil\?</h2><p>In opmaak sinds [^<]+wacht op [^<]+</p>`,
		"/dossiers/" + w.names["blank"]:     `id="onderdelen">Onderdelen <span class="no">– \d+ van 10 klaar</span>`,
		"/dossiers/" + w.names["submitted"]: `Wie bericht kreeg:</p><ul>(<li>[^<]+: (wordt verstuurd|verstuurd|geen adres)[^<]*</li>)+`,
		"/dossiers?q=nergens":               `Geen dossiers met deze filters\. <a href="[^"]*">Wis alle filters</a>`,
	} {
		r := b.ask("GET", path, nil)
		if !regexp.MustCompile(want).MatchString(strings.ReplaceAll(r.body, "\n", "")) {
			t.Errorf("%s: %d, not as %s: %s", path, r.status, want, r.body)
		}
	}
}
