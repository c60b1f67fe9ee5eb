// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

func personCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "person",
		Short: "The people who may sign in: add, list, another token, an invitation, leave, and who is the same human",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(personAddCommand(), personListCommand(), personTokenCommand(), personInviteCommand(), personSignOutCommand(),
		personLeaveCommand(), personJoinCommand(), personPartCommand(), personUnbindCommand())
	return cmd
}

func personAddCommand() *cobra.Command {
	var at place
	var p access.Person
	var first giving
	var in entrance
	cmd := &cobra.Command{
		Use:   "add",
		Short: "Put somebody on record with a first membership, and print the id; with a token or a personal link in a new file, or with neither",
		Example: `  dossierd person add --name "Els Janssens" --role hub_staff --hub kempen --email els@example.org --link-file els.link
  dossierd person add --name "Els Janssens" --role hub_staff --hub kempen --email els@example.org --token-file els.token`,
		Args: alone,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				p.ID = access.NewID("p_")
				return addPerson(cmd, store, at, p, &first, in)
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&p.Name, "name", "", "name as others read it")
	flags.StringVar(&p.Email, "email", "", "mailbox for notices, of nobody else: one mailbox is one human; without it nothing is sent")
	flags.StringVar(&p.Lang, "lang", "nl", "language of notices: nl or en")
	first.flags(cmd)
	tokenFlag(cmd, &in.token)
	linkFlag(cmd, &in.link)
	decideFlag(cmd, &in.besides)
	at.flag(cmd)
	return cmd
}

// entrance is how somebody who is added comes in: by a token, by a link, or later.
type entrance struct {
	token, link string
	besides     []access.Scope
}

// check refuses what does not go together.
func (in entrance) check() error {
	switch {
	case in.token != "" && in.link != "":
		return errors.New("--token-file, --link-file: give one of both, or none: dossierd person invite and person token make more")
	case in.token == "" && len(in.besides) > 0:
		return errors.New("--decide: is of a token: give --token-file too")
	}
	return nil
}

// alone refuses an argument without a flag: it may be a name, and is not repeated.
func alone(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return errors.New("an argument stands alone: what has spaces in it goes between quotes, after its flag")
	}
	return nil
}

func addPerson(cmd *cobra.Command, store *postgres.Store, at place, p access.Person, first *giving, in entrance) error {
	ctx, out := cmd.Context(), cmd.OutOrStdout()
	if err := in.check(); err != nil {
		return err
	}
	m, faults := first.read()
	p.Role, p.Hub, p.Company = m.Role, m.Hub, m.Company
	p, wrong := p.Normal()
	m, err := given(ctx, store, m, append(faults, wrong...))
	if err != nil {
		return err
	}
	if p.Email != "" {
		there, err := store.Mailbox(ctx, p.Email)
		switch {
		case err != nil:
			return err
		case there != "":
			return fmt.Errorf("--email: is of %s, and one mailbox is one human: dossierd membership give %[1]s gives one more membership", there)
		}
	}
	g := postgres.Giving{What: m}
	switch {
	case in.token != "":
		err = withToken(in.token, func(hash string) error { return store.AddHolder(ctx, p, g, hash, in.besides...) })
	case in.link != "":
		var address string
		if address, err = at.pages(); err != nil {
			return err
		}
		err = withLink(out, in.link, address, func(hash string) error {
			if err := store.AddPerson(ctx, p, g); err != nil {
				return err
			}
			if err := store.Invite(ctx, p.ID, hash, ""); err != nil {
				return fmt.Errorf("%s is on record without a link: dossierd person invite %[1]s makes one: %w", p.ID, err)
			}
			return nil
		})
	default:
		err = store.AddPerson(ctx, p, g)
	}
	if err != nil {
		return err
	}
	if in.token == "" && in.link == "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "this lets nobody in yet: dossierd person invite %s --link-file FILE makes a personal link, person token %[1]s --token-file FILE a token\n", p.ID)
	}
	return printed(fmt.Fprintln(out, p.ID))
}

// decideFlag has a token decide too: for a first day, and for when nobody can sign in with a second step.
func decideFlag(cmd *cobra.Command, besides *[]access.Scope) {
	cmd.Flags().BoolFunc("decide", "the token may decide too, and is good for 8 hours; else somebody who decides signs in with dossier login --scope decide",
		func(string) error { *besides = []access.Scope{access.Decide}; return nil })
}

func tokenFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "token-file", "", "new file for the token, which only you can read; it is shown nowhere else")
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
