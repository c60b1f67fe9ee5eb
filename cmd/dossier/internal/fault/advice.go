// SPDX-License-Identifier: EUPL-1.2

package fault

import (
	"errors"

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
