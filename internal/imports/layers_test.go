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
	{"internal/bilingual", "", "golang.org/x/text"},
	{"internal/calendar", "", ""},
	{"internal/money", "", ""},
	{"internal/text", "", "golang.org/x/text"},
	{"internal/municipality", "text", ""},
	{"internal/pdf", "", "github.com/pdfcpu/pdfcpu"},
	{"internal/version", "", ""},
	{"internal/file", "", ""},
	{"internal/loopback", "", ""},
	{"internal/throttle", "", "golang.org/x/time"},
	{"internal/table", "calendar money", "github.com/xuri/excelize"},
	{"internal/fault", "bilingual", ""},
	{"internal/strict", "bilingual calendar fault money text", ""},
	{"internal/identity", "text", "golang.org/x/net golang.org/x/text"},
	{"internal/typed", "calendar money text", ""},

	{"internal/rules", "calendar fault identity money strict text", "github.com/go-playground/validator"},

	// what a dossier, a call, an application must be: no clock, no database, no engine
	{"internal/dossier", "bilingual calendar fault money", ""},
	{"internal/access", "bilingual dossier fault identity rules text", ""},
	{"internal/registry", "bilingual calendar fault identity rules text", ""},
	{"internal/aid", "calendar identity money text", ""},
	{"internal/application", "aid bilingual calendar fault identity money municipality registry rules strict", ""},
	{"internal/form", "application calendar money municipality text typed", ""},
	{"internal/call", "application bilingual calendar dossier fault money rules strict", ""},

	{"internal/contract", "calendar dossier money", ""},

	// the engine's names, and what runs on it
	{"internal/wire", "dossier money", "go.temporal.io/sdk"},
	{"workflows", "calendar dossier money wire", "go.temporal.io/sdk"},

	// the record
	{"internal/record", "access aid application bilingual calendar call dossier money", ""},
	{"internal/notice", "calendar dossier", ""},
	{"internal/postgres", "access aid application calendar call contract dossier fault identity money notice record registry text", "github.com/jackc/pgx"},
	{"internal/ledger", "access aid application bilingual calendar call dossier fault pdf postgres record text wire", ""},
	{"activities", "bilingual dossier fault record rules wire", "go.temporal.io/sdk"},
	{"worker", "activities wire workflows", "go.temporal.io/sdk"},

	// what leaves on paper and by mail
	{"internal/letter", "aid application calendar dossier identity money municipality record", "github.com/go-fonts/liberation github.com/jung-kurt/gofpdf golang.org/x/image golang.org/x/text"},
	{"internal/mail", "file identity loopback notice", "github.com/wneessen/go-mail"},

	// the door for commands, the reading side, and what shapes both
	{"internal/desk", "access bilingual call dossier fault ledger postgres record", ""},
	{"internal/view", "access aid application bilingual calendar call contract dossier fault ledger money postgres record registry rules", ""},
	{"internal/api", "access application bilingual calendar call contract desk dossier fault identity ledger money pdf postgres record registry rules strict throttle view wire", "github.com/danielgtaylor/huma"},

	// people in a browser, and who comes in
	{"internal/oidc", "bilingual fault loopback strict text", "github.com/coreos/go-oidc golang.org/x/oauth2"},
	{"internal/oidc/oidctest", "oidc", "github.com/go-jose/go-jose github.com/zitadel/oidc"},
	{"internal/session", "access postgres", "github.com/alexedwards/scs"},
	{"internal/passkey", "access postgres", "github.com/go-webauthn/webauthn"},
	{"internal/web", "access api application bilingual calendar contract dossier fault form identity ledger loopback money municipality oidc passkey postgres record registry session table text throttle typed view", ""},

	// running it
	{"internal/temporal", "dossier wire", "go.temporal.io/api go.temporal.io/sdk"},
	{"internal/embedded/port", "file", ""},
	{"internal/embedded/postgres", "file embedded/port", "github.com/jackc/pgx"},
	{"internal/embedded/engine", "embedded/port file", "go.temporal.io/api go.temporal.io/sdk go.temporal.io/server google.golang.org/grpc google.golang.org/protobuf"},
	{"internal/embedded", "embedded/engine embedded/port embedded/postgres", "github.com/temporalio/ui-server go.temporal.io/api"},
	{"internal/sample", "access application calendar call dossier ledger money postgres record registry", ""},
	{"internal/testkit/browser", "", "github.com/chromedp/cdproto github.com/chromedp/chromedp"},
	{"internal/testkit", "access application call desk dossier embedded/postgres ledger postgres record wire", "github.com/getkin/kin-openapi github.com/jackc/pgx github.com/jung-kurt/gofpdf"},

	// the command line: rooms over one client
	{"internal/client", "contract loopback", ""},
	{"cmd/dossier/internal/words", "bilingual calendar dossier money", ""},
	{"cmd/dossier/internal/terminal", "cmd/dossier/internal/words file", "golang.org/x/term"},
	{"cmd/dossier/internal/page", "calendar cmd/dossier/internal/terminal contract dossier money", ""},
	{"cmd/dossier/internal/command", "client cmd/dossier/internal/terminal cmd/dossier/internal/words text", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/fault", "client cmd/dossier/internal/page cmd/dossier/internal/terminal cmd/dossier/internal/words", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/step", "client cmd/dossier/internal/command cmd/dossier/internal/fault cmd/dossier/internal/page cmd/dossier/internal/terminal contract dossier file", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/draft", "client cmd/dossier/internal/command cmd/dossier/internal/fault cmd/dossier/internal/page cmd/dossier/internal/step cmd/dossier/internal/terminal contract", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/judge", "client cmd/dossier/internal/command cmd/dossier/internal/step cmd/dossier/internal/terminal contract dossier money text", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/look", "client cmd/dossier/internal/command cmd/dossier/internal/fault cmd/dossier/internal/page cmd/dossier/internal/terminal contract dossier", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/login", "client cmd/dossier/internal/command cmd/dossier/internal/fault cmd/dossier/internal/page cmd/dossier/internal/terminal contract file", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/registry", "client cmd/dossier/internal/command cmd/dossier/internal/fault cmd/dossier/internal/page cmd/dossier/internal/terminal contract", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/people", "client cmd/dossier/internal/command cmd/dossier/internal/fault cmd/dossier/internal/page cmd/dossier/internal/terminal contract dossier", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/aid", "client cmd/dossier/internal/command cmd/dossier/internal/page cmd/dossier/internal/terminal contract", "github.com/spf13/cobra"},
	{"cmd/dossier/internal/call", "client cmd/dossier/internal/command cmd/dossier/internal/page cmd/dossier/internal/terminal contract money", "github.com/spf13/cobra"},
	{"cmd/dossier", "client cmd/dossier/internal/aid cmd/dossier/internal/call cmd/dossier/internal/command cmd/dossier/internal/draft cmd/dossier/internal/fault cmd/dossier/internal/judge cmd/dossier/internal/login cmd/dossier/internal/look cmd/dossier/internal/people cmd/dossier/internal/registry cmd/dossier/internal/step cmd/dossier/internal/terminal cmd/dossier/internal/words version", "github.com/spf13/cobra"},

	{"cmd/dossierd", "activities access aid api bilingual calendar call desk dossier embedded embedded/engine fault file embedded/postgres ledger letter loopback mail notice oidc postgres record registry sample temporal version web wire worker", "github.com/jackc/pgx github.com/spf13/cobra go.temporal.io/sdk"},
	// what it costs
	{"internal/bench/proc", "", ""},
	{"internal/bench/rival", "application bench/proc embedded letter record temporal wire", "github.com/jackc/pgx go.temporal.io/sdk"},
	{"internal/bench/bare", "access bench/proc contract dossier record", "github.com/jackc/pgx"},
	{"internal/bench", "api application bench/proc bench/rival desk dossier embedded/postgres ledger letter postgres record temporal wire", "github.com/go-fonts/liberation github.com/jackc/pgx github.com/jung-kurt/gofpdf go.temporal.io/api"},
	{"internal/bench/cmd", "bench bench/bare bench/rival", ""},

	{"internal/imports", "", ""}, {"internal/walk", "", ""}, {"e2e", "", ""}, {"internal/web/browser", "", ""},
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
