// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func TestADossierIsOnePageForEverybodyWhoMayKnowOfIt(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	for _, role := range dossier.Roles {
		b := o.as(role)
		r := b.ask("GET", "/dossiers/"+number, nil)
		t.Log(role, r.status, len(r.body), len(o.sent.Sent()))
		if r.status != http.StatusOK {
			continue
		}
		for _, s := range o.sent.Sent() { t.Log(s[:min(len(s),90)]) }
		if role == dossier.HubStaff { t.Log(r.body) }
	}
}
