// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"net/http"
)

// The exit codes; scripts rely on them.
const (
	exitOK          = 0
	exitFailure     = 1 // the server failed, or a verification did
	exitUsage       = 2
	exitNotFound    = 3
	exitNotAllowed  = 4
	exitConflict    = 5
	exitInvalid     = 6
	exitUnreachable = 7
	exitInterrupted = 130
)

// exit explains what went wrong, in at most three lines and the faulty fields, and picks the exit code.
// about is the command line as far as it was understood.
func (a *app) exit(ctx context.Context, about string, err error) int {
	var p *problem
	var usage usageError
	var stopped *interrupted
	var lost *unreachable
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &p):
		a.explain(about, p)
		return exitOf(p.Status)
	case errors.As(err, &usage):
		a.warn("dossier: %v\n", usage)
		return exitUsage
	case errors.As(err, &stopped):
		if stopped.key != "" {
			a.warn("%s\n%s\n", a.say("interrupted"), a.say("go_on", stopped.key, stopped.key))
		}
		return exitInterrupted
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &lost):
		a.explainLost(lost)
		return exitUnreachable
	}
	a.warn("dossier: %v\n", err)
	return exitFailure
}

func exitOf(status int) int {
	switch status {
	case http.StatusNotFound:
		return exitNotFound
	case http.StatusUnauthorized, http.StatusForbidden:
		return exitNotAllowed
	case http.StatusConflict, http.StatusPreconditionFailed, http.StatusPreconditionRequired:
		return exitConflict
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity:
		return exitInvalid
	}
	return exitFailure
}
