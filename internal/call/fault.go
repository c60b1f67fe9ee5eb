// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// wrong says of a rule what is wrong with what stands there; it is about the place, so it has no subject of its own. All have one code.
func wrong(pointer, nl, en string) fault.Fault {
	return fault.At(pointer, "call_rule", bilingual.Words{sentence(nl), sentence(en)})
}

func sentence(says string) string { return strings.ToUpper(says[:1]) + says[1:] + "." }

// Refused is the one thing that cannot be done to a call.
func Refused(pointer, nl, en string) error { return fault.Faults{wrong(pointer, nl, en)} }
