// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// command runs a command line, and gives what it printed.
func command(args ...string) (string, error) {
	var out bytes.Buffer
	cmd := root()
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	err := cmd.ExecuteContext(context.Background())
	return out.String(), err
}

// must is command where nothing may go wrong.
func must(t *testing.T, args ...string) string {
	t.Helper()
	out, err := command(args...)
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return out
}

// folder is the data directory of a dossierd up on a database; its engine does not answer.
func folder(t *testing.T, db testkit.Database) string {
	t.Helper()
	dir := t.TempDir()
	owner, err := url.Parse(db.Owner)
	if err != nil {
		t.Fatal(err)
	}
	password, _ := owner.User.Password()
	for name, v := range map[string]any{
		"endpoints.json": endpoints{TemporalConfig: filepath.Join(dir, "temporal.toml"), Namespace: "dossierwerkt", Postgres: db.App},
		"secrets.json":   map[string]string{private.OwnerRole: password},
	} {
		raw, err := json.Marshal(v)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "temporal.toml"), []byte("[profile.full]\naddress = \"127.0.0.1:1\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
