// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/spf13/cobra"
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

// app is one invocation: where it reads and writes, and what the flags say.
type app struct {
	in       io.Reader
	out, err io.Writer
	server   string
	lang     string
	json     bool
	key      string
	noWait   bool
}

// usageError is a mistake in how the program was called.
type usageError struct{ error }

// run carries out one command line and gives the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{in: in, out: out, err: errs}
	cmd := a.root()
	cmd.SetArgs(args)
	cmd.SetIn(in)
	cmd.SetOut(out)
	cmd.SetErr(errs)
	return a.exit(ctx, cmd.ExecuteContext(ctx))
}

func (a *app) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:           "dossier",
		Short:         "Subsidiedossiers opmaken, indienen en opvolgen",
		Long:          "Subsidiedossiers opmaken, indienen en opvolgen.\n\nDOSSIER_SERVER is het adres van de server (http://127.0.0.1:8080), DOSSIER_TOKEN of DOSSIER_TOKEN_FILE uw token.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return usageError{fmt.Errorf("onbekende opdracht %q%s", args[0], suggestion(cmd, args[0]))}
		},
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	server := os.Getenv("DOSSIER_SERVER")
	if server == "" {
		server = "http://127.0.0.1:8080"
	}
	cmd.PersistentFlags().StringVar(&a.server, "server", server, "adres van de server")
	cmd.PersistentFlags().StringVar(&a.lang, "lang", "nl", "taal: nl of en")
	cmd.PersistentFlags().BoolVar(&a.json, "json", false, "uitvoer voor programma's")
	cmd.PersistentFlags().StringVar(&a.key, "key", "", "sleutel van een eerdere poging, om ermee verder te gaan")
	cmd.PersistentFlags().BoolVar(&a.noWait, "no-wait", false, "niet wachten op een opdracht die later uitgevoerd wordt")
	cmd.AddCommand(a.startCommand(), a.listCommand(), a.editCommand(), a.showCommand(), a.timelineCommand(), a.documentsCommand(),
		a.downloadCommand(), a.verifyCommand(), a.watchCommand(), a.openCommand(), a.outcomeCommand(), a.decideCommand(), a.inadmissibleCommand(), a.requestSupplementCommand())
	cmd.AddCommand(a.stepCommands()...)
	return cmd
}

func suggestion(cmd *cobra.Command, typed string) string {
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(typed); len(near) > 0 {
		return "; bedoelde u " + near[0] + "?"
	}
	return "; dossier --help toont ze allemaal"
}

// exit shows what went wrong and picks the exit code.
func (a *app) exit(ctx context.Context, err error) int {
	var p *problem
	var usage usageError
	var lost *unreachable
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &p):
		a.showProblem(p)
		return exitOf(p.Status)
	case errors.As(err, &usage):
		fmt.Fprintf(a.err, "dossier: %v\n", usage)
		return exitUsage
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &lost):
		fmt.Fprintf(a.err, "dossier: de server %s is niet bereikbaar: %v\n", a.server, lost.cause)
		if lost.key != "" {
			fmt.Fprintf(a.err, "Onbekend of het ontvangen is. Herhaal met --key %s: dan gebeurt het hoogstens één keer.\nOf vraag het na: dossier outcome %s\n", lost.key, lost.key)
		} else {
			fmt.Fprintln(a.err, "Kijk het adres na (DOSSIER_SERVER) en probeer het opnieuw.")
		}
		return exitUnreachable
	}
	fmt.Fprintf(a.err, "dossier: %v\n", err)
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
