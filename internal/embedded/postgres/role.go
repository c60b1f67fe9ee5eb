// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
)

// ensureRole makes a role that may log in and nothing else.
func (s *Server) ensureRole(ctx context.Context, conn *pgx.Conn, role string) error {
	var there bool
	if err := conn.QueryRow(ctx, `select exists (select from pg_roles where rolname = $1)`, role).Scan(&there); err != nil || there {
		return err
	}
	// Roles and passwords take no parameters in SQL; ours are hexadecimal, and quoted all the same.
	_, err := conn.Exec(ctx, "create role "+pgx.Identifier{role}.Sanitize()+" login nosuperuser nocreaterole nocreatedb nobypassrls password '"+
		strings.ReplaceAll(s.secrets[role], "'", "''")+"'")
	return err
}

// ensureDatabase makes a database that belongs to a role and is closed to all others.
func ensureDatabase(ctx context.Context, conn *pgx.Conn, name, owner string) error {
	var there bool
	if err := conn.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, name).Scan(&there); err != nil || there {
		return err
	}
	quoted := pgx.Identifier{name}.Sanitize()
	for _, statement := range []string{
		"create database " + quoted + " owner " + pgx.Identifier{owner}.Sanitize(),
		"revoke all on database " + quoted + " from public",
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
