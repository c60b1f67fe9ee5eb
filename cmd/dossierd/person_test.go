// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// holder finds who a token file lets in.
func holder(t *testing.T, store *postgres.Store, path string) (access.Person, error) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	i, err := store.Token(context.Background(), access.HashToken(string(raw)))
	if err == nil && len(i.People) != 1 {
		err = access.ErrLeft
	}
	if err != nil {
		return access.Person{}, err
	}
	return i.People[0], nil
}

// TestAnEmptyInstallationGetsItsPeople goes from an empty database to somebody who comes in, gets another token, and leaves.
func TestAnEmptyInstallationGetsItsPeople(t *testing.T) {
	t.Parallel()
	store, db := testkit.NewStore(t)
	dir := folder(t, db)
	file := func(name string) string { return filepath.Join(dir, name) }
	if out := must(t, "person", "list", "--data", dir); !strings.Contains(out, "dossierd person add") {
		t.Error(out)
	}
	staff := []string{"person", "add", "--data", dir, "--name", "Els Janssens", "--role", "hub_staff", "--hub", "kempen", "--email",
		"els@example.org", "--lang", "en", "--token-file", file("els")}
	if _, err := command(staff...); err == nil || !strings.Contains(err.Error(), "dossierd programme") {
		t.Errorf("before there are hubs: %v", err)
	}
	if out := must(t, "programme", "--data", dir); !strings.Contains(out, "12 hubs") {
		t.Error(out)
	}
	if out := must(t, "programme", "--data", dir); !strings.Contains(out, "nothing to add: 12 hubs") {
		t.Error(out)
	}
	id := strings.TrimSpace(must(t, staff...))
	els, err := holder(t, store, file("els"))
	if err != nil || els.ID != id || els.Name != "Els Janssens" || els.Role != dossier.HubStaff || els.Hub != "kempen" {
		t.Fatalf("%q: %+v, %v", id, els, err)
	}
	if info, err := os.Stat(file("els")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	must(t, "person", "add", "--data", dir, "--name", "Noor Peeters", "--role", "company", "--company", "BE0999010126", "--token-file",
		file("noor"))
	if noor, err := holder(t, store, file("noor")); err != nil || noor.Company != "0999.010.126" {
		t.Errorf("%+v, %v", noor, err)
	}
	list := must(t, "person", "list", "--data", dir)
	for _, want := range []string{id + "  hub_staff:kempen ", "  en  ", "company:0999.010.126  -      no  ", "Els Janssens", "Noor Peeters"} {
		if !strings.Contains(list, want) {
			t.Errorf("lacks %q:\n%s", want, list)
		}
	}
	if token, _ := os.ReadFile(file("els")); strings.Contains(list, strings.TrimSpace(string(token))) ||
		strings.Contains(list, "els@example.org") {
		t.Errorf("the list gives away a token or an address:\n%s", list)
	}
	must(t, "person", "token", id, "--data", dir, "--token-file", file("els-2"))
	must(t, "person", "token", id, "--data", dir, "--token-file", file("els-3"), "--replace")
	for name, fits := range map[string]bool{"els": false, "els-2": false, "els-3": true} {
		if _, err := holder(t, store, file(name)); (err == nil) != fits {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(t, "person", "leave", id, "--data", dir)
	if _, err := holder(t, store, file("els-3")); !errors.Is(err, record.ErrNoKey) {
		t.Errorf("who left comes in: %v", err)
	}
	if out := must(t, "person", "list", "--data", dir); strings.Contains(out, id) {
		t.Error(out)
	}
	if out := must(t, "person", "list", "--all", "--data", dir); !strings.Contains(out, "left") || !strings.Contains(out, id) {
		t.Error(out)
	}
	for _, args := range [][]string{{"person", "token", id}, {"person", "token", id, "--replace"}, {"person", "token", "p_nobody"}} {
		if _, err := command(append(args, "--data", dir, "--token-file", file("none"))...); err == nil ||
			!strings.Contains(err.Error(), "person list") {
			t.Errorf("%v: %v", args, err)
		}
		if _, err := os.Stat(file("none")); !os.IsNotExist(err) {
			t.Errorf("%v leaves a token that lets nobody in", args)
		}
	}
}

// TestAPersonWhoIsWrongIsNotAdded: every mistake is named by its flag, at once, and nothing that was typed is repeated.
func TestAPersonWhoIsWrongIsNotAdded(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	dir := folder(t, p.Database)
	taken := filepath.Join(dir, "taken")
	if err := os.WriteFile(taken, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := must(t, "person", "list", "--data", dir)
	els := "--name Janssens --role hub_staff --hub kempen"
	for args, says := range map[string][]string{
		"": {"--name", "--role"},
		"--name Janssens --role boss --email janssens --lang fr --company 0999": {"--role: is one of company, hub_staff", "--email", "--lang"},
		"--name Janssens --role company --company 0999.010.127":                 {"--company"},
		"--name Janssens --role reviewer":                                       {"--hub: is required"},
		"--name Janssens --role hub_staff --hub janssens":                       {"--hub", "gent, kempen, leuven"},
		els + " --duty signatory --since gisteren --until 2020-01-01":           {"--duty: is coordinator of hub_staff", "--since: is no day", "--until: comes before"},
		els + " --decide":                                                           {"--decide", "--token-file"},
		els + " --link-file l --token-file t":                                       {"give one of both"},
		els + " --token-file " + taken:                                              {"--token-file", "nothing is overwritten"},
		els + " --token-file " + filepath.Join(dir, "nowhere", "token"):             {"--token-file", "no such file"},
		"Janssens --role hub_staff --hub kempen --token-file " + filepath.Join(dir): {"between quotes"},
	} {
		out, err := command(append([]string{"person", "add", "--data", dir}, strings.Fields(args)...)...)
		if err == nil {
			t.Errorf("%s: added: %s", args, out)
			continue
		}
		for _, want := range says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: lacks %q: %v", args, want, err)
			}
		}
		if said := strings.ToLower(err.Error() + out); strings.Contains(said, "janssens") || strings.Contains(said, "0999.010.127") {
			t.Errorf("%s: what was typed is repeated: %v", args, err)
		}
	}
	if raw, err := os.ReadFile(taken); err != nil || string(raw) != "kept" {
		t.Errorf("%s, %v", raw, err)
	}
	if after := must(t, "person", "list", "--data", dir); after != before {
		t.Error(after)
	}
	for _, args := range []string{"person ad", "person leave Janssens", "person token", "person list x"} {
		if _, err := command(append(strings.Fields(args), "--data", dir)...); err == nil {
			t.Errorf("%s is taken", args)
		}
	}
}

// TestTheEnvironmentNamesTheDatabase: adding is the application's, leaving needs the owner, and says so.
func TestTheEnvironmentNamesTheDatabase(t *testing.T) {
	store, db := testkit.NewStore(t)
	path := filepath.Join(t.TempDir(), "token")
	t.Setenv(databaseURL, db.App)
	t.Setenv(migrateURL, "")
	id := strings.TrimSpace(must(t, "person", "add", "--name", "Griet", "--role", "auditor", "--token-file", path))
	if _, err := command("person", "leave", id); err == nil || !strings.Contains(err.Error(), migrateURL) ||
		!strings.Contains(err.Error(), "--data") {
		t.Errorf("without the owner's URL: %v", err)
	}
	if _, err := holder(t, store, path); err != nil {
		t.Error(err)
	}
	t.Setenv(migrateURL, db.Owner)
	must(t, "person", "leave", id)
	if _, err := holder(t, store, path); err == nil {
		t.Error("who left comes in")
	}
	t.Setenv(databaseURL, db.Owner)
	if _, err := command("person", "list"); err == nil || !strings.Contains(err.Error(), "owner of the tables") {
		t.Errorf("as the owner: %v", err)
	}
}

// TestADataDirectoryThatIsNone: what is wrong with --data is said, and no password with it.
func TestADataDirectoryThatIsNone(t *testing.T) {
	t.Parallel()
	_, db := testkit.NewStore(t)
	empty, torn, stopped := t.TempDir(), folder(t, db), folder(t, db)
	bare := folder(t, db)
	for path, text := range map[string]string{
		filepath.Join(torn, "endpoints.json"):    `{"postgres":"postgres://a:geheim@`,
		filepath.Join(stopped, "endpoints.json"): `{"postgres":"postgres://a:geheim@127.0.0.1:1/x"}`,
		filepath.Join(bare, "secrets.json"):      `{"postgres":"geheim"}`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ dir, args, says string }{
		{empty, "person list", "no dossierd up has started"},
		{empty, "verify", "no dossierd up has started"},
		{empty, "doctor", "no dossierd up has started"},
		{torn, "programme", "cannot be read"},
		{torn, "person leave p_x", "cannot be read"},
		{stopped, "person list", "start dossierd up --data"},
		{stopped, "verify", "start dossierd up --data"},
		{bare, "person leave p_x", "no password of dossierwerkt_owner"},
	} {
		out, err := command(append(strings.Fields(c.args), "--data", c.dir)...)
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(out+err.Error(), "geheim") {
			t.Errorf("%s: %v %s", c.args, err, out)
		}
	}
}

// TestADemonstrationDoesNotMixWithPeople: tokens that let nobody in would be all that came of it.
func TestADemonstrationDoesNotMixWithPeople(t *testing.T) {
	t.Parallel()
	store, db := testkit.NewStore(t)
	dir, demo := folder(t, db), t.TempDir()
	must(t, "person", "add", "--data", dir, "--name", "Griet", "--role", "auditor", "--token-file", filepath.Join(dir, "token"))
	if err := setUpDemo(context.Background(), store, demo); err == nil || !strings.Contains(err.Error(), "does not mix") {
		t.Error(err)
	}
	if left, err := os.ReadDir(demo); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

// TestAnOperatorSeesWhoIsOneHuman by mailbox, also of who left, and says who else is.
func TestAnOperatorSeesWhoIsOneHuman(t *testing.T) {
	t.Parallel()
	store, db := testkit.NewStore(t)
	dir := folder(t, db)
	add := func(args ...string) string {
		args = append([]string{"person", "add", "--data", dir, "--name", "Els", "--token-file", filepath.Join(t.TempDir(), "token")}, args...)
		return strings.TrimSpace(must(t, args...))
	}
	one := add("--role", "decider", "--email", "els@example.org")
	args := []string{"person", "add", "--data", dir, "--name", "Els", "--role", "assessor", "--email", "Els@Example.org"}
	if _, err := command(args...); err == nil || !strings.Contains(err.Error(), "membership give "+one) || strings.Contains(err.Error(), "xample.org") {
		t.Errorf("the same mailbox: %v", err)
	}
	two := access.NewID("p_") // as before there were memberships
	if err := store.AddPerson(context.Background(), access.Person{ID: two, Name: "Els", Email: "Els@Example.org"},
		postgres.Giving{What: access.Membership{Role: dossier.Assessor}}); err != nil {
		t.Fatal(err)
	}
	three := add("--role", "company", "--company", "0999.010.126")
	must(t, "person", "leave", one, "--data", dir)
	together := func(want ...string) {
		t.Helper()
		slices.Sort(want)
		out := must(t, "person", "list", "--data", dir)
		if line := "one human for four eyes, by mailbox or joined: " + strings.Join(want, " ") + "\n"; !strings.HasSuffix(out, line) {
			t.Errorf("lacks %q:\n%s", line, out)
		}
	}
	together(one, two)
	must(t, "person", "join", two, three, "--data", dir)
	together(one, two, three)
	must(t, "person", "part", three, "--data", dir)
	together(one, two)
	for _, args := range [][]string{{"join", two}, {"join", two, two}, {"join", two, "p_nobody"}, {"join", "p_nobody", two}, {"join", "Els", two}, {"part", "p_nobody"}} {
		if _, err := command(append(append([]string{"person"}, args...), "--data", dir)...); err == nil || !strings.Contains(err.Error(), "person list") {
			t.Errorf("%v: %v", args, err)
		}
	}
	together(one, two)
	if id, err := store.Bind(context.Background(), "https://provider.example.org", "1", "els@example.org"); err != nil || id != two {
		t.Fatal(id, err)
	}
	must(t, "person", "unbind", two, "--data", dir)
	if _, err := store.Known(context.Background(), "https://provider.example.org", "1"); !errors.Is(err, access.ErrNoPerson) {
		t.Errorf("the provider still tells who it is: %v", err)
	}
	if _, err := command("person", "unbind", two, "--data", dir); err == nil || !strings.Contains(err.Error(), "person list") {
		t.Errorf("twice: %v", err)
	}
}
