// SPDX-License-Identifier: EUPL-1.2

// Package e2e runs the real programs: PostgreSQL and Temporal in a process of their own, the API over HTTP, the command line.
package e2e

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// programs is the folder with dossierd, built to die where a test says, and dossier.
var programs string

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	err := os.Setenv("LC_ALL", "C.UTF-8") // whoever runs the tests, the programs speak Dutch
	if err != nil {
		return 1, err
	}
	if os.Getenv("E2E_ENGINE_DIR")+os.Getenv("E2E_TEMPORAL")+os.Getenv("E2E_STRANGER") != "" {
		return m.Run(), nil // a helper of a test that has built them
	}
	if programs, err = os.MkdirTemp("", "dossierwerkt-e2e-"); err != nil {
		return 1, err
	}
	defer os.RemoveAll(programs)
	if err := errors.Join(os.Chmod(programs, 0o755), os.MkdirAll(filepath.Join(programs, "bin"), 0o755)); err != nil { // for every user
		return 1, err
	}
	for _, args := range [][]string{{"-tags", "crashpoints", "-o", "bin/dossierd", "./cmd/dossierd"}, {"-o", "bin/dossier", "./cmd/dossier"}} {
		for i, a := range args {
			if filepath.Dir(a) == "bin" {
				args[i] = filepath.Join(programs, a)
			}
		}
		cmd := exec.Command("go", append([]string{"build"}, args...)...)
		cmd.Dir = ".."
		if out, err := cmd.CombinedOutput(); err != nil {
			return 1, fmt.Errorf("build: %w\n%s", err, out)
		}
	}
	return testkit.Run(m), nil
}
