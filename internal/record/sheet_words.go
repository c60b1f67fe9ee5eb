// SPDX-License-Identifier: EUPL-1.2

package record

import "github.com/dossierwerkt/dossierwerkt/internal/bilingual"

var sheetWords = map[string]bilingual.Words{
	ApplicationSheet:  {"Aanvraag", "Application"},
	DecisionSheet:     {"Beslissing", "Decision"},
	SupplementSheet:   {"Vraag om aanvulling", "Request for a supplement"},
	AdmissibleSheet:   {"Brief van ontvankelijkheid", "Letter of admissibility"},
	InadmissibleSheet: {"Brief van onontvankelijkheid", "Letter of inadmissibility"},
	ConsensusSheet:    {"Consensus van de beoordelaars", "Consensus of the assessors"},
}

// SheetLabel is a kind of document in words; one that is not known is shown by its code.
func SheetLabel(kind, lang string) string {
	if w, known := sheetWords[kind]; known {
		return w.In(lang)
	}
	return kind
}
