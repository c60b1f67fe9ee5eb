// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"cmp"

	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// labels are the Dutch words for the keys of the closed lists that only letters speak of; application and registry have those of the
// others.
// A key without a word is printed as it is.
var labels = map[string]string{
	// roles of partners, size classes
	"project_partner": "projectpartner", "subcontractor": "onderaannemer",
	"micro": "micro-onderneming", "small": "kleine onderneming", "medium": "middelgrote onderneming", "large": "grote onderneming",
	// editions of the nomenclature
	"2008": "NACE-BEL 2008", "2025": "NACE-BEL 2025",
	// R-ladder
	"REFUSE": "afwijzen (Refuse)", "RETHINK": "heroverwegen (Rethink)", "REDUCE": "verminderen (Reduce)", "REUSE": "hergebruiken (Re-use)",
	"REPAIR": "herstellen (Repair)", "REFURBISH": "opknappen (Refurbish)", "REMANUFACTURE": "reviseren (Remanufacture)",
	"REPURPOSE": "herbestemmen (Repurpose)", "RECYCLE": "recycleren (Recycle)", "RECOVER": "terugwinnen (Recover)",
	// material streams
	"wood": "hout", "textile": "textiel", "plastics": "kunststoffen", "food": "voeding", "metal": "metaal", "electronics": "elektronica",
	"foam": "schuim", "stone": "steen", "paper": "papier", "glass": "glas", "organic": "organisch",
	// sources of funding
	"subsidy": "gevraagde subsidie", "own": "eigen inbreng", "public": "andere overheid", "private": "privaat", "loan": "lening",
	// state aid
	"de_minimis": "de-minimissteun", "de_minimis_sgei": "de-minimissteun voor DAEB", "gber": "algemene groepsvrijstelling (AGVV)", "none": "geen staatssteun",
	// results
	"estimated": "geraamd", "realised": "gerealiseerd", "verified": "geverifieerd",
	"jobs_target_group_fte": "jobs voor de doelgroep (vte)", "jobs_target_group_heads": "jobs voor de doelgroep (personen)",
	"material_reused": "hergebruikt materiaal", "waste_avoided": "vermeden afval", "units_produced": "geproduceerde stuks",
	"co2_avoided": "vermeden CO₂-uitstoot", "training_hours": "opleidingsuren",
	"fte": "vte", "persons": "personen", "tonne_per_year": "ton per jaar", "pieces_per_year": "stuks per jaar",
	"tonne_co2e_per_year": "ton CO₂-eq. per jaar", "hours": "uren",
	// countries
	"BE": "België", "NL": "Nederland", "DE": "Duitsland", "FR": "Frankrijk", "LU": "Luxemburg",
}

func label(key string) string { return cmp.Or(labelled(key), key) }

// labelled is the word for a key, "" where there is none.
func labelled(key string) string {
	return cmp.Or(labels[key], registry.Kind(key).Label("nl"), registry.Category(key).Label("nl"))
}
