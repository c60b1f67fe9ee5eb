// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"bufio"
	"io"
	"mime/quotedprintable"
	netmail "net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit/browser"
)

// guest is somebody with a browser and a command line of their own.
type guest struct {
	m    *machine
	home string
	name string
}

// dossier runs the command line as the guest and wants an exit code.
func (g guest) dossier(code int, args ...string) string {
	g.m.t.Helper()
	cmd := g.command(args...)
	out, err := cmd.CombinedOutput()
	if got := cmd.ProcessState.ExitCode(); got != code {
		g.m.t.Fatalf("%s: dossier %s: exit %d, want %d: %v\n%s", g.name, strings.Join(args, " "), got, code, err, out)
	}
	return string(out)
}

func (g guest) command(args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(programs, "bin", "dossier"), args...)
	cmd.Dir, cmd.Env = "..", append(os.Environ(), "DOSSIER_SERVER="+g.m.address, "HOME="+g.home, "XDG_CONFIG_HOME="+filepath.Join(g.home, ".config"),
		"DOSSIER_TOKEN=", "DOSSIER_TOKEN_FILE=")
	return cmd
}

// daemon runs dossierd on the machine's data.
func (m *machine) daemon(args ...string) string {
	m.t.Helper()
	cmd := exec.Command(filepath.Join(programs, "bin", "dossierd"), append(args, "--data", m.dir)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		m.t.Fatalf("dossierd %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

var (
	personalLink = regexp.MustCompile(`http://localhost:\d+/uitnodiging/\S+`)
	someAddress  = regexp.MustCompile(`http://\S+/koppelen\S*`)
	someCode     = regexp.MustCompile(`\b[A-Z0-9]{4}-[A-Z0-9]{4}\b`)
)

// invited is the link in the newest letter to somebody.
func (m *machine) invited(mailbox string) (link string) {
	m.t.Helper()
	m.eventually(mailbox+" is invited", func() bool {
		letters, _ := filepath.Glob(filepath.Join(m.dir, "outbox", "*.eml"))
		for _, name := range letters {
			f, err := os.Open(name)
			if err != nil {
				continue
			}
			letter, err := netmail.ReadMessage(bufio.NewReader(f))
			if err == nil && strings.Contains(letter.Header.Get("To"), mailbox) {
				body, _ := io.ReadAll(quotedprintable.NewReader(letter.Body))
				if found := personalLink.FindString(string(body)); found != "" {
					link = found
				}
			}
			f.Close()
		}
		return link != ""
	})
	return link
}

// comesIn has somebody make a passkey by their link, in a browser, and let their command line in by a code.
func (m *machine) comesIn(b *browser.Browser, name, link string) guest {
	m.t.Helper()
	g := guest{m, m.t.TempDir(), name}
	b.Renew()
	b.Open(link)
	b.Sees("Welkom, " + name)
	b.Press("Passkey maken en aanmelden")
	g.logsIn(b)
	return g
}

// logsIn lets the command line of somebody who is signed in in the browser in by a code, and signs out there.
func (g guest) logsIn(b *browser.Browser, scopes ...string) {
	m := g.m
	m.t.Helper()
	b.Sees("Mijn werk", g.name)
	args := []string{"login", "--name", "laptop"}
	for _, s := range scopes {
		args = append(args, "--scope", s)
	}
	cmd := g.command(args...)
	out, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		m.t.Fatal(err)
	}
	told, address, code := "", "", ""
	for lines := bufio.NewScanner(out); (address == "" || code == "") && lines.Scan(); {
		told += lines.Text() + "\n"
		address, code = someAddress.FindString(told), someCode.FindString(told)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	if address == "" || code == "" {
		m.t.Fatalf("%s is told neither where nor what: %s", g.name, told)
	}
	m.confirms(b, address, code)
	if err := cmd.Wait(); err != nil {
		m.t.Fatalf("%s: dossier login: %v", g.name, err)
	}
	b.Press("Naar de eerste pagina")
	b.Press("Afmelden")
	if who := g.dossier(0, "whoami"); !strings.Contains(who, g.name) {
		m.t.Errorf("%s is %s", g.name, who)
	}
}

// confirms gives the code that a program shows, and says that it is theirs; what decides asks for the passkey once more.
func (m *machine) confirms(b *browser.Browser, address, code string) {
	m.t.Helper()
	address, _, _ = strings.Cut(address, "?")
	b.Open(strings.Replace(address, "127.0.0.1", "localhost", 1))
	b.Type("#code", code)
	b.Press("Verder")
	b.Sees("Staat deze code op uw scherm?", code)
	if strings.Contains(b.Page(), "Eerst bevestigen dat u het bent") {
		b.Press("Eerst bevestigen dat u het bent")
		b.Press("Bevestigen met een passkey")
		b.Sees("Staat deze code op uw scherm?", code)
	}
	b.Press("Bevestigen")
	b.Sees("Het programma is gekoppeld")
}

// TestPeopleLetEachOtherIn goes from an empty machine to a decision: the first admin comes by a link of the operator, everybody else by a
// letter from whoever may invite them, each with a passkey in a browser and a command line that a code lets in.
func TestPeopleLetEachOtherIn(t *testing.T) {
	t.Parallel()
	m := bareMachine(t)
	m.daemon("programme")
	b := browser.New(t, "..")
	id := strings.TrimSpace(m.daemon("person", "add", "--name", "Tom Claes", "--role", "admin", "--email", "tom@example.org", "--link-file",
		filepath.Join(m.dir, "tom.link")))
	if !strings.HasPrefix(id, "p_") {
		t.Fatal(id)
	}
	admin := m.comesIn(b, "Tom Claes", strings.TrimSpace(string(m.file("tom.link"))))
	invite := func(by guest, name, mailbox string, as ...string) string {
		t.Helper()
		by.dossier(0, append([]string{"person", "add", "--name", name, "--email", mailbox}, as...)...)
		return m.invited(mailbox)
	}
	hub := func(role string, more ...string) []string {
		return append([]string{"--role", role, "--hub", "kempen"}, more...)
	}

	sofie := m.comesIn(b, "Sofie Janssens", invite(admin, "Sofie Janssens", "sofie@example.org", "--role", "programme_officer"))
	chief := m.comesIn(b, "Ann Maes", invite(admin, "Ann Maes", "ann@example.org", hub("hub_staff", "--duty", "coordinator")...))
	els := m.comesIn(b, "Els Peeters", invite(chief, "Els Peeters", "els@example.org", hub("hub_staff")...))
	bart := m.comesIn(b, "Bart Wouters", invite(chief, "Bart Wouters", "bart@example.org", hub("reviewer")...))
	chief.dossier(4, "person", "add", "--name", "X", "--email", "x@example.org", "--role", "decider")
	sofie.dossier(0, "call", "publish", "docs/examples/first-call.json")

	// the hub knows a company number, and so lets its first contact into one dossier; colleagues are theirs to invite
	els.dossier(0, "start", "--call", "CW-EERSTE", "--hub", "kempen", "--company", "0999.010.126", "--title", "Hergebruik hout")
	const number = "CW-EERSTE-0001"
	company := []string{"--role", "company", "--company", "0999.010.126", "--dossier", number}
	noor := m.comesIn(b, "Noor Willems", invite(els, "Noor Willems", "noor@example.org", company...))
	els.dossier(5, append([]string{"person", "add", "--name", "Y", "--email", "y@example.org"}, company...)...)
	colleague := m.comesIn(b, "Karim Aziz", invite(noor, "Karim Aziz", "karim@example.org", append(company, "--duty", "signatory")...))
	colleague.dossier(0, "edit", number, "-f", "docs/examples/kempen-hergebruik-hout.json")

	// she reviews besides, and is stopped where she drafted
	who := els.dossier(0, "whoami", "--json")
	person := regexp.MustCompile(`p_[A-Za-z0-9_-]+`).FindString(who)
	chief.dossier(0, append([]string{"person", "give", person, "--reason", "helpt nalezen"}, hub("reviewer")...)...)
	if who := els.dossier(0, "whoami"); !strings.Contains(who, "--as reviewer:kempen") {
		t.Error(who)
	}
	els.dossier(0, "request-review", number)
	for _, as := range [][]string{nil, {"--as", "reviewer"}} {
		if said := els.dossier(4, append([]string{"endorse", number}, as...)...); !strings.Contains(said, "vier ogen") {
			t.Errorf("she is not told why: %s", said)
		}
	}
	bart.dossier(0, "endorse", number)
	els.dossier(0, "submit", number)

	decider := invite(admin, "Marijke Jacobs", "marijke@example.org", "--role", "decider")
	marijke := m.comesIn(b, "Marijke Jacobs", decider)
	decide := []string{"decide", number, "--approve", "--amount", "40000.00", "--reasons", "Sterk partnerschap."}
	if said := marijke.dossier(4, decide...); !strings.Contains(said, "dossier login --scope decide") {
		t.Errorf("she is not told how: %s", said)
	}
	b.Open(decider)
	b.Sees("Deze uitnodiging is niet geldig")
	b.Open(decider[:strings.Index(decider, "/uitnodiging/")] + "/aanmelden")
	b.Press("Aanmelden met een passkey")
	marijke.logsIn(b, "decide")
	marijke.dossier(0, decide...)
	if said := noor.dossier(0, "status", number); !strings.Contains(said, "goedgekeurd") {
		t.Error(said)
	}
	// who leaves is out at once
	said := admin.dossier(0, "person", "show", person)
	for _, membership := range regexp.MustCompile(`[pm]_[A-Za-z0-9_-]+`).FindAllString(said[strings.Index(said, "\n"):], -1) {
		admin.dossier(0, "person", "end", membership)
	}
	els.dossier(4, "status", number)
	if out := m.daemon("verify", number); !strings.Contains(out, number) {
		t.Error(out)
	}
}
