// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Registered is what one beneficiary has of a grant that must stand in the central register of aid.
type Registered struct {
	Awarded
	Hub       string    // that leads
	Activity  string    // NACE code; "" where it is not known
	Since     time.Time // of the registration; zero until then
	Reference string    // that the register gave
}

// RegisterPage narrows the register. After is the last line of the page before.
type RegisterPage struct {
	Asked           // awarded in that year
	Register string // RegisterOpen or RegisterDone; "" is both
	Dossier  string // "" is all
	After    *Awarded
	Limit    int
}

// Due is until when it must be registered.
func (r Registered) Due() dossier.Due { return *dossier.RegisterUntil(r.At) }

// Late says whether it stands in no register, and its last day is over.
func (r Registered) Late(now time.Time) bool { return r.Since.IsZero() && !now.Before(r.Due().At) }
