// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

// Rule is how a due instant was reached: what a person reads to see why. It is a text only where it is stored or sent, such as
// "working:10", "calendar:84 moved:sunday", "resumed:working:3" or "by_the_call".
type Rule struct {
	By      string // calendar.WorkingDays, calendar.CalendarDays, ahead, or who named the instant
	Days    int    // that were counted
	Resumed bool   // the days are those that were left after a pause
	Moved   string // the idle day from which the last day moved to the next working day; empty where it did not
}

// ahead is the rule of a reminder: working days before a term ends.
const ahead = "before"

// Rules of an instant that was not counted: the call names it itself, or a person did.
var (
	ByCall = Rule{By: "by_the_call"}
	ByHand = Rule{By: "by_hand"}
)

// counted are the ways of counting days.
var counted = []string{calendar.WorkingDays, calendar.CalendarDays, ahead}

// How a rule is written.
const (
	resumedMark = "resumed:"
	movedMark   = " moved:"
)

// ReadRule reads what String wrote. A text that it did not write is kept as it is.
func ReadRule(text string) Rule {
	rest, resumed := strings.CutPrefix(text, resumedMark)
	rest, moved, _ := strings.Cut(rest, movedMark)
	by, count, _ := strings.Cut(rest, ":")
	days, _ := strconv.Atoi(count)
	if r := (Rule{by, days, resumed, moved}); r.String() == text {
		return r
	}
	return Rule{By: text}
}

func (r Rule) String() string {
	text := r.By
	if slices.Contains(counted, r.By) {
		text += ":" + strconv.Itoa(r.Days)
	}
	if r.Resumed {
		text = resumedMark + text
	}
	if r.Moved != "" {
		text += movedMark + r.Moved
	}
	return text
}

// MarshalText writes the rule as it is stored and sent.
func (r Rule) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a rule that was stored or sent; any text is one.
func (r *Rule) UnmarshalText(text []byte) error {
	*r = ReadRule(string(text))
	return nil
}

// inWords says how the days were counted, or who named the instant.
func (r Rule) inWords() bilingual.Words {
	days := strconv.Itoa(r.Days)
	words := bilingual.Words{days + " kalenderdagen", days + " calendar days"}
	switch r.By {
	case calendar.WorkingDays:
		words = bilingual.Words{days + " werkdagen", days + " working days"}
	case ahead:
		words = bilingual.Words{days + " werkdagen vooraf", days + " working days ahead"}
	case ByCall.By:
		words = bilingual.Words{"vastgelegd in de oproep", "laid down in the call"}
	case ByHand.By:
		words = bilingual.Words{"vastgelegd door een medewerker", "set by a member of staff"}
	}
	if r.Resumed {
		return bilingual.Words{words[0] + " die na de pauze overbleven", words[1] + " that were left after the pause"}
	}
	return words
}
