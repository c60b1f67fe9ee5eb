// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded/port"
	"github.com/jackc/pgx/v5"
)

// Options of a private PostgreSQL.
type Options struct {
	Dir       string // data directory of the whole product; ours is Dir/postgres
	Bin       string // folder with the programs; found when empty
	Log       *slog.Logger
	Ephemeral bool // for tests: nothing survives, so nothing is synced to disk
	// NewPasswords gives the roles of a database that exists new passwords, where secrets.json was lost.
	NewPasswords bool
}

// Server is a running PostgreSQL.
type Server struct {
	Port    int
	options Options
	bin     string
	owner   owner
	secrets secrets
	keeper  *keeper
}

// Roles and databases that the server holds.
const (
	Database           = "dossierwerkt"
	TemporalDatabase   = "temporal"
	VisibilityDatabase = "temporal_visibility"
	OwnerRole          = "dossierwerkt_owner" // owns the schema, migrates it
	AppRole            = "dossierwerkt_app"   // what the application may do
	TemporalRole       = "temporal"
	superuser          = "postgres"
)

// startWithin bounds a start: after kill -9 the old server may take seconds to go.
const startWithin = 40 * time.Second

// Start initialises the data directory if it is empty, starts the server, and makes roles and databases that are missing.
func Start(ctx context.Context, o Options) (*Server, error) {
	s := &Server{options: o}
	var err error
	if s.bin, err = Find(o.Bin, majorOf(s.data())); err != nil {
		return nil, err
	}
	if s.owner, err = findOwner(); err != nil {
		return nil, err
	}
	if err := s.folder(); err != nil {
		return nil, err
	}
	exists, err := s.exists()
	if err != nil {
		return nil, err
	}
	if s.secrets, err = readSecrets(o.Dir, !exists || o.NewPasswords); err != nil {
		return nil, err
	}
	if !exists {
		err = s.initialise(ctx)
	} else if o.NewPasswords {
		err = s.reset(ctx)
	}
	if err != nil {
		return nil, err
	}
	if s.Port, err = port.Stable(filepath.Join(o.Dir, "postgres.port")); err != nil {
		return nil, err
	}
	s.keeper = keep(s.command, o.Log)
	if err := s.prepare(ctx); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// Failed delivers one error when the server is lost for good.
func (s *Server) Failed() <-chan error { return s.keeper.failed }

// Stop shuts the server down and waits for it.
func (s *Server) Stop() { s.keeper.stop(s.stopSignal()) }

// URL connects a role to a database over loopback.
func (s *Server) URL(role, database string) string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword(role, s.secrets[role]), Host: s.Address(), Path: "/" + database,
		RawQuery: "sslmode=disable"}
	return u.String()
}

// Address is host and port.
func (s *Server) Address() string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port)) }

// Password is the secret of a role, for those who take it apart from the URL.
func (s *Server) Password(role string) string { return s.secrets[role] }

func (s *Server) folder() error {
	if err := os.MkdirAll(s.options.Dir, 0o711); err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	if err := s.owner.admit(s.options.Dir); err != nil {
		return err
	}
	if err := s.owner.passes(s.options.Dir); err != nil {
		return err
	}
	if err := os.MkdirAll(s.data(), 0o700); err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	if s.owner.switched {
		if err := os.Chown(s.data(), s.owner.uid, s.owner.gid); err != nil {
			return fmt.Errorf("data directory: %w", err)
		}
	}
	return nil
}

func (s *Server) data() string { return filepath.Join(s.options.Dir, "postgres") }

// prepare waits until the server answers and makes what is missing.
func (s *Server) prepare(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startWithin)
	defer cancel()
	conn, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	for _, role := range []string{OwnerRole, AppRole, TemporalRole} {
		if err := s.ensureRole(ctx, conn, role); err != nil {
			return fmt.Errorf("role %s: %w", role, err)
		}
	}
	for name, owner := range map[string]string{Database: OwnerRole, TemporalDatabase: TemporalRole, VisibilityDatabase: TemporalRole} {
		if err := ensureDatabase(ctx, conn, name, owner); err != nil {
			return fmt.Errorf("database %s: %w", name, err)
		}
	}
	if _, err := conn.Exec(ctx, "grant connect on database "+Database+" to "+AppRole); err != nil {
		return fmt.Errorf("database %s: %w", Database, err)
	}
	return nil
}

// connect tries until the server answers: it may still be recovering from a crash.
func (s *Server) connect(ctx context.Context) (*pgx.Conn, error) {
	for {
		conn, err := pgx.Connect(ctx, s.URL(superuser, superuser))
		if err == nil {
			return conn, nil
		}
		select {
		case err := <-s.keeper.failed:
			return nil, fmt.Errorf("PostgreSQL does not start, see %s: %w", s.logFile(), err)
		case <-ctx.Done():
			return nil, fmt.Errorf("PostgreSQL does not answer, see %s: %w", s.logFile(), errors.Join(ctx.Err(), err))
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func (s *Server) logFile() string { return filepath.Join(s.options.Dir, "postgres.log") }

// Dir is the data directory.
func (s *Server) Dir() string { return s.options.Dir }
