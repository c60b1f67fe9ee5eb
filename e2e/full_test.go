// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jackc/pgx/v5"
)

// TestAFullDisk fills the disk of a machine to the last byte while somebody works: nothing else is said than that it was not received, and once
// there is room everything goes on, with nothing lost and nothing twice. It mounts a disk of its own, so make chaos runs it as root.
func TestAFullDisk(t *testing.T) {
	if !*everyKill || os.Geteuid() != 0 {
		t.Skip("part of make chaos, as root")
	}
	dir := testkit.Folder(t)
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=900m,mode=711"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	m := started(t, &machine{dir: dir})
	number := m.draft()
	full := map[string]string{"call": "CW-KORT", "hub": "kempen", "company_number": "0999.010.126", "title": "Vol"}
	fill := filepath.Join(dir, "fill")
	f, err := os.Create(fill)
	if err != nil {
		t.Fatal(err)
	}
	block, written := make([]byte, 1<<20), 0
	for ; err == nil; written++ {
		_, err = f.Write(block)
	}
	if err := f.Close(); err != nil {
		t.Log(err)
	}
	t.Logf("%d MB filled the disk: %v", written, err)
	takesWhatIsSetAside(t, m)
	said, saved, unknown := map[int]int{}, 0, 0
	for end := time.Now().Add(25 * time.Second); time.Now().Before(end); {
		body := map[string]any{"project": map[string]string{"summary": strings.Repeat(fmt.Sprint("Hout ", len(said), saved, " "), 20)}}
		save, err := m.try("hub_staff", "PATCH", "/dossiers/"+number+"/application", "", body, "If-Match", "*")
		switch {
		case err != nil || save.status != http.StatusOK && save.status != http.StatusServiceUnavailable:
			t.Fatalf("a save: %d %s %v", save.status, save.raw, err)
		case save.status == http.StatusOK:
			saved++
		case strings.Contains(string(save.raw), "fate_unknown"):
			unknown++
		}
		said[save.status]++
		start, err := m.try("hub_staff", "POST", "/dossiers", "vol", full)
		if err != nil || start.status != http.StatusCreated && start.status != http.StatusServiceUnavailable {
			t.Fatalf("a start: %d %s %v", start.status, start.raw, err)
		}
		time.Sleep(100 * time.Millisecond)
		read, err := m.try("manager", "GET", "/dossiers/"+number, "", nil)
		if err != nil || read.status != http.StatusOK && read.status != http.StatusServiceUnavailable {
			t.Fatalf("reading: %d %s %v", read.status, read.raw, err)
		}
	}
	t.Logf("saves while it was full: %v", said)
	if said[http.StatusServiceUnavailable] == 0 {
		t.Error("the disk was never full")
	}
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	m.eventually("the same keys are answered", func() bool {
		review, err := m.try("hub_staff", "POST", "/dossiers/"+number+"/request-review", "review", nil)
		if err != nil || review.status != http.StatusOK {
			return false
		}
		start, err := m.try("hub_staff", "POST", "/dossiers", "vol", full)
		return err == nil && start.status == http.StatusCreated
	})
	t.Logf("back after %.1f s", time.Since(began).Seconds())
	kept := 0
	if _, err := fmt.Sscanf(m.must(http.StatusOK, "hub_staff", "GET", "/dossiers/"+number+"/application", nil).header.Get("ETag"), `"%d"`, &kept); err != nil ||
		kept < 2+saved || kept > 2+saved+unknown {
		t.Errorf("%d saves were told, %d not known, and the content is of version %d: %v", saved, unknown, kept, err)
	}
	if got := m.types(number); got != "started review_requested" {
		t.Error(got)
	}
	m.verify(number)
}

// takesWhatIsSetAside has PostgreSQL use up what it keeps ready for its log.
func takesWhatIsSetAside(t *testing.T, m *machine) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, m.superuser(m.endpoints().Postgres))
	for i := 0; err == nil && i < 12; i++ {
		_, err = conn.Exec(ctx, `create table if not exists fill (x text); insert into fill values ('x'); select pg_switch_wal()`)
	}
	t.Logf("PostgreSQL says: %v", err)
	if conn != nil {
		_ = conn.Close(ctx)
	}
}
