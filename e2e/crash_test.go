// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// offline starts PostgreSQL for somebody who works on it by hand as its superuser, and kills everything again.
func (m *machine) offline(work func(ctx context.Context, database func(name string) *pgx.Conn)) {
	m.t.Helper()
	m.start()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	work(ctx, func(name string) *pgx.Conn {
		conn, err := pgx.Connect(ctx, m.superuser(strings.Replace(m.endpoints().Postgres, "/dossierwerkt?", "/"+name+"?", 1)))
		if err != nil {
			m.t.Fatal(err)
		}
		m.t.Cleanup(func() { _ = conn.Close(context.Background()) }) // the server may be gone by then
		return conn
	})
	m.kill()
}

// superuser is the URL of who may do anything, also while the database only reads, from that of another role.
func (m *machine) superuser(at string) string {
	m.t.Helper()
	var secrets map[string]string
	u, err := url.Parse(at)
	if err == nil {
		err = json.Unmarshal(m.file("secrets.json"), &secrets)
	}
	if err != nil {
		m.t.Fatal(err)
	}
	u.User = url.UserPassword("postgres", secrets["postgres"])
	u.RawQuery += "&default_transaction_read_only=off"
	return u.String()
}

// dropTemporal throws Temporal's databases away, as a lost disk would. dossierd must be down.
func (m *machine) dropTemporal() {
	m.t.Helper()
	m.offline(func(ctx context.Context, database func(string) *pgx.Conn) { drop(ctx, m.t, database("postgres")) })
}

func drop(ctx context.Context, t *testing.T, conn *pgx.Conn) {
	t.Helper()
	for _, name := range []string{"temporal", "temporal_visibility"} {
		if _, err := conn.Exec(ctx, "drop database "+name+" with (force)"); err != nil {
			t.Fatal(err)
		}
	}
}

// TestEverythingIsDownAcrossADeadlineAndATerm stops everything for ninety days: what fell due in between happens once on
// return, at its own instant, with an engine that knows nothing of it.
func TestEverythingIsDownAcrossADeadlineAndATerm(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	idle, asked := m.draft(), m.draftIn("CW-JURY")
	for _, step := range [][2]string{{"hub_staff", "request-review"}, {"reviewer", "endorse"}, {"hub_staff", "submit"}} {
		m.must(http.StatusOK, step[0], "POST", "/dossiers/"+asked+"/"+step[1], nil)
	}
	m.must(http.StatusOK, "programme_officer", "POST", "/dossiers/"+asked+"/request-supplement",
		map[string]any{"asked": []map[string]string{{"pointer": "/project/summary", "text": "Zeg voor wie."}}})
	due := func(number string) string {
		return m.must(http.StatusOK, "manager", "GET", "/dossiers/"+number, nil).body["due"].(map[string]any)["at"].(string)
	}
	ends := map[string]string{idle: due(idle), asked: due(asked)}
	m.stop()
	m.offline(func(ctx context.Context, database func(string) *pgx.Conn) {
		const later = `create or replace function dossierwerkt.clock() returns timestamptz language sql volatile as $$select clock_timestamp() + interval '90 days'$$`
		if _, err := database("dossierwerkt").Exec(ctx, later); err != nil {
			t.Fatal(err)
		}
		drop(ctx, t, database("postgres"))
	})
	m.start()
	m.eventually("what fell due has happened", func() bool { return m.state(idle) == "expired" && m.state(asked) == "submitted" })
	for number, kind := range map[string]string{idle: "expired", asked: "cure_term_passed"} {
		var at []string
		for _, e := range m.must(http.StatusOK, "auditor", "GET", "/dossiers/"+number+"/timeline", nil).body["events"].([]any) {
			if e := e.(map[string]any); e["type"] == kind {
				at = append(at, e["at"].(string))
			}
		}
		if len(at) != 1 || at[0] != ends[number] {
			t.Errorf("%s: %s at %v, want once at %s", number, kind, at, ends[number])
		}
		m.verify(number)
	}
	late := m.ask("hub_staff", "POST", "/dossiers/"+asked+"/supplement", nil)
	if late.status != http.StatusConflict || !strings.Contains(string(late.raw), "supplement_too_late") ||
		!strings.HasSuffix(m.types(asked), "command_refused") {
		t.Errorf("a supplement after its last moment: %d %s; %s", late.status, late.raw, m.types(asked))
	}
	m.verify(asked)
}

// insist sends a request under one key until it is answered, starting dossierd again where it has died.
func (m *machine) insist(role, method, path, key string, body any) reply {
	m.t.Helper()
	for range 8 {
		r, err := m.try(role, method, path, key, body)
		if err == nil && r.status != http.StatusServiceUnavailable {
			return r
		}
		m.revive()
	}
	m.t.Fatalf("%s was never answered", path)
	return reply{}
}

// revive starts dossierd again if it has died, or is about to.
func (m *machine) revive() {
	m.t.Helper()
	select {
	case <-m.ended:
		m.start()
	case <-time.After(300 * time.Millisecond):
	}
}

var everyKill = flag.Bool("every-kill", false, "die before and after each commit, and not at every third of these only")

// TestKilledAtEveryCommit plays the story again and again. Each time dossierd dies at another commit, before or after it,
// is started again, and the sender repeats with the same key: nothing is lost, nothing happens twice.
func TestKilledAtEveryCommit(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	const commits = 11 // start, the run's first look, the content; four commands of receive and act
	for n := 1; n <= commits; n++ {
		if !*everyKill && n%3 != 1 { // after the first, before the second: the record is the same, what was told may not be
			continue
		}
		for _, when := range []string{"before", "after"} {
			m.arm(when, n)
			name := fmt.Sprintf("%s commit %d", when, n)
			r := m.insist("hub_staff", "POST", "/dossiers", fmt.Sprintf("start-%s-%d", when, n), begin)
			if r.status != http.StatusCreated {
				t.Fatalf("%s: start: %s", name, r.raw)
			}
			number, _ := r.body["number"].(string)
			content := m.insist("hub_staff", "GET", "/dossiers/"+number+"/application", "", nil)
			m.fill(number, content.header.Get("ETag"))
			for _, step := range []struct {
				role, command string
				body          any
			}{{"hub_staff", "request-review", nil}, {"reviewer", "endorse", nil}, {"hub_staff", "submit", nil}, {"decider", "decide", approval}} {
				r := m.insist(step.role, "POST", "/dossiers/"+number+"/"+step.command, step.command+when+fmt.Sprint(n), step.body)
				if r.status == http.StatusAccepted {
					location := strings.TrimPrefix(fmt.Sprint(r.body["location"]), "/api/v1")
					m.eventually(name+": "+step.command+" is carried out", func() bool {
						o := m.insist(step.role, "GET", location, "", nil)
						return o.body["state"] == "done"
					})
				} else if r.status != http.StatusOK {
					t.Fatalf("%s: %s: %d %s", name, step.command, r.status, r.raw)
				}
			}
			m.revive()
			if got := m.types(number); got != "started review_requested endorsed submitted approved" {
				t.Errorf("%s: %s", name, got)
			}
			m.verify(number)
			if _, err := os.Stat(m.crash()); err == nil {
				t.Errorf("%s: it did not die", name)
			}
		}
	}
}

// fill saves the example; a save has no key, so it looks first whether it was kept.
func (m *machine) fill(number, tag string) {
	m.t.Helper()
	for range 8 {
		r, err := m.try("company", "PUT", "/dossiers/"+number+"/application", "", example(m.t), "If-Match", tag)
		if err == nil && (r.status == http.StatusOK || r.status == http.StatusPreconditionFailed) {
			return
		}
		m.revive()
	}
	m.t.Fatal("the content was never saved")
}

// TestARunThatMissedAFoldCatchesUp dies between the commit of Act and the end of the workflow task; nobody asks again.
func TestARunThatMissedAFoldCatchesUp(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	number := m.draft()
	m.stop()
	m.start()         // so that nothing of the draft is still to be noted
	m.arm("after", 2) // receive, act
	if _, err := m.try("hub_staff", "POST", "/dossiers/"+number+"/request-review", "forgotten", nil); err == nil {
		t.Fatal("dossierd did not die")
	}
	m.start()
	m.eventually("the run catches up", func() bool {
		r := m.ask("auditor", "GET", "/dossiers/"+number+"/verify", nil)
		return r.body["ok"] == true && strings.Contains(string(r.raw), "is bij tot de laatste gebeurtenis (2)")
	})
	m.must(http.StatusOK, "reviewer", "POST", "/dossiers/"+number+"/endorse", nil)
	m.verify(number)
}

// TestAFrozenDatabaseHangsNobody: while PostgreSQL stands still every question has an answer that says so, within a minute; afterwards all is
// as it was, and what was promised is kept.
func TestAFrozenDatabaseHangsNobody(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	number := m.draft()
	m.postgres(syscall.SIGSTOP)
	thaw := sync.OnceFunc(func() { m.postgres(syscall.SIGCONT) })
	t.Cleanup(thaw)
	var all sync.WaitGroup
	for _, ask := range []struct{ method, path string }{{"GET", "/dossiers"}, {"GET", "/dossiers/" + number}, {"POST", "/dossiers/" + number + "/request-review"}} {
		all.Go(func() {
			began := time.Now()
			r, err := m.try("hub_staff", ask.method, ask.path, "frozen", nil)
			if err != nil || r.status != http.StatusServiceUnavailable || r.header.Get("Retry-After") == "" || time.Since(began) > time.Minute {
				t.Errorf("%s %s: %d after %v: %s %v", ask.method, ask.path, r.status, time.Since(began), r.raw, err)
			}
		})
	}
	all.Wait()
	thaw()
	m.eventually("the same key is answered", func() bool {
		r, err := m.try("hub_staff", "POST", "/dossiers/"+number+"/request-review", "frozen", nil)
		return err == nil && r.status == http.StatusOK
	})
	if got := m.types(number); got != "started review_requested" {
		t.Error(got)
	}
	m.verify(number)
}

// postgres sends a signal to every process of the machine's PostgreSQL.
func (m *machine) postgres(signal syscall.Signal) {
	m.t.Helper()
	pid, err := strconv.Atoi(strings.Fields(string(m.file("postgres/postmaster.pid")))[0])
	if err != nil {
		m.t.Fatal(err)
	}
	all, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(all) == 0 {
		m.t.Fatalf("no processes: %v", err)
	}
	for _, path := range all {
		said, _ := os.ReadFile(path) // it may have ended by itself
		_, rest, _ := strings.Cut(string(said), ") ")
		if process, _ := strconv.Atoi(filepath.Base(filepath.Dir(path))); process == pid || len(strings.Fields(rest)) > 1 && strings.Fields(rest)[1] == strconv.Itoa(pid) {
			_ = syscall.Kill(process, signal)
		}
	}
}
