// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/spf13/cobra"
)

func personCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "person",
		Short: "The people who may log in: add, list, another token, an invitation, leave, and who is the same human",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(personAddCommand(), personListCommand(), personTokenCommand(), personInviteCommand(), personSignOutCommand(), personLeaveCommand(), personJoinCommand(), personPartCommand())
	return cmd
}

func personAddCommand() *cobra.Command {
	var at place
	var p access.Person
	var role, path string
	var besides []access.Scope
	cmd := &cobra.Command{
		Use:     "add",
		Short:   "Add somebody with a token in a new file, and print the id",
		Example: `  dossierd person add --name "Els Janssens" --role hub_staff --hub kempen --email els@example.org --token-file els.token`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 { // it may be a name: it is not repeated
				return errors.New("an argument stands alone: what has spaces in it goes between quotes, after its flag")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			p.Role = dossier.Role(role)
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				return addPerson(cmd.Context(), cmd.OutOrStdout(), store, p, path, besides)
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&p.Name, "name", "", "name as others read it")
	flags.StringVar(&role, "role", "", "role: company, hub_staff, reviewer, programme_officer, assessor, decider, manager, auditor or admin")
	flags.StringVar(&p.Hub, "hub", "", "code of the hub, of hub_staff and reviewer")
	flags.StringVar(&p.Company, "company", "", "company number, of company")
	flags.StringVar(&p.Email, "email", "", "mailbox for notices; without it nothing is sent")
	flags.StringVar(&p.Lang, "lang", "nl", "language of notices: nl or en")
	tokenFlag(cmd, &path)
	decideFlag(cmd, &besides)
	at.flag(cmd)
	return cmd
}

// decideFlag has a token decide too: for a first day, and for when nobody can sign in with a second step.
func decideFlag(cmd *cobra.Command, besides *[]access.Scope) {
	cmd.Flags().BoolFunc("decide", "the token may decide too, and is good for 8 hours; else somebody who decides signs in with dossier login --scope decide",
		func(string) error { *besides = []access.Scope{access.Decide}; return nil })
}

func tokenFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "token-file", "", "new file for the token, which only you can read; it is shown nowhere else")
}

func addPerson(ctx context.Context, out io.Writer, store *postgres.Store, p access.Person, path string, besides []access.Scope) error {
	p, faults := p.Normal()
	var wrong []error
	for _, f := range faults {
		wrong = append(wrong, fmt.Errorf("--%s: %s", f.Pointer[1:], f.Words.In("en")))
	}
	if err := errors.Join(wrong...); err != nil {
		return err
	}
	if err := hubThere(ctx, store, p.Hub); err != nil {
		return err
	}
	p.ID = access.NewID("p_")
	if err := withToken(path, func(hash string) error { return store.AddPeople(ctx, map[string]access.Person{hash: p}, besides...) }); err != nil {
		return err
	}
	return printed(fmt.Fprintln(out, p.ID))
}

// hubThere says of a hub that is not on record which ones are; nobody needs to be of one.
func hubThere(ctx context.Context, store *postgres.Store, code string) error {
	if code == "" {
		return nil
	}
	hubs, err := store.Hubs(ctx, "")
	if err != nil {
		return err
	}
	var known []string
	for _, h := range hubs {
		if h.Code == code {
			return nil
		}
		known = append(known, h.Code)
	}
	if len(known) == 0 {
		return errors.New("--hub: no hub is on record yet: run dossierd programme first")
	}
	return fmt.Errorf("--hub: %w; there are %s", registry.ErrNoHub, strings.Join(known, ", "))
}

func personListCommand() *cobra.Command {
	var at place
	var everybody bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the people who may log in, and until when their token is good",
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
	cmd.Flags().BoolVar(&everybody, "all", false, "those who left too")
	at.flag(cmd)
	return cmd
}

func listPeople(out io.Writer, all []postgres.Member, everybody bool) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	shown, left := 0, 0
	var same []string
	for _, m := range all {
		if len(m.Same) > 1 && m.Same[0] == m.ID {
			same = append(same, strings.Join(m.Same, " "))
		}
		if !m.Active {
			left++
			if !everybody {
				continue
			}
		}
		if shown++; shown == 1 {
			fmt.Fprintln(w, "PERSON\tROLE\tHUB OR COMPANY\tNOTICES\tTOKEN UNTIL\tNAME")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", m.ID, m.Role, m.Hub+m.Company, notices(m), until(m), m.Name)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, ids := range same {
		fmt.Fprintf(out, "one human for four eyes, by mailbox or joined: %s\n", ids)
	}
	if shown == 0 {
		return printed(fmt.Fprintf(out, "nobody may log in: dossierd person add adds somebody (%d who left)\n", left))
	}
	return nil
}

func notices(m postgres.Member) string {
	if !m.Mail || !m.Active {
		return "no"
	}
	return m.Lang
}

func until(m postgres.Member) string {
	switch {
	case !m.Active:
		return "left"
	case m.Until.IsZero():
		return "no token"
	}
	return calendar.DateOf(m.Until).String()
}

func personTokenCommand() *cobra.Command {
	var at place
	var path string
	var replace bool
	var besides []access.Scope
	cmd := &cobra.Command{
		Use:   "token PERSON",
		Short: "Give somebody another token, in a new file; it is good for a year, and does all but decide",
		Args:  onePerson,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, id := cmd.Context(), args[0]
			if replace {
				return at.asOwner(ctx, func(owner *postgres.Owner) error {
					return withToken(path, func(hash string) error { return person(owner.Replace(ctx, id, hash, besides...)) })
				})
			}
			return at.with(ctx, func(store *postgres.Store) error {
				return withToken(path, func(hash string) error { return person(store.AddToken(ctx, id, hash, besides...)) })
			})
		},
	}
	cmd.Flags().BoolVar(&replace, "replace", false,
		"earlier tokens no longer fit, as when one is lost or seen; needs "+migrateURL+" or --data")
	tokenFlag(cmd, &path)
	decideFlag(cmd, &besides)
	at.flag(cmd)
	return cmd
}

// ownerCommand is one that only the owner of the schema can carry out on people.
func ownerCommand(use, short string, ids cobra.PositionalArgs, do func(ctx context.Context, out io.Writer, owner *postgres.Owner, ids []string) error) *cobra.Command {
	var at place
	cmd := &cobra.Command{
		Use:   use,
		Short: short + ". Needs " + migrateURL + " or --data",
		Args:  ids,
		RunE: func(cmd *cobra.Command, ids []string) error {
			return at.asOwner(cmd.Context(), func(owner *postgres.Owner) error {
				return person(do(cmd.Context(), cmd.OutOrStdout(), owner, ids))
			})
		},
	}
	at.flag(cmd)
	return cmd
}

func personLeaveCommand() *cobra.Command {
	return ownerCommand("leave PERSON", "Have somebody leave: no login, no notices; what they did stays on record", onePerson,
		func(ctx context.Context, out io.Writer, owner *postgres.Owner, ids []string) error {
			freed, err := owner.Leave(ctx, ids[0])
			if err != nil {
				return err
			}
			for _, number := range freed {
				fmt.Fprintf(out, "%s: the place on the panel falls free within half a minute, and the programme officer is told\n", number)
			}
			return printed(fmt.Fprintf(out, "%s has left: no token fits any more\n", ids[0]))
		})
}

func personJoinCommand() *cobra.Command {
	return ownerCommand("join PERSON OTHER", "Say that two rows are one human: neither judges what the other had in hand", twoPeople,
		func(ctx context.Context, out io.Writer, owner *postgres.Owner, ids []string) error {
			if err := owner.Join(ctx, ids[0], ids[1]); err != nil {
				return err
			}
			return printed(fmt.Fprintf(out, "%s and %s are one human: dossierd person part %s takes it back\n", ids[0], ids[1], ids[1]))
		})
}

func personPartCommand() *cobra.Command {
	return ownerCommand("part PERSON", "Take back that a row was joined to another", onePerson,
		func(ctx context.Context, out io.Writer, owner *postgres.Owner, ids []string) error {
			if err := owner.Part(ctx, ids[0]); err != nil {
				return err
			}
			return printed(fmt.Fprintf(out, "%s is joined to nobody\n", ids[0]))
		})
}

// twoPeople wants the ids of two.
func twoPeople(cmd *cobra.Command, args []string) error {
	if len(args) != 2 || args[0] == args[1] {
		return errors.New("give the ids of two rows, such as p_… p_…: dossierd person list --all shows them beside the names")
	}
	return errors.Join(onePerson(cmd, args[:1]), onePerson(cmd, args[1:]))
}

// onePerson wants an id: a name could be anybody's, and is not repeated.
func onePerson(_ *cobra.Command, args []string) error {
	if len(args) != 1 || !strings.HasPrefix(args[0], "p_") {
		return errors.New("give the id of one person, such as p_…: dossierd person list shows it beside the name")
	}
	return nil
}

// person says what to do about a person who is not there.
func person(err error) error {
	if errors.Is(err, access.ErrNoPerson) || errors.Is(err, access.ErrLeft) {
		return fmt.Errorf("%w: dossierd person list --all shows everybody", err)
	}
	return err
}

// printed is the error of what was printed: a full disk is not a success.
func printed(_ int, err error) error { return err }
