// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestHelperTemporal is not a test of its own: run again as a process, it is the part of Temporal's command line that README uses, on a raw client.
func TestHelperTemporal(t *testing.T) {
	if os.Getenv("E2E_TEMPORAL") == "" {
		return // not asked for: asTheREADMESaysItWithTemporal asks, and fails without an answer
	}
	args := flag.Args()
	if len(args) < 2 || args[0] != "workflow" {
		t.Fatalf("temporal %v", args)
	}
	f := flag.NewFlagSet("temporal", flag.ExitOnError)
	config, profile := f.String("config-file", "", ""), f.String("profile", "", "")
	id, name, query, input := f.String("workflow-id", "", ""), f.String("name", "", ""), f.String("type", "", ""), f.String("input", "null", "")
	if err := f.Parse(args[2:]); err != nil {
		t.Fatal(err)
	}
	with, err := envconfig.LoadClientOptions(envconfig.LoadClientOptionsRequest{ConfigFilePath: *config, ConfigFileProfile: *profile})
	if err != nil {
		t.Fatal(err)
	}
	c, err := client.Dial(with)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	switch args[1] {
	case "signal":
		err = c.SignalWorkflow(ctx, *id, "", *name, json.RawMessage(*input))
	case "query":
		var arguments []any
		if *input != "null" {
			arguments = append(arguments, json.RawMessage(*input))
		}
		value, failed := c.QueryWorkflow(ctx, *id, "", *query, arguments...)
		if err = failed; err == nil {
			var raw json.RawMessage
			err = value.Get(&raw)
			fmt.Printf("%s\n", raw)
		}
	default:
		t.Fatalf("temporal workflow %s", args[1])
	}
	if err != nil {
		t.Fatal(err)
	}
}

// asTheREADMESaysItWithTemporal types its lines one by one, on a dossier that is where each of them needs it.
func asTheREADMESaysItWithTemporal(t *testing.T, m *machine) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "<!-- temporal -->\n```sh\n")
	block, _, found := strings.Cut(rest, "\n```")
	lines := strings.Split(block, "\n")
	if !found || len(lines) != 6 {
		t.Fatalf("README has %d lines of it", len(lines))
	}
	work := testkit.Folder(t)
	tool := fmt.Sprintf("#!/bin/sh\nE2E_TEMPORAL=1 exec '%s' -test.run='^TestHelperTemporal$' -- \"$@\"\n", os.Args[0])
	if err := os.WriteFile(filepath.Join(work, "temporal"), []byte(tool), 0o755); err != nil {
		t.Fatal(err)
	}
	number := m.draft()
	m.must(200, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)
	before := "data=" + m.dir + "\nas() { DOSSIER_TOKEN_FILE=$data/demo/$1.token " + filepath.Join(programs, "bin", "dossier") + " \"${@:2}\"; }\n" + lines[0] + "\n"
	types := func(line string) string {
		cmd := exec.Command("bash", "-euo", "pipefail", "-c", before+strings.ReplaceAll(line, "CW-KORT-0002", number))
		cmd.Env = append(os.Environ(), "DOSSIER_SERVER="+m.address, "PATH="+work+":"+os.Getenv("PATH"))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
		return string(out)
	}
	types(lines[1])
	m.eventually("the review signal is carried out", func() bool { return m.state(number) == "endorsed" })
	m.must(200, "hub_staff", "POST", "/dossiers/"+number+"/submit", nil)
	types(lines[2])
	m.eventually("the decision signal is carried out", func() bool { return m.state(number) == "approved" })
	for i, part := range []string{`"status":"approved"`, `"type":"endorsed"`, `"command":"correct"`} {
		if said := types(lines[3+i]); !strings.Contains(said, part) {
			t.Errorf("%s: %s", lines[3+i], said)
		}
	}
	m.verify(number)
}
