// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
)

// paper is the standard output; it remembers the first fault, so that a full disk is never an exit 0.
type paper struct {
	w      io.Writer
	failed error
}

func (p *paper) Write(b []byte) (int, error) {
	if p.failed != nil {
		return 0, p.failed
	}
	n, err := p.w.Write(b)
	p.failed = err
	return n, err
}

// screen is where people read. What others typed cannot steer the terminal: control characters are shown as �,
// and characters that turn the direction of writing are left out.
type screen struct{ w io.Writer }

func (s screen) Write(b []byte) (int, error) {
	_, err := s.w.Write(bytes.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, b))
	return len(b), err
}

// tell writes for people. The paper remembers a fault.
func (a *app) tell(format string, args ...any) {
	_, _ = fmt.Fprintf(screen{a.out}, format, args...)
}

// warn writes beside the output; when that fails there is nobody left to tell.
func (a *app) warn(format string, args ...any) {
	_, _ = fmt.Fprintf(a.err, format, args...)
}

// print writes an answer of the API as it came, on one line.
func (a *app) print(raw []byte) error {
	if !json.Valid(raw) {
		return a.unreadable(errNoJSON)
	}
	_, err := fmt.Fprintf(a.out, "%s\n", bytes.TrimSpace(raw))
	return err
}

// printValue writes what the program itself has to say to machines.
func (a *app) printValue(v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("json: %w", err)
	}
	return a.print(raw)
}
