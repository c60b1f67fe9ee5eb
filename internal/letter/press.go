// SPDX-License-Identifier: EUPL-1.2

// Package letter prints documents as PDF. A document is a pure function of its sheet: the same sheet gives the same bytes.
package letter

import (
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Press implements ledger.Press. It may be used by many at once. A plain one leaves the pages as they are.
type Press struct{ plain bool }

// Print sets the sheet. Text that the font cannot print is replaced readably; it never makes printing fail.
func (press Press) Print(s record.Sheet) (raw []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			raw, err = nil, fmt.Errorf("letter: %v", p)
		}
	}()
	if s.At.IsZero() {
		return nil, errors.New("letter: the sheet has no instant") // the library would print the time of day instead
	}
	p, err := press.set(s, western())
	if err == nil && p.beyond { // rare: letters of another alphabet, which the small fonts do not hold
		p, err = press.set(s, whole())
	}
	if err != nil {
		return nil, err
	}
	if raw, err = p.finish(); err != nil || press.plain {
		return raw, err
	}
	packed, err := squeeze(raw, p.PageCount())
	if errors.Is(err, errLaidOut) { // by another version of the library: a larger document is a document too
		return raw, nil
	}
	return packed, err
}

// set lays a sheet out with a face, up to the numbers of the pages.
func (press Press) set(s record.Sheet, f face) (*page, error) {
	p := newPage(s, f)
	switch s.Kind {
	case record.ApplicationSheet:
		p.application()
	case record.DecisionSheet:
		return p, p.decision()
	case record.SupplementSheet:
		p.supplement()
	case record.AdmissibleSheet:
		p.admissible()
	case record.InadmissibleSheet:
		p.inadmissible()
	case record.ConsensusSheet:
		p.consensus()
	default:
		return nil, fmt.Errorf("letter: no such kind of document: %q", s.Kind)
	}
	return p, nil
}
