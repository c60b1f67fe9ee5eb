// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// kept is what the record has of the token in a file.
func kept(t *testing.T, store *postgres.Store, path string) access.Token {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := store.Token(context.Background(), access.HashToken(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return b.By
}

func TestAnOperatorHandsOutWhatDecidesOnlyWhereItIsSaid(t *testing.T) {
	t.Parallel()
	store, db := testkit.NewStore(t)
	dir := folder(t, db)
	file := func(name string) string { return filepath.Join(dir, name) }
	id := strings.TrimSpace(must(t, "person", "add", "--data", dir, "--name", "Marijke", "--role", "decider", "--token-file", file("usual")))
	must(t, "person", "token", id, "--data", dir, "--token-file", file("deciding"), "--decide")
	for name, decides := range map[string]bool{"usual": false, "deciding": true} {
		life := map[bool]string{false: "8760h0m0s", true: "8h0m0s"}[decides]
		if got := kept(t, store, file(name)); got.May(access.Decide) != decides || !got.May(access.Read) || got.Expires.Sub(got.Created).String() != life {
			t.Errorf("%s: %+v", name, got)
		}
	}
	must(t, "person", "token", id, "--data", dir, "--token-file", file("anew"), "--decide", "--replace")
	if got := kept(t, store, file("anew")); !got.May(access.Decide) {
		t.Errorf("%+v", got)
	}
}

// TestTheDemonstrationKeepsItsTokens, also those from before they were marked, and marks nobody else's.
func TestTheDemonstrationKeepsItsTokens(t *testing.T) {
	t.Parallel()
	store, db := testkit.NewStore(t)
	demo := t.TempDir()
	if err := setUpDemo(t.Context(), store, demo); err != nil {
		t.Fatal(err)
	}
	people, err := demoPeople(filepath.Join(demo, "demo-people.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := store.AddToken(t.Context(), people[0].ID, "an operator's"); err != nil {
		t.Fatal(err)
	}
	db.Exec(t, "update token set demo = false, scopes = '{read,draft,review,manage}'") // as they come from an earlier version
	if err := setUpDemo(t.Context(), store, demo); err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if b, err := store.Token(t.Context(), access.HashToken(p.Token)); err != nil || !b.By.Demo || !b.By.May(access.Decide) {
			t.Errorf("%s: %+v, %v", p.Role, b.By, err)
		}
	}
	if b, err := store.Token(t.Context(), "an operator's"); err != nil || b.By.Demo || b.By.May(access.Decide) {
		t.Errorf("%+v, %v", b.By, err)
	}
}

func TestTheDemonstrationIsForThisMachineOnly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		door
		here bool
	}{
		"this machine":         {door{address: "127.0.0.1:0"}, true},
		"behind a proxy":       {door{address: "127.0.0.1:0", behindProxy: true}, false},
		"every address":        {door{address: ":0", cert: "cert", key: "key"}, false},
		"this machine by name": {door{address: "localhost:8080"}, true},
	} {
		if err := c.door.here(); (err == nil) != c.here {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, args := range [][]string{{"up", "--data", t.TempDir()}, {"serve"}} {
		if _, err := command(append(args, "--demo", "--behind-proxy")...); err == nil || !strings.Contains(err.Error(), "this machine only") {
			t.Errorf("%v: %v", args, err)
		}
	}
}
