// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Amendment is what may change in a published call: a later deadline, for all, for one hub or for one dossier, and a larger
// budget. Everything else is frozen: people wrote their dossiers on it.
type Amendment struct {
	Deadline *time.Time  `json:"deadline"`
	Hub      string      `json:"hub"`     // the deadline is for this hub only
	Dossier  string      `json:"dossier"` // the deadline is for this dossier only
	Budget   *money.Euro `json:"budget"`

	Lead string `json:"-"` // lead hub of that dossier, whose extensions hold for it too
}

// Amended is the next version of the call. The error is a fault that points at what cannot be.
func (c Call) Amended(a Amendment, now time.Time) (Call, error) {
	c.Extensions = slices.Clone(c.Extensions)
	c.Version++
	switch {
	case a.Deadline == nil && a.Budget == nil:
		return c, Refused("/deadline", "is verplicht, tenzij het budget groter wordt", "is required, unless the budget grows")
	case a.Deadline == nil && (a.Hub != "" || a.Dossier != ""):
		return c, Refused("/deadline", "is verplicht om ze voor een hub of een dossier te verlengen",
			"is required to extend it for a hub or a dossier")
	case a.Hub != "" && a.Dossier != "":
		return c, Refused("/dossier", "kan niet samen met een hub: kies er één", "does not go with a hub: choose one")
	}
	if a.Budget != nil {
		if err := c.enlarge(*a.Budget); err != nil {
			return c, err
		}
	}
	if a.Deadline == nil {
		return c, nil
	}
	current := c.DeadlineOf(cmp.Or(a.Hub, a.Lead), a.Dossier)
	switch {
	case a.Deadline.After(current.AddDate(1, 0, 0)):
		return c, Refused("/deadline", "mag hoogstens een jaar later zijn dan die van nu",
			"may be at most a year later than the one that holds now")
	case !now.Before(current):
		return c, Refused("/deadline", "is voorbij: dossiers die niet ingediend zijn, zijn vervallen",
			"has passed: dossiers that were not submitted have expired")
	case !a.Deadline.After(current):
		return c, Refused("/deadline", "moet later zijn dan die van nu", "must be later than the one that holds now")
	case a.Hub == "" && a.Dossier == "":
		c.Deadline = a.Deadline.UTC()
	default:
		c.Extensions = append(c.Extensions, Extension{Hub: a.Hub, Dossier: a.Dossier, Deadline: a.Deadline.UTC()})
	}
	return c, nil
}

func (c *Call) enlarge(budget money.Euro) error {
	cents, err := budget.Cents()
	if err != nil {
		return Refused("/budget", "moet een bedrag in euro zijn met hoogstens twee decimalen",
			"must be an amount in euro with at most two decimals")
	}
	if c.Budget == nil {
		return Refused("/budget", "is er niet in deze oproep: ze kent toe zonder grens", "does not exist in this call: it grants without a limit")
	}
	if before, err := c.Budget.Cents(); err != nil || cents <= before {
		return Refused("/budget", "moet groter zijn dan dat van nu", "must be larger than the one that holds now")
	}
	c.Budget = &budget
	return nil
}

// Keys are the names of all rules, as in a call file.
func Keys() []string {
	var keys []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Call]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		keys = append(keys, name)
	}
	return keys
}
