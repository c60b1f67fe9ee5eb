// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// AskedWords is a place in the content and what is asked about it.
type AskedWords struct{ Pointer, Text string }

// Kinds of document.
const (
	ApplicationSheet = "application"
	DecisionSheet    = "decision"

	SupplementSheet   = "supplement_request" // what is asked, and until when
	AdmissibleSheet   = "admissibility"      // that the application is assessed, and until when a decision follows
	InadmissibleSheet = "inadmissibility"    // why the application is not assessed
	ConsensusSheet    = "consensus"          // what the assessors came to
)

// Sheet is everything that one document says. Printing it is a pure function:
// the same sheet gives the same bytes, so its hash can stand in the event.
type Sheet struct {
	Kind          string            // ApplicationSheet …
	Draft         bool              // marks every page "Ontwerp"
	Number        string            // CW-KORT-0001
	Title         string            // of the project
	Company       string            // name of the applicant
	CompanyNumber string            // 0999.010.126
	Call          string            // code
	CallName      string            // for people
	Hub           string            // code of the lead hub
	HubNames      map[string]string // code to name, lead and supporting hubs
	StateLabel    string            // Dutch label of the state the event leads to
	Version       int               // version of the content
	At            time.Time         // instant the event counts at, UTC
	ContentHash   string            // hex SHA-256 of the frozen content, empty for a draft
	Content       application.Content
	Attachments   []dossier.Attached // of an application that is not a draft

	// Of a decision only.
	Outcome    string         // approved, rejected or reserve
	Lines      []dossier.Line // what is accepted of the costs; a line that is not named is accepted whole
	Award      *dossier.Award // what of the grant is de-minimis aid, by place in the content; nil where there is no grant
	Rank       int            // on the reserve list
	Corrects   string         // in Dutch: the decision whose place it takes; empty for a first one
	Objected   string         // in Dutch: the day of the objection that it follows; empty where there was none
	Payments   []call.Payment // of the grant, in order
	Contest    string         // in Dutch: until when it can be objected to; empty where it cannot
	Asked      money.Cents
	Granted    money.Cents
	Reasons    string
	Conditions []string
	Reference  string // of the committee or outside funder, may be empty
	DecidedBy  string // name of the decider

	// Of a request for a supplement, or of inadmissibility.
	Asks    []AskedWords
	Grounds []string // in Dutch
	Until   string   // in Dutch: the last moment at which it can be answered, or decided

	// Of a consensus.
	Consensus *dossier.Consensus
	Criteria  []dossier.Criterion
	MinTotal  int
}
