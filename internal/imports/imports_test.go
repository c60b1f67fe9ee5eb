// SPDX-License-Identifier: EUPL-1.2

// Package imports holds the packages to the direction in which imports run.
package imports

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/dossierwerkt/dossierwerkt/"

func deps(t *testing.T, pkg string) []string {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "./"+pkg)
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))
}

// TestNobodyReachesWhatIsNotTheirs names, per outside library or package of ours, the only packages that may depend on it.
func TestNobodyReachesWhatIsNotTheirs(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("go", "list", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	outer := []string{"cmd/dossierd", "internal/testkit", "e2e"}
	owners := map[string][]string{
		"github.com/jung-kurt/gofpdf":    append([]string{"internal/letter"}, outer...),
		"github.com/jackc/pgx/v5":        append([]string{"internal/postgres", "internal/embedded", "internal/embedded/postgres", "internal/embedded/engine"}, outer...),
		"go.temporal.io/server/temporal": append([]string{"internal/embedded", "internal/embedded/engine"}, outer...),
		"github.com/wneessen/go-mail":    append([]string{"internal/mail"}, outer...),
		module + "internal/desk":         append([]string{"internal/api"}, outer...),
		module + "internal/postgres":     outer,
	}
	for _, pkg := range strings.Fields(string(out)) {
		name := strings.TrimPrefix(pkg, module)
		all := map[string]bool{}
		for _, d := range deps(t, name) {
			all[d] = true
		}
		for library, allowed := range owners {
			if !all[library] || pkg == library {
				continue
			}
			may := false
			for _, a := range allowed {
				may = may || a == name
			}
			if !may {
				t.Errorf("%s reaches %s", name, library)
			}
		}
	}
}

func TestTheProcessIsPure(t *testing.T) {
	t.Parallel()
	for _, d := range deps(t, "internal/dossier") {
		ours := strings.TrimPrefix(d, module)
		if ours == d {
			if strings.Contains(strings.Split(d, "/")[0], ".") {
				t.Errorf("internal/dossier reaches the library %s", d)
			}
			continue
		}
		if ours != "internal/dossier" && ours != "internal/money" && ours != "internal/calendar" {
			t.Errorf("internal/dossier reaches %s", ours)
		}
	}
}

func TestTheCommandLineStaysSmall(t *testing.T) {
	t.Parallel()
	for _, d := range deps(t, "cmd/dossier") {
		for _, heavy := range []string{"go.temporal.io/", "github.com/jackc/", "github.com/danielgtaylor/", "github.com/jung-kurt/"} {
			if strings.HasPrefix(d, heavy) {
				t.Errorf("cmd/dossier reaches %s", d)
			}
		}
	}
}
