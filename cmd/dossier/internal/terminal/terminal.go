// SPDX-License-Identifier: EUPL-1.2

// Package terminal writes for people and for programs, and reads what a person types.
package terminal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
)

// Terminal is where an invocation writes: its answers on paper, and what is said beside them.
type Terminal struct {
	words.Language
	JSON     bool        // answers as they came, for programs
	Attended func() bool // a person sits there and can be asked

	paper *paper
	err   io.Writer
}

// New writes on the standard output and beside it.
func New(out, errs io.Writer, lang words.Language, attended func() bool) *Terminal {
	return &Terminal{Language: lang, Attended: attended, paper: &paper{w: out}, err: screen{errs}}
}

// Paper is the standard output, for who formats by themselves.
func (t *Terminal) Paper() io.Writer { return t.paper }

// Beside is where faults and remarks go.
func (t *Terminal) Beside() io.Writer { return t.err }

// Failed is the first fault in writing the answer, or nil.
func (t *Terminal) Failed() error { return t.paper.failed }

// Tell writes for people. The paper remembers a fault.
func (t *Terminal) Tell(format string, args ...any) {
	_, _ = fmt.Fprintf(screen{t.paper}, format, args...)
}

// Warn writes beside the output; when that fails there is nobody left to tell.
func (t *Terminal) Warn(format string, args ...any) {
	_, _ = fmt.Fprintf(t.err, format, args...)
}

var errNoJSON = errors.New("no JSON")

// Print writes an answer of the API as it came, on one line.
func (t *Terminal) Print(raw []byte) error {
	if !json.Valid(raw) {
		return fmt.Errorf("%s: %w", t.Say("unreadable"), errNoJSON)
	}
	_, err := fmt.Fprintf(t.paper, "%s\n", bytes.TrimSpace(raw))
	return err
}

// Value writes what the program itself has to say to programs.
func (t *Terminal) Value(v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("json: %w", err)
	}
	return t.Print(raw)
}

// Unwritten says that writing failed.
func (t *Terminal) Unwritten(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", t.Say("cannot_write"), err)
}
