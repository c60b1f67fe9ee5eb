// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"errors"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/google/go-cmp/cmp"
)

// play runs every story of a page, word for word, with the programs and the data directory of the test. It gives what was said
// and the folder in which it was done.
func play(t *testing.T, m *machine, page string) (said, work string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	const named = "data=/var/lib/dossierwerkt"
	work = testkit.Folder(t)
	err = errors.Join(os.Symlink(filepath.Join(programs, "bin"), filepath.Join(work, "bin")), os.CopyFS(filepath.Join(work, "docs"),
		os.DirFS("../docs")))
	if m.user != nil {
		err = errors.Join(err, os.Chown(work, int(m.user.Uid), int(m.user.Gid)))
	}
	if err != nil {
		t.Fatal(err)
	}
	var script strings.Builder
	for _, part := range strings.Split(string(text), "<!-- story -->\n```sh\n")[1:] {
		block, _, closed := strings.Cut(part, "\n```")
		if !closed {
			t.Fatalf("a story of %s has no end", page)
		}
		script.WriteString(block + "\n")
	}
	if !strings.Contains(script.String(), named) {
		t.Fatalf("%s does not say where the data are", page)
	}
	told := script.String()
	if m.user == nil { // the data are where the test put them; for another user every word stays
		told = strings.Replace(told, named, "data="+m.dir, 1)
	}
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", told)
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "DOSSIER_SERVER="+m.address)
	m.own(cmd)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out), work
}

// says checks that a story said something.
func says(t *testing.T, told string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(told, part) {
			t.Errorf("the story does not say %q:\n%s", part, told)
		}
	}
}

// TestREADMEAsSomebodyElse plays the story word for word as an ordinary user. Who is not root is one, in every other test.
func TestREADMEAsSomebodyElse(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can be somebody else")
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	uid, err := strconv.Atoi(nobody.Uid)
	gid, wrong := strconv.Atoi(nobody.Gid)
	home := testkit.Folder(t)
	if err := errors.Join(err, wrong, os.Chown(home, uid, gid)); err != nil {
		t.Fatal(err)
	}
	m := started(t, &machine{empty: true, dir: home, user: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}})
	told, _ := play(t, m, "../README.md")
	says(t, told, "CW-KORT-0001: in opmaak", "De aanvraag is volledig.", "CW-KORT-0001: goedgekeurd")
}

func TestREADME(t *testing.T) {
	t.Parallel()
	m := emptyMachine(t)
	told, work := play(t, m, "../README.md")
	says(t, told, "CW-KORT-0001: in opmaak", "De aanvraag is volledig.", "CW-KORT-0001: goedgekeurd",
		"Marijke Voorbeeld (beslisser): goedgekeurd onder voorwaarden")
	for _, name := range []string{"CW-KORT-0001-application.pdf", "CW-KORT-0001-decision.pdf"} {
		if raw, err := os.ReadFile(filepath.Join(work, name)); err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if m.state("CW-KORT-0001") != "approved" {
		t.Error(m.state("CW-KORT-0001"))
	}
	m.verify("CW-KORT-0001")
	m.kill()
	m.start()
	m.verify("CW-KORT-0001")
}

// TestTheFirstDay goes from an empty machine to a decided dossier, with nothing but what the page says.
func TestTheFirstDay(t *testing.T) {
	t.Parallel()
	m := bareMachine(t)
	told, work := play(t, m, "../docs/operations.md")
	says(t, told, "added 12 hubs", "Sofie Janssens", "CW-EERSTE", "CW-EERSTE-0001: in opmaak", "De aanvraag is volledig.",
		"CW-EERSTE-0001: ingediend", "wacht op de beslisser", "CW-EERSTE-0001: goedgekeurd")
	if raw, err := os.ReadFile(filepath.Join(work, "CW-EERSTE-0001-decision.pdf")); err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
		t.Error(err)
	}
}

func TestTheStoryOfTheJury(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	told, work := play(t, m, "../docs/story-jury.md")
	says(t, told, "aanvulling gevraagd", "totaal: 66,33", "haalt alle drempels", "CW-JURY-0001: goedgekeurd",
		"onder de drempel: relevantie", "CW-JURY-0002: geweigerd",
		"bezwaar ingediend", "beslissing verbeterd: goedgekeurd", "CW-EXTERN-0001: goedgekeurd",
		"Bijlage › partnerschapsovereenkomst (/attachments/partnership_agreement): Deze bijlage is verplicht", "CW-VOORBEELD-0001: ingediend")
	for number, want := range map[string]string{"CW-JURY-0001": "approved", "CW-JURY-0002": "approved", "CW-EXTERN-0001": "approved",
		"CW-VOORBEELD-0001": "submitted"} {
		if got := m.state(number); got != want {
			t.Errorf("%s: %s", number, got)
		}
		m.verify(number)
	}
	for _, number := range []string{"CW-VOORBEELD-0001", "CW-JURY-0002", "CW-JURY-0001"} {
		m.nothingPersonal(number)
	}
	theirs, err := os.ReadFile(filepath.Join(work, "CW-JURY-0001-decision.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"CW-EXTERN-0001-decision.pdf", "CW-VOORBEELD-0001-attachment-partnership_agreement-1.pdf"} {
		if ours, err := os.ReadFile(filepath.Join(work, name)); err != nil || string(ours) != string(theirs) {
			t.Errorf("%s changed on its way: %v", name, err)
		}
	}
}

func TestTheStoryOfTheAidAccount(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	told, _ := play(t, m, "../docs/story-aid.md")
	said := strings.ReplaceAll(told, "\u00a0", " ")
	says(t, said, "3 rows would be added: repeat with --write", "3 rows added; 0 on record already",
		"0 rows to add; 3 on record already", "Goedgekeurd (1): WSE-2025-017",
		"telt al mee € 295.900,00, gevraagd € 27.360,00, nog € 4.100,00 (past niet)",
		"Met dit bedrag komt Maatwerkatelier Voorbeeld vzw (0999.010.126) boven het de-minimisplafond van € 300.000,00: er telt al € 295.900,00 mee, er is nog € 4.100,00",
		"verbonden met 0999.010.225 (/state_aid/single_undertaking/0)", "noemde 0999.010.225 als verbonden; dat telt niet", "CW-KORT-0002: goedgekeurd", "er is nog € 280,00", "CW-KORT-0003: geweigerd",
		"Maatwerkatelier Voorbeeld vzw,0999.010.126,27360.00,", "kenmerk EAIR-2026-0001", "wacht op de dossierbeheerder om de steun te registreren")
	for _, number := range []string{"CW-KORT-0001", "CW-KORT-0002", "CW-KORT-0003"} {
		m.verify(number)
		m.nothingPersonal(number)
	}
}

// TestTheSampleProgramme shows what the programme came to, from records, while people work beside it.
func TestTheSampleProgramme(t *testing.T) {
	t.Parallel()
	m := started(t, &machine{sample: true})
	number := m.draft()
	results := func() string {
		cmd := exec.Command(filepath.Join(programs, "bin", "dossier"), "results")
		cmd.Env = append(os.Environ(), "DOSSIER_SERVER="+m.address, "DOSSIER_TOKEN="+m.token("manager"))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	m.eventually("the sample is there", func() bool {
		return strings.Contains(results(), "12 hubs · 77 testtrajecten · 87 dossiers ingediend · 45 goedgekeurd")
	})
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)
	for _, sampled := range []string{"CW-21-0001", "CW-22-0029", "CW-23-0015"} {
		m.verify(sampled)
	}
	m.kill()
	m.start()
	m.verify(number)
	if got := results(); !strings.Contains(got, " 87 dossiers ingediend · 45 goedgekeurd") {
		t.Errorf("after another start: %s", got)
	}
}

func oneRequestSentFiftyTimes(t *testing.T, m *machine) {
	number := m.submitted()
	answers := make([]reply, 50)
	gate := make(chan struct{}, 16)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			r, err := m.try("decider", "POST", "/dossiers/"+number+"/decide", "the-same-key", approval)
			if err != nil {
				t.Error(err)
			}
			answers[i] = r
		})
	}
	all.Wait()
	for i, r := range answers {
		if r.status != http.StatusOK {
			t.Fatalf("answer %d: %d %s", i, r.status, r.raw)
		}
		// how far a notice got may change between two answers; nothing else does
		if diff := cmp.Diff(answers[0].body, r.body, cmp.FilterPath(func(p cmp.Path) bool {
			return p.Index(-2).String() == `["state"]` && strings.Contains(p.GoString(), `["told"]`)
		}, cmp.Ignore())); diff != "" {
			t.Fatalf("answer %d is another one: %s", i, diff)
		}
	}
	if got := m.types(number); got != "started review_requested endorsed submitted approved" {
		t.Error(got)
	}
	m.verify(number)
	if r, err := m.try("decider", "POST", "/dossiers/"+number+"/decide", "the-same-key", map[string]any{"outcome": "rejected",
		"reasons": "Toch niet."}); err != nil || r.status != http.StatusUnprocessableEntity {
		t.Errorf("another request passed under the same key: %d, %v", r.status, err)
	}
}

func twoDecisionsAtOnce(t *testing.T, m *machine) {
	number := m.submitted()
	bodies := []map[string]any{approval, {"outcome": "rejected", "reasons": "Te duur."}}
	statuses := make([]int, 2)
	var both sync.WaitGroup
	for i, body := range bodies {
		both.Go(func() {
			r, err := m.try("decider", "POST", "/dossiers/"+number+"/decide", "", body)
			if err != nil {
				t.Error(err)
			}
			statuses[i] = r.status
		})
	}
	both.Wait()
	if statuses[0]+statuses[1] != http.StatusOK+http.StatusConflict {
		t.Errorf("%v: want one decision and one clear refusal", statuses)
	}
	m.verify(number)
}

func TestTemporalsDatabasesAreLost(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	number := m.draft()
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)
	m.stop()
	m.dropTemporal()
	m.start()
	m.verify(number)
	m.must(http.StatusOK, "reviewer", "POST", "/dossiers/"+number+"/endorse", nil)
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/submit", nil)
	m.must(http.StatusOK, "decider", "POST", "/dossiers/"+number+"/decide", approval)
	m.verify(number)
}

func aSecondInstanceIsToldWhoHoldsTheDirectory(t *testing.T, m *machine) {
	out, err := exec.Command(filepath.Join(programs, "bin", "dossierd"), "up", "--data", m.dir, "--listen", "127.0.0.1:0").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "in use by process") {
		t.Errorf("%v: %s", err, out)
	}
	out, err = exec.Command(filepath.Join(programs, "bin", "dossierd"), "up", "--data", t.TempDir(), "--listen",
		strings.TrimPrefix(m.address, "http://")).CombinedOutput()
	if err == nil || !strings.Contains(string(out), strings.TrimPrefix(m.address, "http://")) {
		t.Errorf("%v: a taken port is not named: %s", err, out)
	}
}

func TestItStopsCleanly(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	if out, err := exec.Command("bash", "-euc", m.next).CombinedOutput(); err != nil ||
		!strings.Contains(string(out), "CW-KORT-0001: in opmaak") {
		t.Errorf("what up says to type next: %s: %v %s", m.next, err, out)
	}
	number := m.draft()
	kept, told := m.whileStopping()
	if code := m.process.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit %d", code)
	}
	for status := range told {
		if status != http.StatusCreated && status != http.StatusServiceUnavailable {
			t.Errorf("told while it stopped, by how often: %v", told)
		}
	}
	m.start()
	for _, started := range kept {
		if got := m.types(started); got != "started" {
			t.Errorf("%s: %q", started, got)
		}
	}
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)
	m.verify(number)
}

// whileStopping stops dossierd while several people start dossiers. It gives those that were started, and how often which status was told.
func (m *machine) whileStopping() (started []string, told map[int]int) {
	m.t.Helper()
	told = map[int]int{}
	var lock sync.Mutex
	var people sync.WaitGroup
	for range 6 {
		people.Go(func() {
			for {
				r, err := m.try("hub_staff", "POST", "/dossiers", "", begin)
				if err != nil {
					return // nobody listens any more
				}
				lock.Lock()
				told[r.status]++
				if number, _ := r.body["number"].(string); r.status == http.StatusCreated {
					started = append(started, number)
				}
				enough := len(started) > 5_000
				lock.Unlock()
				if enough {
					return
				}
			}
		})
	}
	m.eventually("people are at work", func() bool {
		lock.Lock()
		defer lock.Unlock()
		return len(started) > 20
	})
	m.stop()
	people.Wait()
	return started, told
}
