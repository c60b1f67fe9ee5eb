// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
)

// TestAnInstallationWithoutDemonstration goes from an empty machine to a dossier with nothing but the two programs: hubs,
// people, a complete hub, a call, a draft. Then it is checked, and somebody leaves.
func TestAnInstallationWithoutDemonstration(t *testing.T) {
	t.Parallel()
	m := bareMachine(t)
	tokens := t.TempDir()
	run := func(as, program string, args ...string) (string, error) {
		cmd := exec.Command(filepath.Join(programs, "bin", program), args...)
		cmd.Env = append(os.Environ(), "DOSSIER_SERVER="+m.address, "DOSSIER_TOKEN_FILE="+filepath.Join(tokens, as))
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	do := func(want, as, program string, args ...string) string {
		t.Helper()
		out, err := run(as, program, args...)
		if err != nil || !strings.Contains(out, want) {
			t.Fatalf("%s %v: %v, lacks %q:\n%s\n%s", program, args, err, want, out, m.log)
		}
		return out
	}
	do("added 12 hubs", "", "dossierd", "programme", "--data", m.dir)
	people := map[string]string{}
	for _, p := range [][]string{{"manager"}, {"programme_officer"}, {"auditor"}, {"hub_staff", "--hub", "kempen"},
		{"company", "--company", "0999.010.126"}} {
		args := append([]string{"person", "add", "--data", m.dir, "--name", "Iemand", "--role", p[0], "--token-file",
			filepath.Join(tokens, p[0])}, p[1:]...)
		people[p[0]] = strings.TrimSpace(do("p_", "", "dossierd", args...))
	}
	for _, partner := range []string{"stad-genk", "unizo-antwerpen", "lidwina"} {
		do("Volledig", "manager", "dossier", "hub", "partner", "add", "kempen", partner, "--core", "--from", "2026-01-01")
	}
	do("Volledig      ja", "manager", "dossier", "hub", "show", "kempen")
	do("Volledig      nee\n  – Er staat die dag geen kernpartner uit de sociale economie", "manager", "dossier", "hub", "partner",
		"end", "kempen", "lidwina")
	calls, err := call.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	rules := filepath.Join(tokens, "call.json")
	if err := os.WriteFile(rules, calls[0].JSON(), 0o600); err != nil {
		t.Fatal(err)
	}
	do("", "programme_officer", "dossier", "call", "publish", rules)
	do("CW-KORT-0001", "hub_staff", "dossier", "start", "--call", "CW-KORT", "--hub", "kempen", "--company", "0999.010.126", "--title",
		"Hergebruik hout")
	do("versie 2 bewaard", "company", "dossier", "edit", "CW-KORT-0001", "-f", "../docs/examples/kempen-hergebruik-hout.json")
	do("Stand: in opmaak.", "auditor", "dossier", "verify", "CW-KORT-0001")
	do("1 dossier: everything agrees", "", "dossierd", "verify", "--data", m.dir)
	if out, err := run("", "dossierd", "verify", "--data", m.dir, "CW-KORT-0007", "CW-KORT-0001"); err == nil ||
		!strings.Contains(out, "✗ CW-KORT-0007: ") || !strings.Contains(out, "✓ CW-KORT-0001: ") {
		t.Errorf("%v: %s", err, out)
	}
	if out := do("✓ namespace", "", "dossierd", "doctor", "--data", m.dir); strings.Contains(out, "✗") {
		t.Error(out)
	}
	do("has left", "", "dossierd", "person", "leave", people["hub_staff"], "--data", m.dir)
	if out, err := run("hub_staff", "dossier", "list"); err == nil || !strings.Contains(out, "401") {
		t.Errorf("who left comes in: %s", out)
	}
	for _, name := range []string{"manager", "hub_staff"} {
		token, err := os.ReadFile(filepath.Join(tokens, name))
		if err != nil || strings.Contains(m.log.String(), strings.TrimSpace(string(token))) {
			t.Errorf("the log holds a token, or there is none: %v", err)
		}
	}
}
