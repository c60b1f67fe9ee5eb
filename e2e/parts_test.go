// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"bufio"
	"context"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// TestHelperEngine is not a test of its own: run again as a process, it is a PostgreSQL and a Temporal server for TestParts.
func TestHelperEngine(t *testing.T) {
	dir := os.Getenv("E2E_ENGINE_DIR")
	if dir == "" {
		return // not asked for: TestParts asks, and fails without an answer
	}
	stack, err := embedded.Start(context.Background(), embedded.Options{Dir: dir, Namespace: wire.Namespace,
		SearchAttributes: temporal.SearchAttributes(), Log: slog.New(slog.NewTextHandler(os.Stderr, nil))})
	if err != nil {
		t.Fatal(err)
	}
	os.Stdout.WriteString("engine " + stack.TemporalAddress + " " + stack.OwnerURL + " " + stack.AppURL + "\n")
	<-stack.Failed()
}

// part starts one of our programs, or this test again, and gives the rest of the line that says it is ready.
func part(t *testing.T, ready string, env []string, program string, args ...string) (*exec.Cmd, string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), env...)
	log := &lockedBuffer{}
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	said := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if rest, ok := strings.CutPrefix(lines.Text(), ready+" "); ok {
				said <- rest
			}
		}
		_ = cmd.Wait()
		close(ended)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		<-ended
		if t.Failed() {
			t.Logf("%s %v:\n%s", filepath.Base(program), args, log)
		}
	})
	select {
	case rest := <-said:
		return cmd, rest
	case <-ended:
		t.Fatalf("%s %v ended:\n%s", program, args, log)
	case <-time.After(time.Minute):
		t.Fatalf("%s %v is not ready:\n%s", program, args, log)
	}
	return nil, ""
}

// TestParts runs the parts as a cluster would: PostgreSQL and Temporal that they did not start, one server, two workers,
// of which one is killed in the middle.
func TestParts(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("", "dossierwerkt-parts-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	_, line := part(t, "engine", []string{"E2E_ENGINE_DIR=" + dir}, os.Args[0], "-test.run=^TestHelperEngine$", "-test.timeout=10m")
	where := strings.Fields(line)
	secret := filepath.Join(dir, "database-url")
	if err := os.WriteFile(secret, []byte(where[2]+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := []string{"TEMPORAL_ADDRESS=" + where[0], "TEMPORAL_NAMESPACE=" + wire.Namespace, "DOSSIERD_DATABASE_URL_FILE=" + secret, "DOSSIERD_MIGRATE_URL=" + where[1]}
	dossierd := filepath.Join(programs, "bin", "dossierd")
	once := func(args ...string) string {
		cmd := exec.Command(dossierd, args...)
		cmd.Env = append(os.Environ(), env...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("dossierd %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	once("migrate")
	once("migrate") // again changes nothing
	if out := once("doctor"); strings.Count(out, "✓") != 5 {
		t.Error(out)
	}
	once("demo", "--data", dir)
	_, address := part(t, "ready", env, dossierd, "serve", "--listen", "127.0.0.1:0")
	first, _ := part(t, "ready", env, dossierd, "worker")
	part(t, "ready", env, dossierd, "worker")
	m := &machine{t: t, dir: dir, address: address, log: &lockedBuffer{}}
	number := m.submitted()
	other := m.draft()
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	m.must(http.StatusOK, "decider", "POST", "/dossiers/"+number+"/decide", approval)
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+other+"/request-review", nil)
	if took := time.Since(began); took > 25*time.Second {
		t.Errorf("after a worker was killed, two commands took %v", took)
	}
	m.verify(number)
	m.verify(other)
	if out := once("verify"); !strings.Contains(out, "2 dossiers: everything agrees") {
		t.Error(out)
	}
	refused := exec.Command(dossierd, "serve", "--listen", "127.0.0.1:0")
	refused.Env = append(os.Environ(), env[0], env[1], "DOSSIERD_DATABASE_URL="+where[1])
	if out, err := refused.CombinedOutput(); err == nil || !strings.Contains(string(out), "owner of the tables") {
		t.Errorf("it serves as the owner of the tables: %v %s", err, out)
	}
}
