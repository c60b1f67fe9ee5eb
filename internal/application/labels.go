// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// costLabels name the cost categories.
var costLabels = map[string]bilingual.Words{
	"staff":      {"loonkosten", "staff costs"},
	"overhead":   {"overheadkosten", "overhead costs"},
	"operating":  {"werkingskosten", "operating costs"},
	"external":   {"externe prestaties", "external services"},
	"investment": {"investeringskosten", "investment costs"},
}

// CostLabel is a cost category in words; one that is not in the list is shown as it is.
func CostLabel(category, lang string) string {
	if l, known := costLabels[category]; known {
		return l.In(lang)
	}
	return category
}

// declarationLabels are the sentences that the applicant gives on honour.
var declarationLabels = map[string]bilingual.Words{
	"truthful":            {"De gegevens in deze aanvraag zijn juist en volledig.", "The data in this application are correct and complete."},
	"controls":            {"De aanvrager aanvaardt controle ter plaatse en op stukken.", "The applicant accepts checks on site and of documents."},
	"publication":         {"De aanvrager stemt in met bekendmaking in het subsidieregister.", "The applicant agrees to publication in the subsidy register."},
	"no_significant_harm": {"Het project doet geen ernstige afbreuk aan milieudoelstellingen.", "The project does no significant harm to environmental objectives."},
}

// DeclarationLabel is the sentence of a declaration; one that is not in the list is shown as it is.
func DeclarationLabel(declaration, lang string) string {
	if l, known := declarationLabels[declaration]; known {
		return l.In(lang)
	}
	return declaration
}

// attachmentLabels name the attachments that calls commonly require.
var attachmentLabels = map[string]bilingual.Words{
	"partnership_agreement": {"partnerschapsovereenkomst", "partnership agreement"},
	"power_of_attorney":     {"volmacht", "power of attorney"},
	"annual_accounts":       {"jaarrekening", "annual accounts"},
	"quotation":             {"offerte", "quotation"},
}

// AttachmentLabel is a kind of attachment in words; a call may require others, which are shown by their code.
func AttachmentLabel(kind, lang string) string {
	if l, known := attachmentLabels[kind]; known {
		return l.In(lang)
	}
	return strings.ReplaceAll(kind, "_", " ")
}
