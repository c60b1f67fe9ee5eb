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

	"github.com/jackc/pgx/v5"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// TestHelperEngine is not a test of its own: run again as a process, it is a PostgreSQL and a Temporal server for TestParts.
func TestHelperEngine(t *testing.T) {
	dir := os.Getenv("E2E_ENGINE_DIR")
	if dir == "" {
		return // not asked for: TestParts asks, and fails without an answer
	}
	stack, err := embedded.Start(context.Background(), embedded.Options{Dir: dir, Namespace: wire.Namespace,
		SearchAttributes: temporal.SearchAttributes(), Signals: wire.Signals, Log: slog.New(slog.NewTextHandler(os.Stderr, nil))})
	if err != nil {
		t.Fatal(err)
	}
	os.Stdout.WriteString("engine " + stack.TemporalConfig + " " + stack.OwnerURL + " " + stack.AppURL + "\n")
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
	case <-time.After(patience):
		t.Fatalf("%s %v is not ready:\n%s", program, args, log)
	}
	return nil, ""
}

// cluster is a PostgreSQL and a Temporal server in a process of their own, migrated and with the demonstration in it.
type cluster struct {
	*machine
	both  *exec.Cmd // the process of both
	env   []string  // what our programs need to reach both
	owner string    // URL of the owner's role
}

// again starts both anew, where they were.
func (c *cluster) again(t *testing.T) {
	t.Helper()
	c.both, _ = part(t, "engine", []string{"E2E_ENGINE_DIR=" + c.dir}, os.Args[0], "-test.run=^TestHelperEngine$", "-test.timeout=20m")
}

func newCluster(t *testing.T, empty bool) *cluster {
	t.Helper()
	dir := testkit.Folder(t)
	if !empty {
		begins(t, dir)
	}
	both, line := part(t, "engine", []string{"E2E_ENGINE_DIR=" + dir}, os.Args[0], "-test.run=^TestHelperEngine$", "-test.timeout=20m")
	where := strings.Fields(line)
	secret := filepath.Join(dir, "database-url")
	if err := os.WriteFile(secret, []byte(where[2]+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := &cluster{machine: &machine{t: t, dir: dir, log: &lockedBuffer{}}, both: both, owner: where[1],
		env: []string{"TEMPORAL_CONFIG_FILE=" + where[0], "TEMPORAL_PROFILE=full", "DOSSIERD_DATABASE_URL_FILE=" + secret,
			"DOSSIERD_MIGRATE_URL=" + where[1]}}
	c.once("migrate")
	if empty {
		c.once("migrate") // again changes nothing
		c.once("demo", "--data", dir)
	}
	return c
}

// once runs a command of dossierd to its end.
func (c *cluster) once(args ...string) string {
	c.t.Helper()
	cmd := exec.Command(filepath.Join(programs, "bin", "dossierd"), args...)
	cmd.Env = append(os.Environ(), c.env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.t.Fatalf("dossierd %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// run starts a part of dossierd that goes on.
func (c *cluster) run(args ...string) *exec.Cmd {
	c.t.Helper()
	cmd, said := part(c.t, "ready", c.env, filepath.Join(programs, "bin", "dossierd"), args...)
	if strings.HasPrefix(said, "http") {
		c.address = said
	}
	return cmd
}

// TestParts runs the parts as a cluster would: PostgreSQL and Temporal that they did not start, one server, two workers,
// of which one is killed in the middle.
func TestParts(t *testing.T) {
	t.Parallel()
	c := newCluster(t, true)
	c.run("serve", "--demo", "--listen", "127.0.0.1:0")
	early := exec.Command(filepath.Join(programs, "bin", "dossierd"), "doctor")
	early.Env = append(os.Environ(), c.env...)
	if out, err := early.CombinedOutput(); err == nil || !strings.Contains(string(out), "✗ a worker is there") || strings.Count(string(out), "✗") != 1 {
		t.Errorf("no worker is missed: %v %s", err, out)
	}
	newer, _ := part(t, "ready", append([]string{"TEMPORAL_DEPLOYMENT_NAME=dossierwerkt", "TEMPORAL_WORKER_BUILD_ID=newer"}, c.env...),
		filepath.Join(programs, "bin", "dossierd"), "worker")
	c.eventually("a worker that gets no work is no worker, and what makes it one is said", func() bool {
		doctor := exec.Command(filepath.Join(programs, "bin", "dossierd"), "doctor")
		doctor.Env = early.Env
		out, err := doctor.CombinedOutput()
		return err != nil && strings.Contains(string(out), "set-current-version --namespace dossierwerkt --deployment-name dossierwerkt --build-id newer")
	})
	if err := newer.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	first := c.run("worker")
	c.run("worker")
	c.eventually("all is as it must be", func() bool {
		doctor := exec.Command(filepath.Join(programs, "bin", "dossierd"), "doctor")
		doctor.Env = early.Env
		out, err := doctor.CombinedOutput()
		return err == nil && strings.Count(string(out), "✓") == 19
	})
	number := c.submitted()
	other := c.draft()
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	c.must(http.StatusOK, "decider", "POST", "/dossiers/"+number+"/decide", approval) // done, not promised: the other took it over
	c.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+other+"/request-review", nil)
	c.verify(number)
	c.verify(other)
	if out := c.once("verify"); !strings.Contains(out, "2 dossiers: everything agrees") {
		t.Error(out)
	}
	refused := exec.Command(filepath.Join(programs, "bin", "dossierd"), "serve", "--demo", "--listen", "127.0.0.1:0")
	refused.Env = append(os.Environ(), c.env[0], c.env[1], "DOSSIERD_DATABASE_URL="+c.owner)
	if out, err := refused.CombinedOutput(); err == nil || !strings.Contains(string(out), "owner of the tables") {
		t.Errorf("it serves as the owner of the tables: %v %s", err, out)
	}
}

// TestTheDeadlinePassesWhileNobodyWorks has no worker across the deadline of a call: what was received before counts,
// what comes after does not, and who did nothing has expired at the deadline itself.
func TestTheDeadlinePassesWhileNobodyWorks(t *testing.T) {
	t.Parallel()
	c := newCluster(t, false)
	deadline := c.closeSoon(90 * time.Second)
	c.run("serve", "--demo", "--listen", "127.0.0.1:0")
	worker := c.run("worker")
	ready := func() string {
		number := c.draft()
		c.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)
		c.must(http.StatusOK, "reviewer", "POST", "/dossiers/"+number+"/endorse", nil)
		return number
	}
	early, late, idle := ready(), ready(), ready()
	if err := worker.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if left := time.Until(deadline); left < 2*time.Second {
		t.Fatalf("only %v left before the deadline: the machine is too slow for this test", left)
	}
	r := c.must(http.StatusAccepted, "hub_staff", "POST", "/dossiers/"+early+"/submit", nil) // promised after twelve seconds
	time.Sleep(time.Until(deadline) + 200*time.Millisecond)
	refusal := c.must(http.StatusConflict, "hub_staff", "POST", "/dossiers/"+late+"/submit", nil)
	if !strings.Contains(string(refusal.raw), "deadline_passed") {
		t.Errorf("%s", refusal.raw)
	}
	c.run("worker")
	location := strings.TrimPrefix(r.header.Get("Location"), "/api/v1")
	c.eventually("the promise is kept", func() bool {
		return c.ask("hub_staff", "GET", location, nil).body["state"] == "done"
	})
	c.eventually("the others expire", func() bool { return c.state(late) == "expired" && c.state(idle) == "expired" })
	for number, want := range map[string]string{early: "started review_requested endorsed submitted",
		late: "started review_requested endorsed expired", idle: "started review_requested endorsed expired"} {
		if got := c.types(number); got != want {
			t.Errorf("%s: %s", number, got)
		}
		c.verify(number)
	}
	events := c.must(http.StatusOK, "auditor", "GET", "/dossiers/"+idle+"/timeline", nil).body["events"].([]any)
	at, err := time.Parse(time.RFC3339Nano, events[len(events)-1].(map[string]any)["at"].(string))
	if err != nil || !at.Equal(deadline) {
		t.Errorf("expired at %v, not at %v: %v", at, deadline, err)
	}
}

// closeSoon publishes a version of the call that closes in a while, as its owner would, and says when.
func (c *cluster) closeSoon(in time.Duration) time.Time {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.owner)
	if err != nil {
		c.t.Fatal(err)
	}
	defer conn.Close(ctx)
	var body []byte
	if err := conn.QueryRow(ctx, "select body from dossierwerkt.call where code = 'CW-KORT'").Scan(&body); err != nil {
		c.t.Fatal(err)
	}
	rules, err := call.Read(body)
	if err != nil {
		c.t.Fatal(err)
	}
	rules.Version, rules.Deadline = 2, time.Now().Add(in).UTC().Truncate(time.Millisecond)
	if _, err := conn.Exec(ctx, "insert into dossierwerkt.call (code, version, hash, body, created_at) values ($1, $2, $3, $4, now())",
		rules.Code, rules.Version, rules.Hash(), rules.JSON()); err != nil {
		c.t.Fatal(err)
	}
	if _, err := conn.Exec(ctx, "update dossierwerkt.call_counter set version = $2 where call = $1", rules.Code, rules.Version); err != nil {
		c.t.Fatal(err)
	}
	return rules.Deadline
}
