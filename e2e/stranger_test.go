// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
)

// doctorIsContent says what must hold, of everything that there is on one machine.
func doctorIsContent(t *testing.T, m *machine) {
	out, err := exec.Command(filepath.Join(programs, "bin", "dossierd"), "doctor", "--data", m.dir).CombinedOutput()
	if err != nil || strings.Count(string(out), "✓ ") != 19 {
		t.Errorf("%v\n%s", err, out)
	}
}

// closedToOthers goes through the data directory as somebody else on the machine: nothing of it can be read but what is no secret.
func closedToOthers(t *testing.T, m *machine) {
	open := map[string]bool{"temporal-ca.pem": true, "lock": true, "temporal.port": true, "postgres.port": true}
	secret := 0
	err := filepath.WalkDir(m.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return nil // it went
		}
		switch {
		case path == m.dir:
			if info.Mode().Perm()&0o066 != 0 {
				t.Errorf("others may list it or write in it: %v", info.Mode())
			}
		case d.IsDir() && info.Mode().Perm()&0o077 == 0:
			secret++
			return filepath.SkipDir
		case info.Mode().Type() == os.ModeSocket, open[d.Name()]:
		case info.Mode().Perm()&0o077 != 0:
			t.Errorf("%s may be read by others: %v", path, info.Mode())
		default:
			secret++
		}
		return nil
	})
	if err != nil || secret < 4 {
		t.Errorf("%d are secret, %v", secret, err)
	}
}

// TestHelperStranger is not a test of its own: run again as another user, it tries what somebody without any secret can.
func TestHelperStranger(t *testing.T) {
	dir := os.Getenv("E2E_STRANGER")
	if dir == "" {
		return // not asked for: strangersGetNothing asks, and fails without an answer
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for _, name := range []string{"endpoints.json", "secrets.json", "temporal.toml", "temporal-keys.json", "postgres.log", "lock", "demo-people.json",
		"demo/decider.token", "postgres/PG_VERSION", "outbox", "."} {
		path := filepath.Join(dir, name)
		if raw, err := os.ReadFile(path); err == nil {
			t.Errorf("%s is read: %d bytes", name, len(raw))
		}
		if all, err := os.ReadDir(path); err == nil {
			t.Errorf("%s is listed: %d entries", name, len(all))
		}
		if f, err := os.OpenFile(path, os.O_WRONLY, 0); err == nil {
			t.Errorf("%s is written", name)
			_ = f.Close()
		}
	}
	for _, tls := range []*envconfig.ClientConfigTLS{nil, {DisableHostVerification: true}, {ServerCACertPath: filepath.Join(dir, "temporal-ca.pem")}} {
		for _, key := range []string{"", "dw_00000000000000000000000000000000"} {
			profile := envconfig.ClientConfigProfile{Address: os.Getenv("E2E_TEMPORAL_AT"), Namespace: "dossierwerkt", APIKey: key, TLS: tls}
			with, err := profile.ToClientOptions(envconfig.ToClientOptionsRequest{})
			if err != nil {
				t.Fatal(err)
			}
			c, err := client.NewLazyClient(with)
			if err != nil {
				t.Fatal(err)
			}
			brief, cancel := context.WithTimeout(ctx, time.Second)
			for what, err := range map[string]error{
				"list": second(c.ListWorkflow(brief, &workflowservice.ListWorkflowExecutionsRequest{})),
				"history": second(c.WorkflowService().GetWorkflowExecutionHistory(brief, &workflowservice.GetWorkflowExecutionHistoryRequest{
					Namespace: "dossierwerkt"})),
				"query":     second(c.QueryWorkflow(brief, "dossier/CW-KORT-0001", "", "status")),
				"signal":    c.SignalWorkflow(brief, "dossier/CW-KORT-0001", "", "decision", nil),
				"terminate": c.TerminateWorkflow(brief, "dossier/CW-KORT-0001", "", ""),
			} {
				if err == nil || strings.Contains(err.Error(), "not found") {
					t.Errorf("the engine answers to %s: %v", what, err)
				}
			}
			cancel()
			c.Close()
		}
	}
	database, err := url.Parse(os.Getenv("E2E_POSTGRES_AT"))
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []string{"postgres", "dossierwerkt_owner", "dossierwerkt_app", "temporal", "nobody"} {
		for _, password := range []string{"", role} {
			database.User = url.UserPassword(role, password)
			if conn, err := pgx.Connect(ctx, database.String()); err == nil {
				t.Errorf("the database lets %s in", role)
				_ = conn.Close(ctx)
			}
		}
	}
	for path, want := range map[string]int{"/metrics": http.StatusUnauthorized, "/api/v1/dossiers": http.StatusUnauthorized, "/api/v1/results": http.StatusUnauthorized} {
		r, err := http.Get(os.Getenv("E2E_HTTP_AT") + path)
		if err != nil || r.StatusCode != want {
			t.Errorf("%s: %v, %v", path, r, err)
			continue
		}
		_ = r.Body.Close()
	}
	fmt.Println("tried as", os.Geteuid())
}

func second[T any](_ T, err error) error { return err }

// strangersGetNothing is another user of the machine, who brings nothing: as root that user is nobody.
func strangersGetNothing(t *testing.T, m *machine) {
	if os.Geteuid() != 0 {
		return // who runs the tests runs dossierd too; the modes of files are looked at by closedToOthers
	}
	raw, err := os.ReadFile(os.Args[0])
	tool := filepath.Join(programs, "stranger.test")
	if err == nil {
		err = os.WriteFile(tool, raw, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(m.endpoints().Postgres)
	if err != nil {
		t.Fatal(err)
	}
	at.User = nil
	cmd := exec.Command(tool, "-test.run=^TestHelperStranger$")
	cmd.Dir = "/"
	cmd.Env = []string{"E2E_STRANGER=" + m.dir, "E2E_TEMPORAL_AT=" + m.endpoints().Temporal, "E2E_POSTGRES_AT=" + at.String(), "E2E_HTTP_AT=" + m.address, "HOME=/"}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	uid, err := strconv.ParseUint(nobody.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(m.dir, "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	if uint64(info.Sys().(*syscall.Stat_t).Uid) == uid { // where there is no user postgres, nobody runs the database
		uid--
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)}}
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), fmt.Sprintf("tried as %d", uid)) {
		t.Errorf("%v\n%s", err, out)
	}
}
