// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
)

var update = flag.Bool("update", false, "write the generated documents anew")

// unguarded are the addresses that no table guards: they ask for no token, but /metrics, which sees to that itself.
var unguarded = []string{"GET /healthz", "GET /readyz", "GET /metrics", "/api/", "/"}

// TestEveryOperationHasARight: what the description has is in the table, and the other way round. What stands beside both is known.
func TestEveryOperationHasARight(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	described := []string{"unknown-command"} // which there is not
	for _, r := range s.routes() {
		described = append(described, r.id)
		if _, declared := api.RightOf(r.id); !declared {
			t.Errorf("%s %s has no right: add %s to rights.go", r.method, r.path, r.id)
		}
	}
	for _, id := range api.Declared() {
		if !slices.Contains(described, id) {
			t.Errorf("%s has a right and is no operation any more", id)
		}
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var bare []string
	for _, name := range sources {
		if raw, err := os.ReadFile(name); err != nil {
			t.Fatal(err)
		} else if !strings.HasSuffix(name, "_test.go") {
			for _, m := range regexp.MustCompile(`\.Handle(?:Func)?\("([^"]*)"`).FindAllStringSubmatch(string(raw), -1) {
				bare = append(bare, m[1])
			}
		}
	}
	for _, pattern := range bare {
		known := slices.ContainsFunc(s.routes(), func(r route) bool { return r.method+" "+r.path == pattern })
		if !known && !slices.Contains(unguarded, pattern) {
			t.Errorf("%s is described nowhere, and not among the addresses that ask for no token", pattern)
		}
	}
	if len(bare) < len(unguarded) {
		t.Errorf("only %v were found", bare)
	}
}

// TestThePageOfRightsIsCurrent: docs/rights.md says what the tables say.
func TestThePageOfRightsIsCurrent(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var page strings.Builder
	page.WriteString(rightsIntro)
	page.WriteString("\n## Operations\n\n| Operation | Address | Who may ask | In which relation | What else |\n|---|---|---|---|---|\n")
	for _, r := range s.routes() {
		right, _ := api.RightOf(r.id)
		who, relation, more := told(right)
		fmt.Fprintf(&page, "| `%s` | `%s %s` | %s | %s | %s |\n", r.id, r.method, r.path, who, relation, more)
	}
	page.WriteString("\nThese ask for no token, and say nothing of any dossier: `/healthz`, `/readyz`, `/api/openapi.json`, `/api/openapi.yaml`. `/metrics` wants a token of who reads figures of the programme, or of an administrator. Pages in a browser stand beside the API and have sessions of their own.\n")
	page.WriteString("\n## Who sees a dossier\n\nWho *knows* of a dossier reads its title and parties; who *reads* it looks into it.\n\n| Role | Relation | Being drafted | Once submitted |\n|---|---|---|---|\n" + sights())
	page.WriteString("\n## Who gives which command\n\nIn which relation; an empty cell is never.\n\n" + commands())
	page.WriteString("\n## Four eyes\n\nThey speak of humans: other memberships, and those that are over, count too.\n\n| Code | What is said |\n|---|---|\n" + eyes())
	page.WriteString("\n## Who manages whom\n\nWho holds the membership on the left, and what they do with a membership of somebody else. One's own are always seen, and can be ended; nobody gives themselves one. What is lent cares for nobody.\n\n" + managing())
	const path = "../../docs/rights.md"
	if *update {
		if err := os.WriteFile(path, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != page.String() {
		t.Errorf("%s is stale: look at the difference after go test ./internal/api -run PageOfRights -update", path)
	}
}

const rightsIntro = "# Rights\n\nGenerated from `internal/api/rights.go`, `internal/access` and the rules in `internal/dossier`; `go test ./internal/api -run PageOfRights -update` writes it anew. " +
	"`TestRightsAreAsTheyAreDeclared` has everybody ask for everything, and holds the API to it.\n\n" +
	"Whoever asks needs a token and a membership that counts. Somebody with several may do what one of them allows; all that is asked of a dossier must be so under one of them. What stands in no table is refused.\n\n" +
	"**What is hidden is absent.** A dossier, person or membership that somebody may not know of is answered, byte for byte, as one that there is not: `404`, whatever is wrong with the request besides. " +
	"Who knows of a dossier and may not do what they ask is told why: `403` where it is not theirs to do, `409` where it is not the time.\n"
