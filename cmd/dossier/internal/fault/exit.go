// SPDX-License-Identifier: EUPL-1.2

// Package fault says what went wrong, why and what to do, and picks the exit code.
package fault

import (
	"context"
	"errors"
	"net/http"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// The exit codes; scripts rely on them.
const (
	OK          = 0
	Failure     = 1 // the server failed, or a verification did
	Usage       = 2
	NotFound    = 3
	NotAllowed  = 4
	Conflict    = 5
	Invalid     = 6
	Unreachable = 7
	Interrupted = 130
)

// Run is what there is to know of an invocation that ended.
type Run struct {
	Server  string         // whom it asked
	Command *cobra.Command // what was carried out
	About   string         // the command line as far as it was understood
}

// Exit explains what went wrong, in at most three lines and the faulty fields, and picks the exit code.
func Exit(ctx context.Context, t *terminal.Terminal, run Run, err error) int {
	var p *client.Problem
	var usage words.Usage
	var stopped *client.Interrupted
	var lost *client.Unreachable
	var unreadable *client.Unreadable
	switch {
	case err == nil:
		return OK
	case errors.As(err, &p):
		advise(t, run, p, err)
		return exitOf(p.Status)
	case errors.As(err, &usage):
		t.Warn("dossier: %v\n", usage)
		return Usage
	case errors.Is(err, client.ErrAddress):
		t.Warn("dossier: %s\n", t.Say("server_malformed", run.Server))
		return Usage
	case errors.Is(err, client.ErrClear):
		t.Warn("dossier: %s\n", t.Say("server_clear", run.Server))
		return Usage
	case errors.Is(err, client.ErrKey):
		t.Warn("dossier: %s\n", t.Say("key_malformed"))
		return Usage
	case errors.As(err, &stopped):
		if stopped.Key != "" {
			t.Warn("%s\n%s\n", t.Say("interrupted"), t.Say("go_on", stopped.Key, stopped.Key))
		}
		return Interrupted
	case ctx.Err() != nil:
		return Interrupted
	case errors.As(err, &lost):
		explainLost(t, run, lost)
		return Unreachable
	case errors.As(err, &unreadable):
		t.Warn("dossier: %s: %v\n", t.Say("unreadable"), unreadable)
	case errors.Is(err, client.ErrDamaged):
		t.Warn("dossier: %s\n", t.Say("download.damaged"))
	case errors.Is(err, client.ErrNoStream):
		t.Warn("dossier: %s\n", t.Say("watch.no_stream"))
	default:
		t.Warn("dossier: %v\n", err)
	}
	return Failure
}

func exitOf(status int) int {
	switch status {
	case http.StatusNotFound:
		return NotFound
	case http.StatusUnauthorized, http.StatusForbidden:
		return NotAllowed
	case http.StatusConflict, http.StatusPreconditionFailed, http.StatusPreconditionRequired:
		return Conflict
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity:
		return Invalid
	}
	return Failure
}
