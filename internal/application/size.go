// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// bounds of a size class (Recommendation 2003/361/EC): fewer heads than, and turnover or balance total at most.
type bounds struct {
	class             string
	heads             float64
	turnover, balance money.Cents
}

var sizes = []bounds{
	{"micro", 10, 2_000_000_00, 2_000_000_00},
	{"small", 50, 10_000_000_00, 10_000_000_00},
	{"medium", 250, 50_000_000_00, 43_000_000_00},
}

// checkSize refuses a class that is smaller than the figures allow. A larger one may be right: linked undertakings count along.
func (k *checker) checkSize() {
	size := k.content.Applicant.Size
	claimed := slices.Index(lists["size_classes"], size.Class)
	heads, err := strconv.ParseFloat(size.HeadcountFTE, 64)
	if err != nil || claimed < 0 {
		return
	}
	turnover, noTurnover := size.Turnover.Cents()
	balance, noBalance := size.BalanceTotal.Cents()
	for i, b := range sizes {
		fits := (noTurnover != nil && noBalance != nil) || (noTurnover == nil && turnover <= b.turnover) ||
			(noBalance == nil && balance <= b.balance)
		if heads < b.heads && fits {
			if claimed < i {
				k.error("/applicant/size/class", "size_too_small")
			}
			return
		}
	}
	if claimed < len(sizes) {
		k.error("/applicant/size/class", "size_too_small")
	}
}
