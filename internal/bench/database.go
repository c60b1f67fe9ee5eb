// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"

	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
)

// superuser is PostgreSQL's own; only he may copy rows without their triggers.
const superuser = "postgres"

// database is the URL of the product's database, as the application's role or as another one.
func (s *side) database(role string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(s.dir, "endpoints.json"))
	if err != nil {
		return "", err
	}
	var endpoints struct{ Postgres string }
	if err := json.Unmarshal(raw, &endpoints); err != nil || role == "" {
		return endpoints.Postgres, err
	}
	u, err := url.Parse(endpoints.Postgres)
	if err != nil {
		return "", err
	}
	password, err := private.Password(s.dir, role)
	if err != nil {
		return "", err
	}
	u.User = url.UserPassword(role, password)
	return u.String(), nil
}
