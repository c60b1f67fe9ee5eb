// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/spf13/cobra"
)

// verification looks whether what is kept agrees: of the dossiers that are named, or of all.
type verification struct {
	*service
	numbers  []string
	after    string    // of all, those after this one
	out      io.Writer // what is wrong, and how it ended
	progress io.Writer // how far it is, now and then
}

const (
	checkedAtOnce = 64 // dossiers, after which it can be gone on
	tellEvery     = 5 * time.Second
)

func verifyCommand() *cobra.Command {
	var at place
	var after string
	cmd := &cobra.Command{
		Use:   "verify [NUMBER...]",
		Short: "Verify the record of every dossier, or of those that are named",
		RunE: func(cmd *cobra.Command, numbers []string) error {
			if after != "" && len(numbers) > 0 {
				return errors.New("either name dossiers, or go on with --after")
			}
			return attached(cmd.Context(), at, func(ctx context.Context, s *service) error {
				return verification{s, numbers, strings.ToUpper(after), cmd.OutOrStdout(), cmd.ErrOrStderr()}.run(ctx)
			})
		},
	}
	cmd.Flags().StringVar(&after, "after", "", "go on after this number, where an earlier verify was stopped")
	at.flag(cmd)
	return cmd
}

// run looks at every dossier, several at once, and tells in their order what is wrong. Each that is named gets a line of its own, whatever
// the others hold.
func (v verification) run(ctx context.Context) error {
	numbers := v.numbers
	if len(numbers) == 0 {
		all, err := v.store.Numbers(ctx)
		if err != nil {
			return err
		}
		begin, _ := slices.BinarySearchFunc(all, v.after, func(number, after string) int {
			if number <= after {
				return -1
			}
			return 1
		})
		numbers = all[begin:]
	}
	look := v.desk.Verify
	if away := v.away(ctx); away != nil {
		look = func(ctx context.Context, number string) ([]ledger.CheckResult, error) {
			return v.desk.Ledger.Verify(ctx, number, nil)
		}
		if err := printed(fmt.Fprintf(v.out, "! not checked: whether the runs are up to date, for the engine does not answer (%v)\n", away)); err != nil {
			return err
		}
	}
	ill, unchecked, told := 0, 0, time.Now()
	for done := 0; done < len(numbers); {
		part := numbers[done:min(done+checkedAtOnce, len(numbers))]
		broken, open, err := v.check(ctx, look, part)
		if err != nil {
			return v.stopped(numbers[:done], err)
		}
		ill, unchecked, done = ill+broken, unchecked+open, done+len(part)
		if time.Since(told) > tellEvery {
			told = time.Now()
			fmt.Fprintf(v.progress, "%d of %s looked at, the last is %s\n", done, dossiers(len(numbers)), part[len(part)-1])
		}
	}
	if len(v.numbers) == 0 {
		if err := v.store.Counted(ctx); err != nil {
			return errors.Join(printed(fmt.Fprintf(v.out, "✗ %s\n", err)), errors.New("the figures are not as they should be"))
		}
	}
	if ill > 0 {
		return fmt.Errorf("%d of %s not as it should be", ill, dossiers(len(numbers)))
	}
	if unchecked > 0 {
		return fmt.Errorf("%s: what is on record agrees; not checked: the runs of %d, for the engine does not answer. Verify again once it does",
			dossiers(len(numbers)), unchecked)
	}
	return printed(fmt.Fprintf(v.out, "%s: everything agrees\n", dossiers(len(numbers))))
}

// away says why the engine does not answer, once for all dossiers.
func (v verification) away(ctx context.Context) error {
	brief, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	_, err := v.desk.Engine.Name(brief)
	return err
}

// looks gives what is found of one dossier.
type looks func(ctx context.Context, number string) ([]ledger.CheckResult, error)

// stopped says how to go on after what was done.
func (v verification) stopped(done []string, err error) error {
	if len(v.numbers) > 0 || len(done) == 0 {
		return err
	}
	return fmt.Errorf("%w; %s looked at: go on with --after %s", err, dossiers(len(done)), done[len(done)-1])
}

// check looks at some dossiers at once, and says how many are not as they should be, and of how many the run was not looked at.
func (v verification) check(ctx context.Context, look looks, numbers []string) (ill, unchecked int, err error) {
	type found struct {
		lines        bytes.Buffer
		broken, open bool
		err          error
	}
	all := make([]found, len(numbers))
	hands := make(chan struct{}, runtime.GOMAXPROCS(0)*2) // each waits for the database about half of its time
	var wait sync.WaitGroup
	for i, number := range numbers {
		hands <- struct{}{}
		wait.Go(func() {
			defer func() { <-hands }()
			all[i].broken, all[i].open, all[i].err = v.one(ctx, look, &all[i].lines, number)
		})
	}
	wait.Wait()
	for i := range all {
		if _, err := v.out.Write(all[i].lines.Bytes()); err != nil {
			return ill, unchecked, err
		}
		if all[i].err != nil {
			return ill, unchecked, fmt.Errorf("%s: %w", numbers[i], all[i].err)
		}
		if all[i].broken {
			ill++
		}
		if all[i].open {
			unchecked++
		}
	}
	return ill, unchecked, nil
}

// one prints what is wrong with a dossier.
func (v verification) one(ctx context.Context, look looks, out io.Writer, number string) (broken, open bool, err error) {
	checks, err := look(ctx, number)
	if errors.Is(err, record.ErrNoDossier) {
		return true, false, printed(fmt.Fprintf(out, "✗ %s: this number is not on record: check it\n", number))
	}
	open = !slices.ContainsFunc(checks, func(c ledger.CheckResult) bool { return c.Name == "engine" && !c.Unchecked })
	for _, c := range checks {
		if !c.OK {
			broken = true
			fmt.Fprintf(out, "✗ %s %s: %s\n", number, c.Name, c.Detail[1])
		}
	}
	if err == nil && !broken && len(v.numbers) > 0 {
		said := "everything agrees"
		if open {
			said = "what is on record agrees; its run is not checked"
		}
		err = printed(fmt.Fprintf(out, "✓ %s: %s\n", number, said))
	}
	return broken, open, err
}

func dossiers(n int) string {
	if n == 1 {
		return "1 dossier"
	}
	return fmt.Sprintf("%d dossiers", n)
}
