// SPDX-License-Identifier: EUPL-1.2

// Command dossier is the command line for people: it drafts, hands in, judges and follows dossiers through the API.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(newInvocation(os.Stdin, os.Stdout, os.Stderr).run(ctx, os.Args[1:]))
}
