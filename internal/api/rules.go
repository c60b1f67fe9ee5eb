// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/rules"
)

// book is every rule that a tag of a body names.
var book = rules.New(nil, said)

// said says which rule a field of a body breaks.
func said(b rules.Broken) fault.Fault {
	code := b.Code()
	if strings.HasPrefix(code, "amount") {
		code = "amount"
	}
	return fault.At(b.Pointer, code, problemWords[code])
}

// right says what is wrong with the fields of a body. One fault is the problem itself.
func right(lang string, body any) error {
	switch faults := book.Faults(body); len(faults) {
	case 0:
		return nil
	case 1:
		return whole(lang, faults[0])
	default:
		return faults
	}
}
