// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// machine is a data directory with dossierd on it, or not.
type machine struct {
	t       *testing.T
	dir     string
	address string
	next    string // what dossierd says to type next
	log     *lockedBuffer
	lock    sync.Mutex
	process *exec.Cmd
	ended   chan struct{}
	empty   bool                // it begins with nothing, as on the first day: everything is made by the first start
	sample  bool                // with the invented programme of past years
	bare    bool                // without the demonstration
	user    *syscall.Credential // who runs everything, with the data where the program puts them; nil: who runs the test, with --data
}

type lockedBuffer struct {
	lock sync.Mutex
	buf  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.buf.String()
}

// newMachine is one with the demonstration on it, and no dossier.
func newMachine(t *testing.T) *machine {
	t.Helper()
	return started(t, &machine{})
}

// emptyMachine is one that was started for the first time.
func emptyMachine(t *testing.T) *machine {
	t.Helper()
	return started(t, &machine{empty: true})
}

// bareMachine has no demonstration: nobody is known, and no call.
func bareMachine(t *testing.T) *machine {
	t.Helper()
	return started(t, &machine{empty: true, bare: true})
}

// firstStart is a data directory as the first start leaves it, made once and copied for every test that begins there.
var firstStart = sync.OnceValues(func() (dir string, err error) {
	dir = filepath.Join(programs, "first")
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	cmd := exec.Command(filepath.Join(programs, "bin", "dossierd"), "up", "--demo", "--data", dir, "--listen", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return "", err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "ready ") {
			break
		}
	}
	err = cmd.Process.Signal(syscall.SIGTERM)
	_, _ = io.Copy(io.Discard, out)
	err = errors.Join(err, cmd.Wait())
	ports, wrong := filepath.Glob(filepath.Join(dir, "*.port")) // each copy has its own
	for _, kept := range ports {
		wrong = errors.Join(wrong, os.Remove(kept))
	}
	return dir, errors.Join(err, wrong)
})

// begins gives a directory what the first start leaves there.
func begins(t *testing.T, dir string) {
	t.Helper()
	first, err := firstStart()
	if err != nil {
		t.Fatalf("the first start: %v", err)
	}
	if out, err := exec.Command("cp", "-a", first+"/.", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// crash is the file that has dossierd die at a commit.
func (m *machine) crash() string { return filepath.Join(m.dir, "crash") }

// arm has dossierd die before or after a commit that is still to come, the first being 1.
func (m *machine) arm(when string, commit int) {
	m.t.Helper()
	if err := os.WriteFile(m.crash(), fmt.Appendf(nil, "%s:%d", when, commit), 0o600); err != nil {
		m.t.Fatal(err)
	}
}

func started(t *testing.T, m *machine) *machine {
	t.Helper()
	m.t, m.log = t, &lockedBuffer{}
	if m.dir == "" {
		m.dir = testkit.Folder(t)
	}
	if !m.empty {
		begins(t, m.dir)
	}
	t.Cleanup(func() {
		m.stop()
		if t.Failed() {
			log := m.log.String()
			t.Logf("log of dossierd:\n%s", log[max(0, len(log)-6000):])
		}
	})
	m.start()
	return m
}

// start runs dossierd up and waits for ready.
func (m *machine) start() {
	m.t.Helper()
	listen := "127.0.0.1:0"
	if m.address != "" {
		listen = strings.TrimPrefix(m.address, "http://")
	}
	args := []string{"up", fmt.Sprintf("--demo=%v", !m.bare), "--listen", listen, fmt.Sprintf("--sample=%v", m.sample)}
	if m.user == nil {
		args = append(args, "--data", m.dir)
	}
	cmd := exec.Command(filepath.Join(programs, "bin", "dossierd"), args...)
	cmd.Env = append(os.Environ(), "DOSSIERD_CRASH="+m.crash())
	m.own(cmd)
	cmd.Stderr = m.log
	out, err := cmd.StdoutPipe()
	if err != nil {
		m.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		m.t.Fatal(err)
	}
	ready := make(chan string, 1)
	ended := make(chan struct{})
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if next, ok := strings.CutPrefix(lines.Text(), "next  "); ok {
				m.next = next
			}
			if address, ok := strings.CutPrefix(lines.Text(), "ready "); ok {
				ready <- address
			}
		}
		_ = cmd.Wait()
		close(ended)
	}()
	m.lock.Lock()
	m.process, m.ended = cmd, ended
	m.lock.Unlock()
	select {
	case m.address = <-ready:
	case <-ended:
		m.t.Fatalf("dossierd ended before it was ready:\n%s", m.log)
	case <-time.After(patience):
		m.t.Fatalf("dossierd is not ready:\n%s", m.log)
	}
}

// own has a program run as the user of the machine, at home in its folder.
func (m *machine) own(cmd *exec.Cmd) {
	if m.user != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: m.user}
		cmd.Env = append(cmd.Env, "HOME="+m.dir, "XDG_DATA_HOME=", "XDG_CACHE_HOME=")
	}
}

// kill ends dossierd as a power cut would; PostgreSQL notices by itself.
func (m *machine) kill() {
	_ = m.process.Process.Kill()
	<-m.ended
}

func (m *machine) alive() bool {
	select {
	case <-m.ended:
		return false
	default:
		return true
	}
}

// stop ends dossierd as an operator would.
func (m *machine) stop() {
	if m.process == nil || !m.alive() {
		return
	}
	_ = m.process.Process.Signal(syscall.SIGTERM)
	select {
	case <-m.ended:
	case <-time.After(patience):
		m.t.Error("dossierd does not stop on SIGTERM")
		m.kill()
	}
}

func (m *machine) file(name string) []byte {
	m.t.Helper()
	raw, err := os.ReadFile(filepath.Join(m.dir, name))
	if err != nil {
		m.t.Fatal(err)
	}
	return raw
}

func (m *machine) token(role string) string {
	return strings.TrimSpace(string(m.file("demo/" + role + ".token")))
}

// endpoints is what a tool reads that finds its own way.
type endpoints struct {
	HTTP, Temporal, Namespace, Postgres string
	TemporalKeys                        struct{ Read, Signal, Full string } `json:"temporal_keys"`
	TemporalConfig                      string                              `json:"temporal_config"`
	TemporalCA                          string                              `json:"temporal_ca"`
}

func (m *machine) endpoints() (e endpoints) {
	m.t.Helper()
	if err := json.Unmarshal(m.file("endpoints.json"), &e); err != nil {
		m.t.Fatal(err)
	}
	return e
}

// reply is an answer of the API.
type reply struct {
	status int
	header http.Header
	body   map[string]any
	raw    []byte
}

// try sends a request; the error is one of the connection.
func (m *machine) try(role, method, path, key string, body any, header ...string) (reply, error) {
	var raw []byte
	switch b := body.(type) {
	case nil:
	case []byte:
		raw = b
	default:
		var err error
		if raw, err = json.Marshal(b); err != nil {
			return reply{}, err
		}
	}
	r, err := http.NewRequest(method, m.address+"/api/v1"+path, bytes.NewReader(raw))
	if err != nil {
		return reply{}, err
	}
	r.Header.Set("Authorization", "Bearer "+m.token(role))
	r.Header.Set("Content-Type", "application/json")
	if key != "" {
		r.Header.Set("Idempotency-Key", key)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close()
	answer := reply{status: response.StatusCode, header: response.Header}
	if answer.raw, err = io.ReadAll(response.Body); err != nil {
		return reply{}, err
	}
	_ = json.Unmarshal(answer.raw, &answer.body) // a document is no JSON
	if err := m.described().Holds(r, answer.status, answer.header, answer.raw); err != nil {
		m.t.Error(err)
	}
	return answer, nil
}

var (
	describe    sync.Once
	description *testkit.Description
)

// described is what the API says of itself: every answer is held to it.
func (m *machine) described() *testkit.Description {
	describe.Do(func() {
		response, err := http.Get(m.address + "/api/openapi.json")
		if err != nil {
			m.t.Fatal(err)
		}
		defer response.Body.Close()
		raw, err := io.ReadAll(response.Body)
		if err != nil {
			m.t.Fatal(err)
		}
		description = testkit.Describe(m.t, raw)
	})
	return description
}

// ask sends a request that must be answered.
func (m *machine) ask(role, method, path string, body any, header ...string) reply {
	m.t.Helper()
	r, err := m.try(role, method, path, "", body, header...)
	if err != nil {
		m.t.Fatal(err)
	}
	return r
}

// must asks and wants a status.
func (m *machine) must(want int, role, method, path string, body any, header ...string) reply {
	m.t.Helper()
	r := m.ask(role, method, path, body, header...)
	if r.status != want {
		m.t.Fatalf("%s %s as %s: %d, want %d\n%s", method, path, role, r.status, want, r.raw)
	}
	return r
}

func example(t *testing.T) []byte {
	t.Helper()
	raw, err := os.ReadFile("../docs/examples/kempen-hergebruik-hout.json")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

var begin = map[string]string{"call": "CW-KORT", "hub": "kempen", "company_number": "0999.010.126", "title": "Hergebruik hout"}

// draft starts a dossier and fills in the example.
func (m *machine) draft() string {
	m.t.Helper()
	return m.draftIn(begin["call"])
}

// draftIn is draft under another call.
func (m *machine) draftIn(call string) string {
	m.t.Helper()
	under := maps.Clone(begin)
	under["call"] = call
	number, _ := m.must(http.StatusCreated, "hub_staff", "POST", "/dossiers", under).body["number"].(string)
	m.must(http.StatusOK, "company", "PUT", "/dossiers/"+number+"/application", example(m.t), "If-Match", `"1"`)
	return number
}

// submitted brings a dossier that far.
func (m *machine) submitted() string {
	m.t.Helper()
	number := m.draft()
	for _, step := range [][2]string{{"hub_staff", "request-review"}, {"reviewer", "endorse"}, {"hub_staff", "submit"}} {
		m.must(http.StatusOK, step[0], "POST", "/dossiers/"+number+"/"+step[1], nil)
	}
	return number
}

// approval is of an amount that fits under the ceiling of de-minimis aid however often a test grants it to the same company.
var approval = map[string]any{"outcome": "approved", "amount": map[string]string{"amount": "4000.00", "currency": "EUR"},
	"reasons": "Sterk partnerschap."}

// verify wants every check to be fine.
func (m *machine) verify(number string) {
	m.t.Helper()
	r := m.must(http.StatusOK, "auditor", "GET", "/dossiers/"+number+"/verify", nil)
	if r.body["ok"] != true {
		m.t.Errorf("%s: %s", number, r.raw)
	}
}

// types are the events of a dossier.
func (m *machine) types(number string) string {
	m.t.Helper()
	r := m.must(http.StatusOK, "auditor", "GET", "/dossiers/"+number+"/timeline", nil)
	var types []string
	for _, e := range r.body["events"].([]any) {
		types = append(types, fmt.Sprint(e.(map[string]any)["type"]))
	}
	return strings.Join(types, " ")
}

func (m *machine) state(number string) string {
	m.t.Helper()
	state, _ := m.must(http.StatusOK, "auditor", "GET", "/dossiers/"+number, nil).body["state"].(string)
	return state
}

// patience is how long a test waits for what must happen. A machine that is busy takes its time, and that is no fault.
const patience = 3 * time.Minute

// eventually waits for something that happens by itself.
func (m *machine) eventually(what string, holds func() bool) {
	m.t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(end) {
			m.t.Fatalf("%s: not within %v", what, patience)
		}
	}
}
