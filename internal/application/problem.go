// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// Severity of a problem.
const (
	Error   = "error"   // blocks review and submission
	Warning = "warning" // worth a look, blocks nothing
)

// Problem is one thing that is wrong or missing, at a JSON pointer, without the value that a person typed.
type Problem struct {
	Pointer  string
	Code     string
	Severity string
	Limit    bilingual.Words
}

// count is a limit that is a number.
func count(n int) bilingual.Words { return bilingual.Plain(strconv.Itoa(n)) }

// spoken is an amount or a rate.
func spoken(x interface {
	Belgian() string
	English() string
}) bilingual.Words {
	return bilingual.Words{x.Belgian(), x.English()}
}

// Message says in Dutch ("nl") or English ("en") what is wrong and what to do.
func (p Problem) Message(lang string) string {
	return strings.ReplaceAll(sentences[p.Code].In(lang), "{limit}", p.Limit.In(lang))
}

// Codes lists every code that a problem can have.
func Codes() []string {
	codes := make([]string, 0, len(sentences))
	for code := range sentences {
		codes = append(codes, code)
	}
	return codes
}

// Kinds of content that cannot be kept.
const (
	Malformed  = "malformed"  // not JSON
	Unkeepable = "unkeepable" // unknown fields, wrong types, control characters
	TooLarge   = "too_large"
)

// Unreadable says why content cannot be kept, even as a draft.
type Unreadable struct {
	Kind     string
	Problems []Problem
}

func (u *Unreadable) Error() string { return "content cannot be kept: " + u.Kind }
