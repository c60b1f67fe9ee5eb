// SPDX-License-Identifier: EUPL-1.2

package imports

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/dossierwerkt/dossierwerkt/"

// layers says for every package of ours which others it may import, and which libraries, from the ground up: a package stands below
// those that import it. docs/architecture.md draws the same house.
var layers = []struct{ pkg, may, libraries string }{
	{"internal/bilingual", "", ""}, {"internal/calendar", "", ""}, {"internal/money", "", ""}, {"internal/text", "", "golang.org/x/text"}, {"internal/municipality", "", ""}, {"internal/pdf", "", "github.com/pdfcpu/pdfcpu"}, {"internal/version", "", ""},
	{"internal/identity", "text", "golang.org/x/net golang.org/x/text"},

	// rules: no clock, no database, no engine
	{"internal/dossier", "bilingual calendar money", ""},
	{"internal/access", "dossier identity text", ""},
	{"internal/registry", "bilingual calendar identity text", ""},
	{"internal/aid", "calendar identity money text", ""},
	{"internal/application", "aid bilingual calendar identity money municipality registry text", "github.com/go-playground/validator"},
	{"internal/call", "application calendar dossier money", ""},

	{"internal/contract", "dossier money", ""},

	// the engine's names, and what runs on it
	{"internal/wire", "dossier money", "go.temporal.io/sdk"},
	{"workflows", "calendar dossier money wire", "go.temporal.io/sdk"},

	// the record
	{"internal/record", "access aid application calendar call dossier money", ""},
	{"internal/notice", "calendar dossier", ""},
	{"internal/postgres", "access aid application calendar call contract dossier identity money notice record registry text", "github.com/jackc/pgx"},
	{"internal/ledger", "access aid application bilingual calendar call dossier pdf postgres record text wire", ""},
	{"activities", "dossier record wire", "go.temporal.io/sdk"},
	{"worker", "activities wire workflows", "go.temporal.io/sdk"},

	// what leaves on paper and by mail
	{"internal/letter", "aid application calendar dossier identity money municipality record registry", "github.com/go-fonts/liberation github.com/jung-kurt/gofpdf golang.org/x/image golang.org/x/text"},
	{"internal/embedded/file", "", ""},
	{"internal/mail", "embedded/file identity notice", "github.com/wneessen/go-mail"},

	// the door for commands, and what shapes it
	{"internal/desk", "access call dossier ledger postgres record", ""},
	{"internal/api", "access aid application bilingual calendar call contract desk dossier identity ledger money pdf postgres record registry", "github.com/danielgtaylor/huma golang.org/x/text"},

	// running it
	{"internal/temporal", "dossier wire", "go.temporal.io/api go.temporal.io/sdk"},
	{"internal/embedded/port", "embedded/file", ""},
	{"internal/embedded/postgres", "embedded/file embedded/port", "github.com/jackc/pgx"},
	{"internal/embedded/engine", "embedded/port", "go.temporal.io/api go.temporal.io/server google.golang.org/grpc google.golang.org/protobuf"},
	{"internal/embedded", "embedded/engine embedded/postgres", "github.com/temporalio/ui-server go.temporal.io/api"},
	{"internal/sample", "access application calendar call dossier ledger money postgres record registry", ""},
	{"internal/testkit", "access application call dossier embedded/postgres ledger postgres record", "github.com/jackc/pgx github.com/jung-kurt/gofpdf"},

	{"cmd/dossier", "bilingual calendar contract dossier money text version", "github.com/spf13/cobra golang.org/x/term"},
	{"cmd/dossierd", "activities access aid api calendar call desk dossier embedded embedded/file embedded/postgres ledger letter mail notice postgres record registry sample temporal version wire worker", "github.com/jackc/pgx github.com/spf13/cobra go.temporal.io/sdk"},
	// what it costs
	{"internal/bench/proc", "", ""},
	{"internal/bench/rival", "application embedded letter record temporal wire", "github.com/jackc/pgx go.temporal.io/sdk"},
	{"internal/bench/bare", "access dossier money", "github.com/jackc/pgx"},
	{"internal/bench", "api application bench/proc bench/rival desk dossier embedded/postgres ledger letter postgres record temporal wire", "github.com/go-fonts/liberation github.com/jackc/pgx github.com/jung-kurt/gofpdf go.temporal.io/api"},
	{"internal/bench/cmd", "bench bench/bare bench/rival", ""},

	{"internal/imports", "", ""}, {"e2e", "", ""},
}

// TestTheHouse holds every import to the list, and the list to the imports: what is not used any more goes.
func TestTheHouse(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	imported := map[string][]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
		all := strings.Fields(line)
		imported[strings.TrimPrefix(all[0], module)] = all[1:]
	}
	var below []string
	for _, l := range layers {
		used := map[string]bool{}
		for _, i := range imported[l.pkg] {
			ours, is := strings.CutPrefix(i, module)
			switch name := strings.TrimPrefix(ours, "internal/"); {
			case is && !slices.Contains(strings.Fields(l.may), name):
				t.Errorf("%s imports %s, which its layer does not allow", l.pkg, ours)
			case is && !slices.Contains(below, ours):
				t.Errorf("%s imports %s, which stands above it", l.pkg, ours)
			case is:
				used[name] = true
			case strings.Contains(strings.Split(i, "/")[0], "."):
				at := slices.IndexFunc(strings.Fields(l.libraries), func(library string) bool { return strings.HasPrefix(i+"/", library+"/") })
				if at < 0 {
					t.Errorf("%s imports the library %s", l.pkg, i)
					continue
				}
				used[strings.Fields(l.libraries)[at]] = true
			}
		}
		for _, allowed := range append(strings.Fields(l.may), strings.Fields(l.libraries)...) {
			if !used[allowed] {
				t.Errorf("%s does not import %s any more: take it off the list", l.pkg, allowed)
			}
		}
		delete(imported, l.pkg)
		below = append(below, l.pkg)
	}
	for pkg := range imported {
		t.Errorf("%s stands in no layer", pkg)
	}
}
