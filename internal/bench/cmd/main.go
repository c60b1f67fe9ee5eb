// SPDX-License-Identifier: EUPL-1.2

// Command bench measures the product, as make bench does. The rivals run in processes of their own, which it starts from itself.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/dossierwerkt/dossierwerkt/internal/bench"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/bare"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/rival"
)

const page = "docs/benchmarks.md"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: "+err.Error())
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return errors.New("say what to measure: long, short or runs, from the folder of the checkout")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	product := flags.String("product", "bin/dossierd", "the built product")
	dir := flags.String("data", "", "data directory of a rival")
	within := flags.Duration("within", 0, "how long it may take, where the machine is slow")
	name := ""
	if args[0] == "rival" && len(args) > 1 {
		name, args = args[1], args[1:]
	}
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	switch {
	case name != "":
		return rival.Run(ctx, name, *dir)
	case args[0] == "bare":
		return bare.Run(ctx, os.Getenv(bench.DatabaseURL))
	case args[0] == "runs":
		return bench.Runs(ctx, *product, cmp.Or(*within, bench.LongestRun), os.Stdout)
	case args[0] == "short":
		options := bench.Short(*product)
		options.Within = cmp.Or(*within, options.Within)
		_, err := bench.Run(ctx, options, os.Stdout)
		return err
	case args[0] == "long":
		options := bench.Long(*product)
		options.Within = cmp.Or(*within, options.Within)
		report, err := bench.Run(ctx, options, os.Stdout)
		if err != nil {
			return err
		}
		text, err := report.Markdown(ctx, "make bench")
		if err != nil {
			return err
		}
		return os.WriteFile(page, []byte(text), 0o644)
	}
	return fmt.Errorf("there is nothing to measure under the name %q", args[0])
}
