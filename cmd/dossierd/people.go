// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

func personListCommand() *cobra.Command {
	var at place
	var everybody bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the people who may sign in, with a line for each membership, its last day, and until when their token is good",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				all, err := store.Members(cmd.Context())
				if err != nil {
					return err
				}
				return listPeople(cmd.OutOrStdout(), all, everybody)
			})
		},
	}
	cmd.Flags().BoolVar(&everybody, "all", false, "those who left too, and every membership that is over")
	at.flag(cmd)
	return cmd
}

// listPeople begins each line with the id of the membership. That of the first one is the person's, and is shown also where that one is
// over and another counts.
func listPeople(out io.Writer, all []postgres.Member, everybody bool) error {
	people, left := inTurn(all)
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	shown := 0
	for _, held := range people {
		gone := !slices.ContainsFunc(held, counts)
		for _, m := range held {
			if !everybody && (gone || !counts(m) && m.Acts() != m.ID) {
				continue
			}
			if shown++; shown == 1 {
				fmt.Fprintln(w, "PERSON OR MEMBERSHIP\tAS\tUNTIL\tMAIL\tTOKEN\tNAME")
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", m.Acts(), m.Calls(), lastDay(m), notices(m), token(held, gone), m.Name)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, ids := range humans(all) {
		fmt.Fprintf(out, "one human for four eyes, by mailbox or joined: %s\n", ids)
	}
	if shown == 0 {
		return printed(fmt.Fprintf(out, "nobody may sign in: dossierd person add adds somebody (%d who left)\n", left))
	}
	return nil
}

// inTurn puts the memberships of each person together, the first one first, and counts who left.
func inTurn(all []postgres.Member) (people [][]postgres.Member, left int) {
	at := map[string]int{}
	for _, m := range all {
		i, there := at[m.ID]
		if !there {
			i = len(people)
			at[m.ID], people = i, append(people, nil)
		}
		if people[i] = append(people[i], m); m.Acts() == m.ID {
			copy(people[i][1:], people[i])
			people[i][0] = m
		}
	}
	for _, held := range people {
		if !slices.ContainsFunc(held, counts) {
			left++
		}
	}
	return people, left
}

// counts says whether a membership counts, or will.
func counts(m postgres.Member) bool { return m.Active || later(m) }

// later says whether a membership is yet to begin; one that ended before that never does.
func later(m postgres.Member) bool {
	return m.Begins.After(time.Now()) && (m.Ends.IsZero() || m.Ends.After(m.Begins))
}

// lastDay is the last day on which a membership counts, or why it does not.
func lastDay(m postgres.Member) string {
	switch {
	case later(m):
		return "later"
	case !m.Active:
		return "over"
	case m.Ends.IsZero():
		return "-"
	}
	return calendar.Ending(m.Ends).String()
}

func notices(m postgres.Member) string {
	if !m.Mail || !counts(m) {
		return "no"
	}
	return m.Lang
}

// token is until when the newest token of a person is good.
func token(held []postgres.Member, gone bool) string {
	newest := slices.MaxFunc(held, func(a, b postgres.Member) int { return a.Until.Compare(b.Until) }).Until
	switch {
	case gone:
		return "left"
	case newest.IsZero():
		return "none"
	}
	return calendar.DateOf(newest).String()
}

// humans are the ids of each human who is on record more than once.
func humans(all []postgres.Member) (ids []string) {
	for _, m := range all {
		if same := strings.Join(m.Same, " "); m.Lender == "" && len(m.Same) > 1 && !slices.Contains(ids, same) {
			ids = append(ids, same)
		}
	}
	return ids
}
