// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

func TestWhatIsAskedAndUntilWhen(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Kind, s.Until = record.SupplementSheet, "tot en met 1 december 2026, 23.59 uur"
	s.Asks = []record.AskedWords{{Pointer: "/project/summary", Text: "Zeg voor wie."}, {Pointer: "/budget/0", Text: "Leg de loonkost uit."}}
	mustShow(t, read(t, s), "1. Project › samenvatting", "Zeg voor wie.", "2. Begroting › nr. 1", "Leg de loonkost uit.",
		"1 december 2026", "Voorbeeldstraat 12")
}

func TestWhyItIsNotAssessed(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Kind, s.Grounds, s.Reasons = record.InadmissibleSheet, []string{"de aanvraag is onvolledig"}, "De handtekening ontbreekt."
	mustShow(t, read(t, s), "De aanvraag is onontvankelijk", "de aanvraag is onvolledig", "De handtekening ontbreekt.", "Pagina 1 van 1")
}

func TestThatItIsAssessed(t *testing.T) {
	t.Parallel()
	s := sheet(t)
	s.Kind, s.Until = record.AdmissibleSheet, "tot en met 16 februari 2027, 23.59 uur"
	mustShow(t, read(t, s), "De aanvraag is ontvankelijk", "16 februari 2027, 23.59 uur", "Voorbeeldstraat 12")
}
