// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"
	"net/url"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

func migrateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "migrate",
		Short: "Bring the schema up to date, as its owner (" + migrateURL + "), for the application's role (" + databaseURL + ")",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			owner, err := secret(migrateURL)
			if err != nil {
				return err
			}
			app, err := secret(databaseURL)
			if err != nil {
				return err
			}
			role, err := userOf(app)
			if err != nil {
				return err
			}
			if err := postgres.Migrate(cmd.Context(), owner, role); err != nil {
				return err
			}
			fmt.Println("the schema is up to date")
			return nil
		},
	}
}

// userOf reads the role from a connection URL; the URL itself is never shown.
func userOf(connection string) (string, error) {
	u, err := url.Parse(connection)
	if err != nil || u.User.Username() == "" {
		return "", errors.New(databaseURL + " must be a URL that names a role: postgres://role:password@host/database")
	}
	return u.User.Username(), nil
}
