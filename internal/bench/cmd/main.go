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
	"strings"
	"syscall"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/bare"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/rival"
)

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
	open := flags.Int("open", bench.OpenRuns, "how many runs are open, in the measure of their memory")
	page := flags.String("page", "", "file that the report is written to")
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
		return bench.Runs(ctx, *product, *open, cmp.Or(*within, bench.LongestRun), os.Stdout)
	case args[0] == "short":
		return measure(ctx, bench.Short(*product), *within, *page)
	case args[0] == "long":
		return measure(ctx, bench.Long(*product), *within, *page)
	}
	return fmt.Errorf("there is nothing to measure under the name %q", args[0])
}

// measure runs and, where it is asked to, writes the report: also one of a run in which something is broken, which says so.
func measure(ctx context.Context, o bench.Options, within time.Duration, page string) error {
	o.Within = cmp.Or(within, o.Within)
	report, err := bench.Run(ctx, o, os.Stdout)
	if page == "" || ctx.Err() != nil {
		return err
	}
	text, wrong := report.Markdown(ctx, "bin/bench "+strings.Join(os.Args[1:], " "))
	if wrong == nil {
		wrong = os.WriteFile(page, []byte(text), 0o644)
	}
	return errors.Join(err, wrong)
}
