// SPDX-License-Identifier: EUPL-1.2

package money

import (
	"math/bits"
	"strings"
)

// Whole is 100 % in basis points.
const Whole BasisPoints = 10_000

// Above says whether part is more than a rate of whole, compared in whole numbers without rounding. Negative amounts are none.
func Above(part, whole Cents, rate BasisPoints) bool {
	partHigh, partLow := bits.Mul64(unsigned(int64(part)), uint64(Whole))
	wholeHigh, wholeLow := bits.Mul64(unsigned(int64(whole)), unsigned(int64(rate)))
	return partHigh > wholeHigh || (partHigh == wholeHigh && partLow > wholeLow)
}

// Part is the share of an amount that falls to part of whole, rounded down to the cent. Without a whole, or with a part that is
// larger than it, there is no share to tell: then it is the whole amount.
func Part(amount, part, whole Cents) Cents {
	if whole <= 0 || part >= whole {
		return amount
	}
	high, low := bits.Mul64(unsigned(int64(amount)), unsigned(int64(part)))
	share, _ := bits.Div64(high, low, uint64(whole)) // part < whole, so the quotient fits
	return Cents(share)
}

func unsigned(n int64) uint64 {
	if n < 0 {
		return 0
	}
	return uint64(n)
}

// Belgian is the rate as people write it in Flanders: "80 %", "12,5 %".
func (b BasisPoints) Belgian() string { return b.percent(",") + "\u00a0%" }

// English is the rate as people write it in English: "80%", "12.5%".
func (b BasisPoints) English() string { return b.percent(".") + "%" }

// In is the rate as people write it in English ("en"), or in Flanders.
func (b BasisPoints) In(lang string) string {
	if lang == "en" {
		return b.English()
	}
	return b.Belgian()
}

func (b BasisPoints) percent(point string) string {
	text := Cents(b).euros() + point + Cents(b).fraction()
	return strings.TrimSuffix(strings.TrimRight(text, "0"), point)
}
