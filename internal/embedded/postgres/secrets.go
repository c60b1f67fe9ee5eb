// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
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

func readSecrets(path string) (secrets, error) {
	all := secrets{}
	raw, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	if err == nil {
		if err := json.Unmarshal(raw, &all); err != nil {
			return nil, fmt.Errorf("secrets: %w", err)
		}
	}
	missing := false
	for _, role := range []string{superuser, OwnerRole, AppRole, TemporalRole} {
		if all[role] == "" {
			password := make([]byte, 24)
			rand.Read(password)
			all[role], missing = hex.EncodeToString(password), true
		}
	}
	if !missing {
		return all, nil
	}
	if raw, err = json.Marshal(all); err != nil {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	return all, file.Replace(path, raw)
}
