// SPDX-License-Identifier: EUPL-1.2

// Package words is everything that the command line says, in two languages, and how it writes instants, days and amounts.
package words

import (
	"fmt"
	"maps"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// words are all sentences of the program, by key.
var words = catalogue(faultWords, usageWords, screenWords, helpWords, flagWords, aidWords, registryWords, peopleWords, loginWords)

func catalogue(parts ...map[string]bilingual.Words) map[string]bilingual.Words {
	all := map[string]bilingual.Words{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// Language is nl or en; it says everything that the program has to say.
type Language string

// Say gives a sentence of the catalogue, filled in.
func (l Language) Say(key string, args ...any) string {
	text := words[key].In(string(l))
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Count says how many there are, one in the singular; the sentence holds both forms, with a bar between.
func (l Language) Count(key string, n int) string {
	one, more, _ := strings.Cut(l.Say(key), "|")
	if n == 1 {
		more = one
	}
	return fmt.Sprintf(more, n)
}

// Word is Say for what the API names by a code; a code that we do not know is shown as it is.
func (l Language) Word(kind, code string) string {
	if text := l.Say(kind + "." + code); text != "" {
		return text
	}
	return code
}

// YesNo says yes or no.
func (l Language) YesNo(yes bool) string {
	if yes {
		return l.Say("yes")
	}
	return l.Say("no")
}
