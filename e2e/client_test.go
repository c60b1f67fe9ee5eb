// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/oapi-codegen/runtime" // which the generated client needs
)

// aClientMadeFromTheDescriptionDecidesADossier generates a client as anybody would who writes a program against the API.
func aClientMadeFromTheDescriptionDecidesADossier(t *testing.T, m *machine) {
	number := m.draft()
	dir := t.TempDir()
	response, err := http.Get(m.address + "/api/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{
		filepath.Join(here, "testdata", "client", "generated.go"): filepath.Join(dir, "generated.go")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"openapi.json": raw, "overlay.json": overlay} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("go", args...)
		cmd.Env = append(os.Environ(), "SERVER="+m.address)
		for _, role := range []string{"hub_staff", "reviewer", "decider", "manager"} {
			cmd.Env = append(cmd.Env, "TOKEN_"+role+"="+m.token(role))
		}
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	run("tool", "oapi-codegen", "-generate", "types,client", "-package", "main", "-o", filepath.Join(dir, "generated.go"),
		filepath.Join(dir, "openapi.json"))
	if got := run("run", "-overlay", filepath.Join(dir, "overlay.json"), "./testdata/client",
		number); strings.TrimSpace(got) != "approved 4000.00 escalated" {
		t.Error(got)
	}
	m.verify(number)
}
