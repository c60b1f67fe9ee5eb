// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

func membershipCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "membership",
		Short: "What people are in the programme: give somebody one more membership, end one, list those of somebody",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(membershipGiveCommand(), membershipEndCommand(), membershipListCommand())
	return cmd
}

func membershipGiveCommand() *cobra.Command {
	var at place
	var one giving
	cmd := &cobra.Command{
		Use:     "give PERSON",
		Short:   "Give somebody one more membership, and print its id",
		Example: `  dossierd membership give p_… --role reviewer --hub kempen --until 2026-12-31 --reason "replaces Bart"`,
		Args:    onePerson,
		RunE: func(cmd *cobra.Command, args []string) error {
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				return giveMembership(cmd.Context(), cmd.OutOrStdout(), store, args[0], &one)
			})
		},
	}
	one.flags(cmd)
	at.flag(cmd)
	return cmd
}

func giveMembership(ctx context.Context, out io.Writer, store *postgres.Store, id string, one *giving) error {
	m, faults := one.read()
	m, err := given(ctx, store, m, faults)
	if err != nil {
		return err
	}
	held, err := store.Holds(ctx, id, m)
	switch {
	case err != nil:
		return err
	case held:
		return fmt.Errorf("%w: dossierd membership list %s shows it", access.ErrHeld, id)
	}
	made, err := store.Give(ctx, postgres.Giving{To: id, What: m})
	if err != nil {
		return person(err)
	}
	return printed(fmt.Fprintln(out, made))
}

func membershipEndCommand() *cobra.Command {
	var at place
	var reason string
	cmd := &cobra.Command{
		Use:   "end MEMBERSHIP",
		Short: "End a membership from now on; what was done under it stays on record",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !strings.HasPrefix(args[0], "p_") && !strings.HasPrefix(args[0], "m_") {
				return errors.New("give the id of one membership, such as m_…: dossierd person list shows it; the first of a person has the person's id")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				freed, err := store.End(cmd.Context(), args[0], "", reason)
				if errors.Is(err, access.ErrNoMembership) {
					err = fmt.Errorf("%w: dossierd person list shows those that do", err)
				}
				if err != nil {
					return err
				}
				free(cmd.OutOrStdout(), freed)
				return printed(fmt.Fprintf(cmd.OutOrStdout(), "%s has ended\n", args[0]))
			})
		},
	}
	reasonFlag(cmd, &reason)
	at.flag(cmd)
	return cmd
}

// free says on which panels a place falls free.
func free(out io.Writer, freed []string) {
	for _, number := range freed {
		fmt.Fprintf(out, "%s: the place on the panel falls free within half a minute, and the programme officer is told\n", number)
	}
}

func membershipListCommand() *cobra.Command {
	var at place
	cmd := &cobra.Command{
		Use:   "list PERSON",
		Short: "List every membership of somebody, those that are over too",
		Args:  onePerson,
		RunE: func(cmd *cobra.Command, args []string) error {
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				all, err := store.Members(cmd.Context())
				if err != nil {
					return err
				}
				all = slices.DeleteFunc(all, func(m postgres.Member) bool { return m.ID != args[0] })
				if len(all) == 0 {
					return person(access.ErrNoPerson)
				}
				return listMemberships(cmd.OutOrStdout(), all)
			})
		},
	}
	at.flag(cmd)
	return cmd
}

func listMemberships(out io.Writer, all []postgres.Member) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "MEMBERSHIP\tAS\tSINCE\tUNTIL\tBESIDES")
	for _, m := range all {
		last, besides := "-", []string{m.Duty}
		if !m.Ends.IsZero() {
			last = calendar.Ending(m.Ends).String()
		}
		if m.Dossier != "" {
			besides = append(besides, "only "+m.Dossier)
		}
		if m.Lender != "" {
			besides = append(besides, "lent by "+m.Lender)
		}
		if !m.Active {
			besides = append(besides, "does not count now")
		}
		besides = slices.DeleteFunc(besides, func(s string) bool { return s == "" })
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", m.Acts(), m.Calls(), calendar.DateOf(m.Begins), last, strings.Join(besides, ", "))
	}
	return w.Flush()
}
