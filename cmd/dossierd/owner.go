// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

// ownerCommand is one that only the owner of the schema can carry out on people.
func ownerCommand(use, short string, ids cobra.PositionalArgs,
	do func(ctx context.Context, out io.Writer, owner *postgres.Owner, ids []string) error) *cobra.Command {
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
			free(out, freed)
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

func personUnbindCommand() *cobra.Command {
	return ownerCommand("unbind PERSON", "Take back who the identity provider says somebody is: whom it told of comes in no more as this person", onePerson,
		func(ctx context.Context, out io.Writer, owner *postgres.Owner, ids []string) error {
			if err := owner.Unbind(ctx, ids[0]); err != nil {
				return err
			}
			return printed(fmt.Fprintf(out, "%s is known by no provider: who comes next with their mailbox is bound\n", ids[0]))
		})
}

// twoPeople wants the ids of two.
func twoPeople(cmd *cobra.Command, args []string) error {
	if len(args) != 2 || args[0] == args[1] {
		return errors.New("give the ids of two rows, such as p_… p_…: dossierd person list --all shows them beside the names")
	}
	return errors.Join(onePerson(cmd, args[:1]), onePerson(cmd, args[1:]))
}
