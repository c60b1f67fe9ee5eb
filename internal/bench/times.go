// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"slices"
	"time"
)

// times are durations of the same thing.
type times []time.Duration

// median is the middle one; 0 when there is none.
func (t times) median() time.Duration { return middle(t) }

// middle is the median of what can be ordered.
func middle[T ~int64 | ~float64](all []T) T {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}

// ms is a duration in milliseconds.
func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// ratio is a over b; 0 where there is no b.
func ratio[T ~int64 | ~float64](a, b T) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
