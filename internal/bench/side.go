// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
)

// side is a program under measure: a process, everything below it, and its data directory.
type side struct {
	name    string
	program []string // without the flag of the directory
	dir     string
	address string
	ready   time.Duration // how long the last start took
	client  *http.Client
	tokens  map[string]string // by name of the file, for the product only
	hasty   bool              // who is turned away does not come back
	process *exec.Cmd
	ended   chan struct{}
}

// readyWithin, answerWithin and endWithin bound a start, a request and an end.
const (
	answerWithin = 3 * time.Minute
	readyWithin  = 2 * time.Minute
	endWithin    = 30 * time.Second
)

// newSide makes an empty data directory that PostgreSQL's own user can pass, and starts the program on it.
func newSide(ctx context.Context, name string, program ...string) (*side, error) {
	dir, err := os.MkdirTemp("", "dossierwerkt-bench-")
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{MaxIdleConnsPerHost: 1024, MaxIdleConns: 1024}
	s := &side{name: name, program: program, dir: dir, tokens: map[string]string{}}
	s.client = &http.Client{Transport: transport, Timeout: answerWithin}
	if err := os.Chmod(dir, 0o711); err != nil {
		return s, err
	}
	return s, s.start(ctx)
}

// start runs the program until it says ready.
func (s *side) start(ctx context.Context) error {
	began := time.Now()
	args := append(s.program[1:len(s.program):len(s.program)], "--data", s.dir)
	s.process = exec.Command(s.program[0], args...)
	s.process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM} // an interrupt is ours to pass on
	log, err := os.OpenFile(s.dir+".log", os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	s.process.Stderr = log
	out, err := s.process.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.process.Start(); err != nil {
		return err
	}
	said, ended := make(chan string, 1), make(chan struct{})
	s.ended = ended
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if address, is := strings.CutPrefix(lines.Text(), "ready "); is {
				said <- address
			}
		}
		_ = s.process.Wait()
	}()
	select {
	case s.address = <-said:
		s.ready = time.Since(began)
		return s.readTokens()
	case <-ended:
		return fmt.Errorf("%s ended before it was ready; its log is %s.log", s.name, s.dir)
	case <-time.After(readyWithin):
		return fmt.Errorf("%s is not ready after %v; its log is %s.log", s.name, readyWithin, s.dir)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// stop ends the program as an operator would.
func (s *side) stop() error {
	if s == nil || s.process == nil || s.process.Process == nil {
		return nil
	}
	s.client.CloseIdleConnections()
	_ = s.process.Process.Signal(syscall.SIGTERM) // it may be gone already
	select {
	case <-s.ended:
	case <-time.After(endWithin):
		_ = s.process.Process.Kill()
		<-s.ended
	}
	s.process = nil
	return nil
}

// drop stops the program and removes its data; the log stays where something went wrong.
func (s *side) drop(broken bool) error {
	if s == nil {
		return nil
	}
	err := errors.Join(s.stop(), os.RemoveAll(s.dir))
	if !broken {
		err = errors.Join(err, os.Remove(s.dir+".log"))
	}
	return err
}

func (s *side) readTokens() error {
	paths, err := filepath.Glob(filepath.Join(s.dir, "demo", "*.token"))
	for _, path := range paths {
		raw, wrong := os.ReadFile(path)
		err = errors.Join(err, wrong)
		s.tokens[strings.TrimSuffix(filepath.Base(path), ".token")] = strings.TrimSpace(string(raw))
	}
	return err
}

func (s *side) cpu() (time.Duration, error) { return proc.CPU(s.process.Process.Pid) }

// request is one as somebody.
func (s *side) request(ctx context.Context, as, method, path string, body []byte) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, method, s.address+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+s.tokens[as])
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if method == http.MethodPut {
		r.Header.Set("If-Match", `"1"`) // of a dossier that was just started
	}
	return r, nil
}

// answer is what a side said to a request.
type answer struct {
	status   int
	location string
	raw      []byte
}

// ask sends a request and reads the whole answer.
func (s *side) ask(ctx context.Context, as, method, path, key string, body []byte) (a answer, err error) {
	r, err := s.request(ctx, as, method, path, body)
	if err != nil {
		return a, err
	}
	if method == http.MethodPost {
		r.Header.Set("Idempotency-Key", key)
	}
	response, err := s.client.Do(r)
	if err != nil {
		return a, fmt.Errorf("%s: %w", s.name, err)
	}
	defer response.Body.Close()
	a.status, a.location = response.StatusCode, response.Header.Get("Location")
	a.raw, err = io.ReadAll(response.Body)
	return a, err
}

// pause is how long who is told to wait does so.
const pause = 100 * time.Millisecond

// must is ask where only success will do. Who is turned away comes back, unless the side's people have no patience; who is promised
// the outcome for later waits for it.
func (s *side) must(ctx context.Context, as, method, path string, body []byte) ([]byte, error) {
	for key := rand.Text(); ; { // who is turned away may have been heard all the same
		a, err := s.ask(ctx, as, method, path, key, body)
		switch {
		case err != nil:
			return nil, err
		case a.turnedAway() && !s.hasty:
			if err := wait(ctx, pause); err != nil {
				return nil, err
			}
		case a.status == http.StatusAccepted:
			return a.raw, s.promised(ctx, as, a.location)
		case a.status/100 != 2:
			return nil, &refusal{s.name, method + " " + path, a}
		default:
			return a.raw, nil
		}
	}
}

// promised waits for the outcome of a command that is carried out later.
func (s *side) promised(ctx context.Context, as, location string) error {
	for {
		a, err := s.ask(ctx, as, http.MethodGet, location, "", nil)
		if err != nil {
			return err
		}
		var outcome struct{ State string }
		if a.status == http.StatusOK {
			if err := json.Unmarshal(a.raw, &outcome); err != nil || outcome.State == "done" {
				return err
			}
		}
		if !a.turnedAway() && outcome.State != "pending" {
			return &refusal{s.name, location, a}
		}
		if err := wait(ctx, pause); err != nil {
			return err
		}
	}
}

func (a answer) turnedAway() bool {
	return a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable
}

// refusal is an answer that was not success.
type refusal struct {
	side, asked string
	answer
}

func (r *refusal) Error() string {
	return fmt.Sprintf("%s: %s: %d: %s", r.side, r.asked, r.status, bytes.TrimSpace(r.raw[:min(len(r.raw), 400)]))
}
