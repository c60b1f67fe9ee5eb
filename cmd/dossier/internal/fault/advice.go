// SPDX-License-Identifier: EUPL-1.2

package fault

import (
	"errors"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// advised is an error of which we know better than its status what to do about it.
type advised struct {
	error
	advice string
}

func (a advised) Unwrap() error { return a.error }

// Advise adds to an error what to do about it.
func Advise(err error, advice string) error { return advised{err, advice} }

// shown is an error that was part of what was asked for, and has been printed.
type shown struct{ error }

func (s shown) Unwrap() error { return s.error }

// Shown says of an error that programs have it already.
func Shown(err error) error { return shown{err} }

// Is finds the problem in an error, with that status.
func Is(err error, status int) (*client.Problem, bool) {
	var p *client.Problem
	return p, errors.As(err, &p) && p.Status == status
}

// Absent adds to a record that does not exist where to find those of its noun that do.
func Absent(t *terminal.Terminal, noun string, err error) error {
	if _, absent := Is(err, http.StatusNotFound); absent {
		return Advise(err, t.Say("registry.list", noun))
	}
	return err
}

// Taken adds to "it exists already", when the connection was lost on the way, that this may be about our own first try.
func Taken(t *terminal.Terminal, err error) error {
	if p, taken := Is(err, http.StatusConflict); taken && p.Lost {
		return Advise(err, t.Say("registry.own"))
	}
	return err
}
