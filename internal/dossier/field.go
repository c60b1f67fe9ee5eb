// SPDX-License-Identifier: EUPL-1.2

package dossier

// Field is an argument of a command, by the name under which it is sent.
type Field string

// The arguments that a command can have.
const (
	outcomeField    Field = "outcome"
	amountField     Field = "amount"
	linesField      Field = "lines"
	reasonsField    Field = "reasons"
	conditionsField Field = "conditions"
	referenceField  Field = "reference"
	documentField   Field = "document"
	groundsField    Field = "grounds"
	askedField      Field = "asked"
	assessorField   Field = "assessor"
	replacesField   Field = "replaces"
	conflictField   Field = "conflict"
	scoresField     Field = "scores"
	placeField      Field = "place"
	dueField        Field = "due"
	untilField      Field = "until"
	hubField        Field = "hub"
)

type fields []Field

// Fields are the names of the arguments that a command needs, and of those that it can have besides.
func (n Verb) Fields() (needs, takes []string) {
	for _, f := range moves[n].needs {
		needs = append(needs, string(f))
	}
	for _, f := range moves[n].takes {
		takes = append(takes, string(f))
	}
	return needs, takes
}

// given says of what a command can need whether it has it.
var given = map[Field]func(Command) bool{
	reasonsField:   func(c Command) bool { return c.Reasons != nil },
	groundsField:   func(c Command) bool { return len(c.Grounds) > 0 },
	askedField:     func(c Command) bool { return len(c.Asked) > 0 },
	assessorField:  func(c Command) bool { return c.Assessor != "" },
	conflictField:  func(c Command) bool { return c.Conflict != nil },
	scoresField:    func(c Command) bool { return len(c.Scores) > 0 },
	referenceField: func(c Command) bool { return c.Reference != "" },
	placeField:     func(c Command) bool { return c.Place != "" },
	dueField:       func(c Command) bool { return c.Due != "" },
	hubField:       func(c Command) bool { return c.Hub != "" },
	untilField:     func(c Command) bool { return c.Until != nil },
}
