// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
)

// ensureRole makes a role that may log in and nothing else; Temporal's may create its databases.
func (s *Server) ensureRole(ctx context.Context, conn *pgx.Conn, role string) error {
	var there bool
	if err := conn.QueryRow(ctx, `select exists (select from pg_roles where rolname = $1)`, role).Scan(&there); err != nil || there {
		return err
	}
	options := " login nosuperuser nocreaterole nobypassrls"
	if role == TemporalRole {
		options += " createdb"
	}
	// Roles and passwords take no parameters in SQL; ours are hexadecimal, and quoted all the same.
	_, err := conn.Exec(ctx, "create role "+pgx.Identifier{role}.Sanitize()+options+" password '"+strings.ReplaceAll(s.secrets[role], "'", "''")+"'")
	return err
}

func ensureDatabase(ctx context.Context, conn *pgx.Conn) error {
	var there bool
	if err := conn.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, Database).Scan(&there); err != nil || there {
		return err
	}
	for _, statement := range []string{
		"create database " + Database + " owner " + OwnerRole + " strategy wal_log",
		"revoke all on database " + Database + " from public",
		"grant connect on database " + Database + " to " + AppRole,
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
