// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

var hold = flag.Duration("hold", time.Second, "how long each fault of the chaos lasts")

// cable is what dossierd reaches the engine through, so that the engine can be away while the database is there.
type cable struct {
	t       *testing.T
	to      string
	address string
	lock    sync.Mutex
	l       net.Listener
	lines   map[net.Conn]bool
}

func newCable(t *testing.T, to string) *cable {
	t.Helper()
	c := &cable{t: t, to: to, address: "127.0.0.1:0", lines: map[net.Conn]bool{}}
	c.mend()
	t.Cleanup(c.cut)
	return c
}

func (c *cable) mend() {
	l, err := net.Listen("tcp", c.address)
	if err != nil {
		c.t.Error(err)
		return
	}
	c.lock.Lock()
	c.l, c.address = l, l.Addr().String()
	c.lock.Unlock()
	go func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return // it is cut
			}
			out, err := net.Dial("tcp", c.to)
			if err != nil {
				_ = in.Close()
				continue
			}
			c.lock.Lock()
			c.lines[in], c.lines[out] = true, true
			c.lock.Unlock()
			for _, way := range [][2]net.Conn{{in, out}, {out, in}} {
				go func() {
					_, _ = io.Copy(way[0], way[1])
					_ = way[0].Close()
				}()
			}
		}
	}()
}

func (c *cable) cut() {
	c.lock.Lock()
	defer c.lock.Unlock()
	_ = c.l.Close()
	for line := range c.lines {
		_ = line.Close()
	}
	clear(c.lines)
}

// chaos is a cluster under load, and what its senders were told.
type chaos struct {
	*cluster
	t       *testing.T
	address atomic.Pointer[string]
	lock    sync.Mutex
	told    map[string][]string // by number: the steps of which somebody was told that they are done
	strange []string            // answers that are none of those that a fault may have
	acked   atomic.Int64
	lives   atomic.Int64
	over    atomic.Bool
}

// step is what a life goes through, and the event that each leaves.
var steps = []struct{ role, path, event string }{
	{"company", "application", ""}, {"hub_staff", "request-review", "review_requested"}, {"reviewer", "endorse", "endorsed"},
	{"hub_staff", "submit", "submitted"}, {"decider", "decide", "rejected"},
}

// live goes from a start to a decision again and again, repeating under the same key what was not answered.
func (c *chaos) live(who int) {
	for n := 0; !c.over.Load(); n++ {
		under := maps.Clone(begin)
		under["title"] = fmt.Sprintf("Leven %d.%d", who, n)
		started, ok := c.insist("hub_staff", "POST", "/dossiers", fmt.Sprintf("%d-%d-start", who, n), under)
		if !ok {
			return
		}
		number, _ := started.body["number"].(string)
		c.tell(number, "started")
		for _, s := range steps {
			method, header, body := "POST", []string(nil), any(nil)
			switch s.path {
			case "application":
				method, header = "PUT", []string{"If-Match", `"1"`}
				body = bytes.Replace(example(c.t), []byte("Hergebruik hout: nieuw meubilair uit sloophout"), []byte(under["title"]), 1)
			case "decide":
				body = map[string]any{"outcome": "rejected", "reasons": "Vol."}
			}
			if _, ok := c.insist(s.role, method, "/dossiers/"+number+"/"+s.path, fmt.Sprintf("%d-%d-%s", who, n, s.path), body, header...); !ok {
				return
			}
			if s.event != "" {
				c.tell(number, s.event)
			}
			time.Sleep(100 * time.Millisecond)
		}
		c.lives.Add(1)
	}
}

func (c *chaos) tell(number, step string) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.told[number] = append(c.told[number], step)
	c.acked.Add(1)
}

// insist asks until it is done, and keeps what was answered otherwise than a fault may.
func (c *chaos) insist(role, method, path, key string, body any, header ...string) (reply, bool) {
	m := &machine{t: c.t, dir: c.dir, log: c.log}
	for tries := 0; ; tries++ {
		if c.over.Load() && tries > 0 {
			return reply{}, false
		}
		m.address = *c.address.Load()
		r, err := m.try(role, method, path, key, body, header...)
		switch {
		case err != nil, r.status == http.StatusServiceUnavailable, r.status == http.StatusAccepted:
		case r.status == http.StatusOK, r.status == http.StatusCreated:
			return r, true
		case r.status == http.StatusPreconditionFailed && tries > 0: // what was saved at the first try is the newer version
			return r, true
		default:
			c.lock.Lock()
			c.strange = append(c.strange, fmt.Sprintf("%s %s: %d %s", method, path, r.status, r.raw))
			c.lock.Unlock()
			return r, false
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// TestChaos has four lives at once go on while one part after the other is killed, frozen, full, or away. Of what anybody was told nothing is
// lost or doubled, and nobody is told anything but that it is done, that it waits, or to come back.
func TestChaos(t *testing.T) {
	t.Parallel()
	c := &chaos{cluster: newCluster(t, false), t: t, told: map[string][]string{}}
	config := filepath.Join(c.dir, "temporal.toml")
	raw, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	engine := "127.0.0.1:" + string(c.file("temporal.port"))
	line := newCable(t, engine)
	through := filepath.Join(c.dir, "through.toml")
	if err := os.WriteFile(through, bytes.ReplaceAll(raw, []byte(engine), []byte(line.address)), 0o600); err != nil {
		t.Fatal(err)
	}
	c.env[0] = "TEMPORAL_CONFIG_FILE=" + through
	listen := "127.0.0.1:0"
	serve := c.run("serve", "--demo", "--pace", "0", "--listen", listen)
	listen = strings.TrimPrefix(c.machine.address, "http://")
	c.address.Store(&c.machine.address)
	workers := []*exec.Cmd{c.run("worker"), c.run("worker")}
	super := func(sql string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		conn, err := pgx.Connect(ctx, c.superuser(c.owner))
		if err == nil {
			_, err = conn.Exec(ctx, sql)
			err = errors.Join(err, conn.Close(ctx))
		}
		if err != nil {
			t.Errorf("%s: %v", sql, err)
		}
	}
	kill := func(p *exec.Cmd) { _ = p.Process.Kill() }
	restarts := func() {
		for range 400 { // it may be answering still
			if serve.Process.Signal(syscall.Signal(0)) != nil {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		serve = c.run("serve", "--demo", "--pace", "0", "--listen", listen)
	}
	const ends = `select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'dossierwerkt' and pid <> pg_backend_pid()`
	faults := []struct {
		name        string
		plant, lift func()
	}{
		{"serve killed", func() { kill(serve) }, restarts},
		{"one of two workers killed", func() { kill(workers[0]) }, func() { workers[0] = c.run("worker") }},
		{"serve stopped (SIGTERM)", func() { _ = serve.Process.Signal(syscall.SIGTERM) }, restarts},
		{"PostgreSQL killed", func() { c.postgres(syscall.SIGKILL) }, func() {}},
		{"connections of the database ended", func() { super(ends) }, func() {}},
		{"database frozen", func() { c.postgres(syscall.SIGSTOP) }, func() { c.postgres(syscall.SIGCONT) }},
		{"database only reads", func() {
			super(`alter database dossierwerkt set default_transaction_read_only = on`)
			super(ends)
		}, func() {
			super(`alter database dossierwerkt reset default_transaction_read_only`)
			super(ends)
		}},
		{"no space left", func() {
			super(`set search_path = dossierwerkt; create or replace function full_disk() returns trigger language plpgsql as $$ begin raise exception 'no space' using errcode = '53100'; end $$;
				create trigger full_disk before insert on event for each row execute function full_disk(); create trigger full_disk before insert on inbox for each row execute function full_disk()`)
		}, func() {
			super(`set search_path = dossierwerkt; drop trigger full_disk on event; drop trigger full_disk on inbox`)
		}},
		{"engine away", line.cut, line.mend},
		{"PostgreSQL and engine killed", func() { kill(c.both) }, func() { c.again(t) }},
	}
	var all sync.WaitGroup
	began := time.Now()
	for who := range 4 {
		all.Go(func() { c.live(who) })
	}
	defer func() {
		c.over.Store(true)
		all.Wait()
	}()
	calmly := *hold / 2
	if *everyKill { // alone on a machine, so that what is told can be compared
		calmly = 2 * *hold
	}
	time.Sleep(2 * *hold)
	calm := float64(c.acked.Load()) / time.Since(began).Seconds()
	t.Logf("%-34s %8s %9s", "", "told", "back (s)")
	t.Logf("%-34s %8d", "nothing", c.acked.Load())
	for _, f := range faults {
		before := c.acked.Load()
		f.plant()
		time.Sleep(*hold)
		f.lift()
		lifted, at := time.Now(), c.acked.Load()
		for c.acked.Load() < at+4 {
			if time.Since(lifted) > 90*time.Second {
				t.Fatalf("after %s nothing goes on", f.name)
			}
			time.Sleep(20 * time.Millisecond)
		}
		t.Logf("%-34s %8d %9.1f", f.name, c.acked.Load()-before, time.Since(lifted).Seconds())
		time.Sleep(calmly)
	}
	took := time.Since(began).Seconds()
	c.over.Store(true)
	all.Wait()
	lost, doubled := c.held()
	t.Logf("%d steps told in %d s (%.1f a second; %.1f without faults), %d lives whole; lost %d, doubled %d, strange %d", c.acked.Load(),
		int(took), float64(c.acked.Load())/took, calm, c.lives.Load(), len(lost), len(doubled), len(c.strange))
	for what, these := range map[string][]string{"lost": lost, "doubled": doubled, "strange": c.strange} {
		if len(these) > 0 {
			t.Errorf("%s:\n%s", what, strings.Join(these, "\n"))
		}
	}
	if rate := float64(c.acked.Load()) / took; c.lives.Load() == 0 || *everyKill && rate < calm/2 {
		t.Errorf("%d lives whole, %.1f steps a second; without faults %.1f", c.lives.Load(), rate, calm)
	}
	c.eventually("the runs are up to date", func() bool {
		cmd := exec.Command(filepath.Join(programs, "bin", "dossierd"), "verify")
		cmd.Env = append(os.Environ(), c.env...)
		return cmd.Run() == nil
	})
}

// held looks in the record for what somebody was told.
func (c *chaos) held() (lost, doubled []string) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, c.owner)
	if err != nil {
		c.t.Fatal(err)
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, `select number, title, array(select body ->> 'type' from dossierwerkt.event where dossier = number order by seq) from dossierwerkt.dossier where title like 'Leven %'`)
	if err != nil {
		c.t.Fatal(err)
	}
	titles, kept := map[string]int{}, map[string][]string{}
	for rows.Next() {
		var number, title string
		var types []string
		if err := rows.Scan(&number, &title, &types); err != nil {
			c.t.Fatal(err)
		}
		titles[title]++
		kept[number] = types
		for i, kind := range types {
			if slices.Contains(types[:i], kind) {
				doubled = append(doubled, number+": "+strings.Join(types, " "))
			}
		}
	}
	if err := rows.Err(); err != nil {
		c.t.Fatal(err)
	}
	for title, n := range titles {
		if n > 1 {
			doubled = append(doubled, title)
		}
	}
	for number, told := range c.told {
		for _, step := range told {
			if !slices.Contains(kept[number], step) {
				lost = append(lost, number+" "+step)
			}
		}
	}
	return lost, doubled
}
