// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

func personInviteCommand() *cobra.Command {
	var at place
	var path string
	cmd := &cobra.Command{
		Use:   "invite PERSON",
		Short: "Give somebody a link by which they make a passkey, once, within fourteen days; earlier links no longer work",
		Args:  onePerson,
		RunE: func(cmd *cobra.Command, args []string) error {
			address, err := at.pages()
			if err != nil {
				return err
			}
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				return invite(cmd.Context(), cmd.OutOrStdout(), store, args[0], address, path)
			})
		},
	}
	linkFlag(cmd, &path)
	at.flag(cmd)
	return cmd
}

// pages is the address at which browsers come to the product.
func (p place) pages() (string, error) {
	otherwise := ""
	if p.dir != "" {
		e, err := readEndpoints(p.dir)
		if err != nil {
			return "", err
		}
		otherwise = e.HTTP
	}
	u := forBrowsers(otherwise)
	if u == nil {
		return "", errors.New("an invitation is a link: set " + publicURL + " to the address at which people reach Dossierwerkt, such as https://dossiers.example.org")
	}
	return u.String(), nil
}

func linkFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "link-file", "", "new file for the link, which only you can read; - shows it here instead")
}

func invite(ctx context.Context, out io.Writer, store *postgres.Store, id, address, path string) error {
	return withLink(out, path, address, func(hash string) error { return person(store.Invite(ctx, id, hash, "")) })
}

// withLink writes a personal link first, then has its hash stored: a link that opens nothing does no harm, a person whose earlier link was
// replaced for nothing cannot come in.
func withLink(out io.Writer, path, address string, store func(hash string) error) error {
	token := access.NewToken()
	link := address + "/uitnodiging/" + token
	stored := func() error { return store(access.HashToken(token)) }
	if path == "-" {
		if err := stored(); err != nil {
			return err
		}
		return printed(fmt.Fprintln(out, link))
	}
	return withSecret("--link-file", path, link, stored)
}

func personSignOutCommand() *cobra.Command {
	var at place
	cmd := &cobra.Command{
		Use:   "sign-out PERSON",
		Short: "End every session of somebody in a browser; passkeys and tokens stay",
		Args:  onePerson,
		RunE: func(cmd *cobra.Command, args []string) error {
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				ended, err := store.EndSessions(cmd.Context(), args[0], "")
				if err != nil {
					return err
				}
				return printed(fmt.Fprintf(cmd.OutOrStdout(), "%d sessions ended\n", len(ended)))
			})
		},
	}
	at.flag(cmd)
	return cmd
}
