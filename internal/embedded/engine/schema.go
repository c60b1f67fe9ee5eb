// SPDX-License-Identifier: EUPL-1.2

package engine

import (
	"errors"
	"fmt"
	"time"

	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/log"
	_ "go.temporal.io/server/common/persistence/sql/sqlplugin/postgresql" // registers postgres12_pgx
	pgschema "go.temporal.io/server/schema/postgresql/v12"
	"go.temporal.io/server/tools/common/schema"
	toolsql "go.temporal.io/server/tools/sql"
)

// Names of the stores in Temporal's configuration.
const (
	mainStore       = "main"
	visibilityStore = "visibility"
)

// connections is the size of each store's pool: enough for one machine, and PostgreSQL pays memory for each.
const connections = 10

func (o Options) stores() map[string]config.DataStore {
	store := func(database string) config.DataStore {
		return config.DataStore{SQL: &config.SQL{PluginName: "postgres12_pgx", ConnectProtocol: "tcp", ConnectAddr: o.Database.Address,
			User: o.Database.User, Password: o.Database.Password, DatabaseName: database,
			MaxConns: connections, MaxIdleConns: connections, MaxConnLifetime: time.Hour}}
	}
	return map[string]config.DataStore{mainStore: store(o.Database.Main), visibilityStore: store(o.Database.Visibility)}
}

// migrate brings the schemas of both databases to the version of this program, side by side.
func migrate(stores map[string]config.DataStore, logger log.Logger) error {
	visibility := make(chan error, 1)
	go func() {
		visibility <- update(*stores[visibilityStore].SQL, "postgresql/v12/visibility", pgschema.VisibilityVersion, logger)
	}()
	err := update(*stores[mainStore].SQL, "postgresql/v12/temporal", pgschema.Version, logger)
	return errors.Join(err, <-visibility)
}

func update(c config.SQL, name, version string, logger log.Logger) error {
	conn, err := toolsql.NewConnection(&c, logger)
	if err != nil {
		return fmt.Errorf("%s: %w", c.DatabaseName, err)
	}
	defer conn.Close()
	current, err := conn.ReadSchemaVersion()
	if err != nil { // no table of versions yet
		if err := schema.NewSetupSchemaTask(conn, &schema.SetupConfig{InitialVersion: "0.0"}, logger).Run(); err != nil {
			return fmt.Errorf("%s: %w", c.DatabaseName, err)
		}
	}
	if current == version {
		return nil
	}
	if err := schema.NewUpdateSchemaTask(conn, &schema.UpdateConfig{DBName: c.DatabaseName, SchemaName: name, TargetVersion: version},
		logger).Run(); err != nil {
		return fmt.Errorf("%s: %w", c.DatabaseName, err)
	}
	return nil
}
