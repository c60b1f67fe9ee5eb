// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// control is how an argument of a command is asked for on a page.
type control struct {
	Name   string // of the argument
	Kind   string // of the control, as the template draws it
	Label  bilingual.Words
	Hint   bilingual.Words
	Needed bool // the command is refused without it

	Choices []choice   // of choose, check and decide
	Value   string     // what was typed or chosen
	Values  []string   // what was checked
	Scores  []scoreRow // of score
	Rows    []askedRow // of ask
	Fault   *fieldError
}

// The kinds of control.
const (
	typesLine  = "line"
	typesLines = "lines"
	typesDay   = "day"
	chooses    = "choose" // one from a list
	checks     = "check"  // several
	picks      = "pick"   // one, all of them in sight
	scores     = "score"  // a number for each criterion
	asksFor    = "ask"    // places and what is asked about them
)

// controls are how each argument is asked for; what a command takes besides these has a page of its own.
var controls = map[string]control{
	"reasons": {Kind: typesLines, Label: bilingual.Words{"Motivering", "Reasons"},
		Hint: bilingual.Words{"Wie het dossier mag lezen, leest ook dit.", "Whoever may read the dossier reads this too."}},
	"reference": {Kind: typesLine, Label: bilingual.Words{"Kenmerk", "Reference"},
		Hint: bilingual.Words{"Zoals het in het andere register staat.", "As it stands in the other register."}},
	"grounds": {Kind: checks, Label: bilingual.Words{"Gronden", "Grounds"}, Hint: bilingual.Words{"Kies er minstens één.", "Choose at least one."}},
	"asked": {Kind: asksFor, Label: bilingual.Words{"Wat ontbreekt er, en waar?", "What is missing, and where?"},
		Hint: bilingual.Words{"Alleen wat u hier noemt, kan gewijzigd worden. Een rij die u leeg laat, telt niet mee.", "Only what you name here can be changed. A row that you leave empty does not count."}},
	"assessor": {Kind: chooses, Label: bilingual.Words{"Beoordelaar", "Assessor"}},
	"replaces": {Kind: chooses, Label: bilingual.Words{"In de plaats van", "In the place of"},
		Hint: bilingual.Words{"Alleen nodig als er geen plaats meer vrij is.", "Needed only when no seat is free any more."}},
	"conflict": {Kind: picks, Label: bilingual.Words{"Hebt u een belang bij dit dossier?", "Do you have an interest in this dossier?"},
		Hint: bilingual.Words{"Denk aan werk, familie, bestuur, geld of een lopend geschil met een van de partijen.", "Think of work, family, boards, money or a dispute with one of the parties."}},
	"scores": {Kind: scores, Label: bilingual.Words{"Scores", "Scores"}},
	"place":  {Kind: chooses, Label: bilingual.Words{"Verbonden onderneming", "Linked company"}},
	"due":    {Kind: chooses, Label: bilingual.Words{"Termijn", "Term"}},
	"until": {Kind: typesDay, Label: bilingual.Words{"Tot en met", "Up to and including"},
		Hint: bilingual.Words{"Een dag, zoals 3/11/2026 of 3 nov 2026.", "A day, such as 3/11/2026 or 3 Nov 2026."}},
	"hub": {Kind: chooses, Label: bilingual.Words{"Hub", "Hub"}},
}

// ofTheJury are what assessors do, which hub and company do not read of.
var ofTheJury = []dossier.Verb{dossier.Assess, dossier.DeclareConflict, dossier.LeavePanel}

// controlsOf are the controls of a command, from the table of commands; of a command with a page of its own they are not all there.
func controlsOf(name dossier.Verb) (all []control, whole bool) {
	whole = true
	needs, takes := name.Fields()
	for i, field := range append(needs, takes...) {
		c, known := controls[field]
		whole = whole && known
		c.Name, c.Needed = field, i < len(needs)
		if field == "reasons" && slices.Contains(ofTheJury, name) {
			c.Hint = bilingual.Words{"Alleen het programma leest dit.", "Only the programme reads this."} // State.Reveals
		}
		if known {
			all = append(all, c)
		}
	}
	return all, whole
}

// Pointer is where the argument stands in what is sent.
func (c control) Pointer() string { return "/" + c.Name }

// ID is how the control is called in the page.
func (c control) ID() string { return fieldID(c.Pointer()) }

// scoreRow is a criterion of the call with what was typed.
type scoreRow struct {
	Code, Label string
	Max, Min    int
	Value       string
	Fault       *fieldError
}

// ID is how the field is called in the page.
func (r scoreRow) ID() string { return fieldID("/scores/" + r.Code) }

// askedRow is a place with what is asked about it, as typed.
type askedRow struct {
	Number      int // from 1
	Place, Text string
	AtPlace     *fieldError
	AtText      *fieldError
}

// PlaceID and TextID are how the fields are called in the page.
func (r askedRow) PlaceID() string { return askedID(r.Number, "pointer") }
func (r askedRow) TextID() string  { return askedID(r.Number, "text") }

// Has says whether a value was checked.
func (c control) Has(value string) bool { return slices.Contains(c.Values, value) }
