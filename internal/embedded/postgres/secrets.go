// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
	"github.com/jackc/pgx/v5"
)

// secrets are the passwords of the roles, by role; made once and kept readable by this program's user only.
type secrets map[string]string

// Password is the secret of a role in a data directory. None is made.
func Password(dir, role string) (string, error) {
	all := secrets{}
	raw, err := os.ReadFile(secretsFile(dir))
	if err != nil {
		return "", fmt.Errorf("secrets: %w", err)
	}
	if json.Unmarshal(raw, &all) != nil || all[role] == "" { // the reason could hold a secret
		return "", fmt.Errorf("secrets: %s holds no password of %s", secretsFile(dir), role)
	}
	return all[role], nil
}

func secretsFile(dir string) string { return filepath.Join(dir, "secrets.json") }

// roles are all that have a password.
var roles = []string{superuser, OwnerRole, AppRole, TemporalRole}

// readSecrets reads the passwords of a directory. Those that are missing are made only where that is asked: a database that exists has its
// own, and would not know the new ones.
func readSecrets(dir string, makes bool) (secrets, error) {
	path, all := secretsFile(dir), secrets{}
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	torn := err == nil && json.Unmarshal(raw, &all) != nil // the reason could hold a secret
	missing := false
	for _, role := range roles {
		if all[role] == "" {
			password := make([]byte, 24)
			rand.Read(password)
			all[role], missing = hex.EncodeToString(password), true
		}
	}
	switch {
	case !missing && !torn:
		return all, nil
	case !makes:
		return nil, fmt.Errorf("secrets: %s is lost or not whole, and the database in %s knows only what stood in it: put it back from a backup, "+
			"or start once with --new-passwords, which gives the roles of the database new ones; nothing was changed", path, dir)
	}
	if raw, err = json.Marshal(all); err != nil {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	return all, file.Replace(path, raw)
}

// reset gives the roles of a database that exists the passwords of this directory, while no server runs on it. They go through a pipe.
func (s *Server) reset(ctx context.Context) error {
	var statements strings.Builder
	for _, role := range roles {
		fmt.Fprintf(&statements, "alter role %s password '%s';\n", pgx.Identifier{role}.Sanitize(), s.secrets[role])
	}
	c := exec.CommandContext(ctx, filepath.Join(s.bin, "postgres"), "--single", "-D", s.data(), "-c", "log_statement=none",
		"-c", "log_min_error_statement=panic", "postgres")
	c.Dir, c.Stdin, c.SysProcAttr = "/", strings.NewReader(statements.String()), s.owner.attributes(syscall.SIGINT)
	out, err := c.CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("ERROR")) {
		return fmt.Errorf("secrets: the passwords of the database were not changed: %w\n%s", cmp.Or(err, errors.New("a statement was refused")), out)
	}
	return nil
}
