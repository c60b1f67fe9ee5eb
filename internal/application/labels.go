// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// listWords are the entries of the closed lists, by list and key; what an organisation can be, the registry says. Declarations, units and
// countries are lists too.
var listWords = map[string]map[string]bilingual.Words{
	"partner_roles": {"project_partner": {"projectpartner", "project partner"}, "subcontractor": {"onderaannemer", "subcontractor"}},
	"size_classes": {
		"micro": {"micro-onderneming", "micro-enterprise"}, "small": {"kleine onderneming", "small enterprise"},
		"medium": {"middelgrote onderneming", "medium-sized enterprise"}, "large": {"grote onderneming", "large enterprise"},
	},
	"nace_versions": {"2008": {"NACE-BEL 2008", "NACE-BEL 2008 edition"}, "2025": {"NACE-BEL 2025", "NACE-BEL 2025 edition"}},
	"circular_strategies": {
		"REFUSE": {"afwijzen (Refuse)", "refuse"}, "RETHINK": {"heroverwegen (Rethink)", "rethink"}, "REDUCE": {"verminderen (Reduce)", "reduce"},
		"REUSE": {"hergebruiken (Re-use)", "re-use"}, "REPAIR": {"herstellen (Repair)", "repair"}, "REFURBISH": {"opknappen (Refurbish)", "refurbish"},
		"REMANUFACTURE": {"reviseren (Remanufacture)", "remanufacture"}, "REPURPOSE": {"herbestemmen (Repurpose)", "repurpose"},
		"RECYCLE": {"recycleren (Recycle)", "recycle"}, "RECOVER": {"terugwinnen (Recover)", "recover"},
	},
	"material_streams": {
		"wood": {"hout", "wood"}, "textile": {"textiel", "textiles"}, "plastics": {"kunststoffen", "plastics"}, "food": {"voeding", "food"},
		"metal": {"metaal", "metal"}, "electronics": {"elektronica", "electronics"}, "foam": {"schuim", "foam"}, "stone": {"steen", "stone"},
		"paper": {"papier", "paper"}, "glass": {"glas", "glass"}, "organic": {"organisch", "organic"}, "other": {"andere", "other"},
	},
	"cost_categories": {
		"staff": {"loonkosten", "staff costs"}, "overhead": {"overheadkosten", "overhead costs"}, "operating": {"werkingskosten", "operating costs"},
		"external": {"externe prestaties", "external services"}, "investment": {"investeringskosten", "investment costs"},
	},
	"funding_sources": {
		"subsidy": {"gevraagde subsidie", "subsidy asked"}, "own": {"eigen inbreng", "own contribution"}, "public": {"andere overheid", "other public authority"},
		"private": {"privaat", "private"}, "loan": {"lening", "loan"},
	},
	"aid_regimes": {
		"de_minimis": {"de-minimissteun", "de-minimis aid"}, "de_minimis_sgei": {"de-minimissteun voor DAEB", "de-minimis aid for SGEI"},
		"gber": {"algemene groepsvrijstelling (AGVV)", "general block exemption (GBER)"}, "none": {"geen staatssteun", "no state aid"},
	},
	"aid_regulations": {
		"2023/2831": {"(EU) 2023/2831: algemeen, sinds 2024", "(EU) 2023/2831: general, since 2024"},
		"1407/2013": {"(EU) 1407/2013: algemeen, tot en met 2023", "(EU) 1407/2013: general, until 2023"},
		"2023/2832": {"(EU) 2023/2832: DAEB, sinds 2024", "(EU) 2023/2832: SGEI, since 2024"},
		"360/2012":  {"(EU) 360/2012: DAEB, tot en met 2023", "(EU) 360/2012: SGEI, until 2023"},
		"1408/2013": {"(EU) 1408/2013: landbouw", "(EU) 1408/2013: agriculture"},
		"717/2014":  {"(EU) 717/2014: visserij", "(EU) 717/2014: fishery"},
	},
	"result_statuses": {"estimated": {"geraamd", "estimated"}, "realised": {"gerealiseerd", "realised"}, "verified": {"geverifieerd", "verified"}},
	"indicators": {
		"jobs_target_group_fte":   {"jobs voor de doelgroep (vte)", "jobs for the target group (FTE)"},
		"jobs_target_group_heads": {"jobs voor de doelgroep (personen)", "jobs for the target group (people)"},
		"material_reused":         {"hergebruikt materiaal", "material re-used"}, "waste_avoided": {"vermeden afval", "waste avoided"},
		"units_produced": {"geproduceerde stuks", "pieces produced"}, "co2_avoided": {"vermeden CO₂-uitstoot", "CO₂ emissions avoided"},
		"training_hours": {"opleidingsuren", "hours of training"},
	},
	"units": {
		"fte": {"vte", "FTE"}, "persons": {"personen", "people"}, "tonne_per_year": {"ton per jaar", "tonnes a year"},
		"pieces_per_year": {"stuks per jaar", "pieces a year"}, "tonne_co2e_per_year": {"ton CO₂-eq. per jaar", "tonnes CO₂ eq. a year"}, "hours": {"uren", "hours"},
	},
	"countries": {"BE": {"België", "Belgium"}, "NL": {"Nederland", "Netherlands"}, "DE": {"Duitsland", "Germany"}, "FR": {"Frankrijk", "France"},
		"LU": {"Luxemburg", "Luxembourg"}},
	// the sentences that the applicant gives on honour
	"declarations": {
		"truthful":            {"De gegevens in deze aanvraag zijn juist en volledig.", "The data in this application are correct and complete."},
		"controls":            {"De aanvrager aanvaardt controle ter plaatse en op stukken.", "The applicant accepts checks on site and of documents."},
		"publication":         {"De aanvrager stemt in met bekendmaking in het subsidieregister.", "The applicant agrees to publication in the subsidy register."},
		"no_significant_harm": {"Het project doet geen ernstige afbreuk aan milieudoelstellingen.", "The project does no significant harm to environmental objectives."},
	},
}

// Label is an entry of a closed list in words; one that has none is shown as it is.
func Label(list, key, lang string) string {
	words := listWords[list][key].In(lang)
	switch list {
	case "organisation_kinds":
		words = registry.Kind(key).Label(lang)
	case "social_economy_categories":
		words = registry.Category(key).Label(lang)
	}
	if words == "" {
		return key
	}
	return words
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

// countries are those that have a name here, those nearest first. Any other is given by its code.
var countries = []string{"BE", "NL", "DE", "FR", "LU"}

// unitKeys are the units in which indicators are measured.
func unitKeys() []string {
	var keys []string
	for _, unit := range units {
		keys = append(keys, unit)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
