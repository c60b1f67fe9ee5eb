// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/file"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/sample"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

// demoPerson is a line of demo-people.json.
type demoPerson struct {
	access.Person
	Token string `json:"token"`
}

// setUpDemo adds the hubs as they are published, and invented organisations, calls and people, once per data directory. The files are
// written before the database knows the people, so that a crash in between leaves tokens that are used at the next start, never people
// without tokens.
func setUpDemo(ctx context.Context, store *postgres.Store, dir string) error {
	known, err := store.Peopled(ctx)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "demo-people.json")); known && os.IsNotExist(err) {
		return errors.New("people are on record already, and the demonstration does not mix with them: leave it out, or take an empty database")
	}
	people, err := demoPeople(filepath.Join(dir, "demo-people.json"))
	if err != nil {
		return err
	}
	if err := writeTokens(filepath.Join(dir, "demo"), people); err != nil {
		return err
	}
	programme, err := registry.Published()
	if err != nil {
		return err
	}
	if err := store.AddProgramme(ctx, programme); err != nil {
		return fmt.Errorf("registry: %w", err)
	}
	invented, err := registry.Demo()
	if err != nil {
		return err
	}
	if err := store.AddExampleOrganisations(ctx, invented); err != nil {
		return fmt.Errorf("registry: %w", err)
	}
	if known {
		return store.DemoTokens(ctx, hashes(people)...)
	}
	calls, err := call.Demo(time.Now())
	if err != nil {
		return err
	}
	for _, c := range calls {
		if err := store.AddCall(ctx, c); err != nil {
			return fmt.Errorf("call %s: %w", c.Code, err)
		}
	}
	if err := store.AddPeople(ctx, hashed(people)); err != nil {
		return err
	}
	return store.DemoTokens(ctx, hashes(people)...)
}

// seed of the sample programme: the same dossiers on every machine.
const seed = 20211001

// addSample writes the invented programme of past years beside the demonstration. It may be stopped and goes on at the next start.
func addSample(ctx context.Context, s *service, dir string) error {
	people, err := demoPeople(filepath.Join(dir, "demo-people.json"))
	if err != nil {
		return err
	}
	programme, err := registry.Published()
	if err != nil {
		return err
	}
	var officials sample.Officials
	for _, p := range people {
		switch p.Role {
		case dossier.ProgrammeOfficer:
			officials.Officer = p.Person
		case dossier.Decider:
			officials.Decider = p.Person
		case dossier.Assessor:
			officials.Assessors = append(officials.Assessors, p.Person)
		}
	}
	began := time.Now()
	if err := sample.Make(seed, programme, officials).Write(ctx, s.store, s.desk.Ledger); err != nil {
		return fmt.Errorf("sample programme: %w", err)
	}
	debug.FreeOSMemory() // printing took some, and nothing like it follows
	s.log.Info("the sample programme is there", "took", time.Since(began).Round(time.Millisecond))
	return nil
}

// demonstrators are the people of the demonstration as who a browser may sign in.
func demonstrators(dir string) ([]web.DemoPerson, error) {
	people, err := demoPeople(filepath.Join(dir, "demo-people.json"))
	if err != nil {
		return nil, err
	}
	var all []web.DemoPerson
	for _, p := range people {
		all = append(all, web.DemoPerson{ID: p.ID, Name: p.Name, As: [2]string{p.Role.Label("nl"), p.Role.Label("en")}})
	}
	return all, nil
}

func demoPeople(path string) ([]demoPerson, error) {
	var people []demoPerson
	raw, err := os.ReadFile(path)
	if err == nil {
		return people, json.Unmarshal(raw, &people)
	}
	if !os.IsNotExist(err) {
		return nil, err
	}
	for _, p := range access.Demo() {
		people = append(people, demoPerson{p, access.NewToken()})
	}
	if raw, err = json.MarshalIndent(people, "", "  "); err != nil {
		return nil, err
	}
	return people, file.Replace(path, append(raw, '\n'))
}

// writeTokens writes the token of each person into a file of its own: <role>.token for the first of a role, then <role>-2.token.
func writeTokens(dir string, people []demoPerson) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	seen := map[dossier.Role]int{}
	for _, p := range people {
		seen[p.Role]++
		name := string(p.Role)
		if n := seen[p.Role]; n > 1 {
			name += fmt.Sprintf("-%d", n)
		}
		path := filepath.Join(dir, name+".token")
		if _, err := os.Stat(path); err == nil {
			continue
		}
		if err := file.Replace(path, []byte(p.Token+"\n")); err != nil {
			return err
		}
	}
	return nil
}

func hashed(people []demoPerson) map[string]access.Person {
	byHash := map[string]access.Person{}
	for _, p := range people {
		byHash[access.HashToken(p.Token)] = p.Person
	}
	return byHash
}

func hashes(people []demoPerson) (all []string) {
	for _, p := range people {
		all = append(all, access.HashToken(p.Token))
	}
	return all
}
