// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/spf13/cobra"
)

func verifyCommand() *cobra.Command {
	var at place
	cmd := &cobra.Command{
		Use:   "verify [NUMBER...]",
		Short: "Verify the record of every dossier, or of those that are named",
		RunE: func(cmd *cobra.Command, numbers []string) error {
			return attached(cmd.Context(), at, func(ctx context.Context, s *service) error {
				return s.verify(ctx, cmd.OutOrStdout(), numbers)
			})
		},
	}
	at.flag(cmd)
	return cmd
}

// verify looks at every dossier that is named, or at all. Each that is named gets a line of its own, whatever the others hold.
func (s *service) verify(ctx context.Context, out io.Writer, numbers []string) error {
	named := len(numbers) > 0
	if !named {
		var err error
		if numbers, err = s.store.Numbers(ctx); err != nil {
			return err
		}
	}
	ill := 0
	for _, number := range numbers {
		broken, err := s.verifyOne(ctx, out, number)
		if err != nil {
			return fmt.Errorf("%s: %w", number, err)
		}
		switch {
		case broken:
			ill++
		case named:
			fmt.Fprintf(out, "✓ %s: everything agrees\n", number)
		}
	}
	if ill > 0 {
		return fmt.Errorf("%d of %s not as it should be", ill, dossiers(len(numbers)))
	}
	return printed(fmt.Fprintf(out, "%s: everything agrees\n", dossiers(len(numbers))))
}

// verifyOne prints what is wrong with a dossier.
func (s *service) verifyOne(ctx context.Context, out io.Writer, number string) (broken bool, err error) {
	checks, err := s.desk.Verify(ctx, number)
	if errors.Is(err, record.ErrNoDossier) {
		return true, printed(fmt.Fprintf(out, "✗ %s: this number is not on record: check it\n", number))
	}
	for _, c := range checks {
		if !c.OK {
			broken = true
			fmt.Fprintf(out, "✗ %s %s: %s\n", number, c.Name, c.Detail[1])
		}
	}
	return broken, err
}

func dossiers(n int) string {
	if n == 1 {
		return "1 dossier"
	}
	return fmt.Sprintf("%d dossiers", n)
}
