// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestREADME plays the story of the README, word for word, with the programs and the data directory of the test.
func TestREADME(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "<!-- story -->\n```sh\n")
	script, _, found := strings.Cut(rest, "\n```")
	if !found {
		t.Fatal("the README has no story")
	}
	const named = "data=/var/lib/dossierwerkt"
	if !strings.Contains(script, named) {
		t.Fatal("the story does not say where the data are")
	}
	script = strings.Replace(script, named, "data="+m.dir, 1)
	work := t.TempDir()
	for link, target := range map[string]string{"bin": filepath.Join(programs, "bin"), "docs": absolute(t, "../docs")} {
		if err := os.Symlink(target, filepath.Join(work, link)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", script)
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "DOSSIER_SERVER="+m.address)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, said := range []string{"CW-KORT-0001: in opmaak", "De aanvraag is volledig.", "CW-KORT-0001: goedgekeurd", "Marijke Voorbeeld (beslisser): goedgekeurd onder voorwaarden"} {
		if !strings.Contains(string(out), said) {
			t.Errorf("the story does not say %q:\n%s", said, out)
		}
	}
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
	m.start("")
	m.verify("CW-KORT-0001")
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	a, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestOneRequestSentFiftyTimes(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
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
		if diff := cmp.Diff(answers[0].body, r.body); diff != "" {
			t.Fatalf("answer %d is another one: %s", i, diff)
		}
	}
	if got := m.types(number); got != "started review_requested endorsed submitted approved" {
		t.Error(got)
	}
	m.verify(number)
	if r, err := m.try("decider", "POST", "/dossiers/"+number+"/decide", "the-same-key", map[string]any{"outcome": "rejected", "reasons": "Toch niet."}); err != nil || r.status != http.StatusUnprocessableEntity {
		t.Errorf("another request passed under the same key: %d, %v", r.status, err)
	}
}

func TestTwoDecisionsAtOnce(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
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
	m.start("")
	m.verify(number)
	m.must(http.StatusOK, "reviewer", "POST", "/dossiers/"+number+"/endorse", nil)
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/submit", nil)
	m.must(http.StatusOK, "decider", "POST", "/dossiers/"+number+"/decide", approval)
	m.verify(number)
}

func TestASecondInstanceIsToldWhoHoldsTheDirectory(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	out, err := exec.Command(filepath.Join(programs, "bin", "dossierd"), "up", "--data", m.dir, "--listen", "127.0.0.1:0").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "in use by process") {
		t.Errorf("%v: %s", err, out)
	}
	out, err = exec.Command(filepath.Join(programs, "bin", "dossierd"), "up", "--data", t.TempDir(), "--listen", strings.TrimPrefix(m.address, "http://")).CombinedOutput()
	if err == nil || !strings.Contains(string(out), strings.TrimPrefix(m.address, "http://")) {
		t.Errorf("%v: a taken port is not named: %s", err, out)
	}
}

func TestItStopsCleanly(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	number := m.draft()
	began := time.Now()
	m.stop()
	if code := m.process.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit %d", code)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	m.start("")
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)
	m.verify(number)
}
