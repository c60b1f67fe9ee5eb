// SPDX-License-Identifier: EUPL-1.2

// Package letter prints documents as PDF. A document is a pure function of its sheet: the same sheet gives the same bytes.
package letter

import (
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// Press implements ledger.Press.
type Press struct{ plain bool }

// Print sets the sheet. Text that the font cannot print is replaced readably; it never makes printing fail.
func (press Press) Print(s ledger.Sheet) (raw []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			raw, err = nil, fmt.Errorf("letter: %v", p)
		}
	}()
	switch s.Kind {
	case ledger.ApplicationSheet:
		return setApplication(s, !press.plain)
	case ledger.DecisionSheet:
		return setDecision(s, !press.plain)
	case ledger.SupplementSheet:
		return setSupplement(s, !press.plain)
	case ledger.InadmissibleSheet:
		return setInadmissible(s, !press.plain)
	}
	return nil, fmt.Errorf("letter: no such kind of document: %q", s.Kind)
}
