// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Requirements are what a call asks of the content. The zero value of a limit means that the call sets none.
type Requirements struct {
	Declarations   []string // that must be given, by key
	CostCategories []string
	SummaryMax     int // characters
	MaxSubsidy     money.Cents
	MaxPerPartner  money.Cents
	MaxRate        money.BasisPoints // of the costs
	MinOwnShare    money.BasisPoints // of the costs: everything that is not subsidy
	From, Until    string            // days between which the project falls, both included
	Hubs           []string          // codes that can support; none: not checked
	Supporting     []string          // codes of those that support the dossier
	Award          time.Time         // the day on which aid counts as granted: until there is an award, today
	Outside        bool              // another funder decides: it holds to its own account of aid
	Aid            KnownAid
}

// KnownAid is what the record knows of the aid of those who would receive it.
type KnownAid struct {
	Record   aid.Record
	Dossier  string          // number of the dossier that the content is of
	Declared time.Time       // when what it says was declared: until it is frozen, now
	Sight    Sight           // how much of it the reader is told
	Opens    map[string]bool // of the dossiers that declared aid names, those that the reader may open; not asked of who is told all
}

// Sight is how much a reader is told of what others granted.
type Sight int

// All is for who decides and who watches over it. OfApplicant is for who drafts with it: the figures of every beneficiary, and what
// stands on record of the applicant itself. OnlyFits is for a hub while nobody of the applicant may log in.
const (
	All Sight = iota
	OfApplicant
	OnlyFits
)
