// SPDX-License-Identifier: EUPL-1.2

package dossier

import (
	"strings"
	"time"
)

// Supplement is a round in which the officer asked for what is missing.
type Supplement struct {
	Round  int     `json:"round"` // 1 is the first
	Asked  []Asked `json:"asked"`
	Lapsed bool    `json:"lapsed,omitempty"` // the term passed without an answer
	// Until is the instant at which the term ended, of a round that lapsed.
	Until     time.Time `json:"until,omitzero"`
	Retracted bool      `json:"retracted,omitempty"` // the officer took it back: the round does not count
}

// rounds are those in which something was asked and that count.
func (s State) rounds() int {
	switch {
	case s.Supplement == nil:
		return 0
	case s.Supplement.Retracted:
		return s.Supplement.Round - 1
	}
	return s.Supplement.Round
}

// Asked is a field that may be supplemented, by JSON pointer into the content, and what is asked about it.
type Asked struct {
	Pointer string `json:"pointer"`
	Text    Text   `json:"text"`
}

// Asks says whether a place in the content was asked for: the place itself, or something that it is part of.
func (s Supplement) Asks(pointer string) bool {
	for _, a := range s.Asked {
		if pointer == a.Pointer || strings.HasPrefix(pointer, a.Pointer+"/") {
			return true
		}
	}
	return false
}
