// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
)

// Durable says whether what is committed survives a power cut; the error names the setting that is wrong.
func (s *Store) Durable(ctx context.Context) error {
	for _, name := range []string{"fsync", "full_page_writes", "synchronous_commit"} {
		var value string
		if err := s.pool.QueryRow(ctx, `select current_setting($1)`, name).Scan(&value); err != nil {
			return fmt.Errorf("setting %s: %w", name, err)
		}
		if value == "off" || (name == "synchronous_commit" && value == "local") {
			return fmt.Errorf("PostgreSQL runs with %s = %s: a commit could be lost; set it to on", name, value)
		}
	}
	return nil
}

// Confined says whether the application's role is as small as it must be: neither superuser nor owner of the tables.
func (s *Store) Confined(ctx context.Context) error {
	var super, owner, bypass bool
	err := s.pool.QueryRow(ctx, `select rolsuper, rolbypassrls, exists (select from pg_tables where schemaname = 'dossierwerkt' and tableowner = current_user)
		from pg_roles where rolname = current_user`).Scan(&super, &bypass, &owner)
	switch {
	case err != nil:
		return fmt.Errorf("role: %w", err)
	case super || bypass:
		return fmt.Errorf("the application connects to PostgreSQL as a superuser: give DOSSIERD_DATABASE_URL a role of its own")
	case owner:
		return fmt.Errorf("the application connects to PostgreSQL as the owner of the tables: give DOSSIERD_DATABASE_URL another role than DOSSIERD_MIGRATE_URL")
	}
	return nil
}
