// SPDX-License-Identifier: EUPL-1.2

package desk

import "time"

// How long a run that did not answer is left alone: at first, and at most.
const (
	firstRest = 30 * time.Second
	mostRest  = 10 * time.Minute
)

// rests are the dossiers whose runs did not answer lately, as the sweep of this process knows them; nobody else asks.
type rests map[string]rest

type rest struct {
	until time.Time
	last  time.Duration
}

// now are the dossiers that are left alone.
func (r rests) now() (numbers []string) {
	for number, x := range r {
		if time.Now().Before(x.until) {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// heard notes whether the run of a dossier answered.
func (r *rests) heard(number string, answered bool) {
	if answered {
		delete(*r, number)
		return
	}
	if *r == nil {
		*r = rests{}
	}
	last := min(max(2*(*r)[number].last, firstRest), mostRest)
	(*r)[number] = rest{time.Now().Add(last), last}
}
