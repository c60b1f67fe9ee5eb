// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// mark is set when a cluster has been made whole.
func (s *Server) mark() string { return filepath.Join(s.data(), "dossierwerkt.initialised") }

// exists says whether there is a cluster, with all that was ever put into it.
func (s *Server) exists() (bool, error) {
	_, err := os.Stat(s.mark())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("data directory: %w", err)
	}
	return true, nil
}

// initialise makes an empty cluster. A half-made one, left by a crash, is made anew.
func (s *Server) initialise(ctx context.Context) error {
	entries, err := os.ReadDir(s.data())
	if err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	for _, e := range entries { // nothing of worth was ever in it: the mark is set before the first start
		if err := os.RemoveAll(filepath.Join(s.data(), e.Name())); err != nil {
			return fmt.Errorf("data directory: %w", err)
		}
	}
	password := filepath.Join(s.options.Dir, ".initdb-password")
	if err := os.WriteFile(password, []byte(s.secrets[superuser]), 0o600); err != nil {
		return fmt.Errorf("initdb: %w", err)
	}
	defer os.Remove(password)
	if err := os.Chown(password, s.owner.uid, s.owner.gid); err != nil {
		return fmt.Errorf("initdb: %w", err)
	}
	var out bytes.Buffer
	for _, locale := range []string{"C.UTF-8", "C"} {
		out.Reset()
		args := []string{"-D", s.data(), "-U", superuser, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=" + locale,
			"--data-checksums", "--no-instructions"}
		if s.options.Ephemeral {
			args = append(args, "--no-sync")
		}
		c := exec.CommandContext(ctx, filepath.Join(s.bin, "initdb"), args...)
		c.Dir, c.Stdout, c.Stderr, c.SysProcAttr = "/", &out, &out, s.owner.attributes(syscall.SIGKILL)
		if err = c.Run(); err == nil {
			return os.WriteFile(s.mark(), nil, 0o644)
		}
	}
	return fmt.Errorf("initdb: %w\n%s", err, out.Bytes())
}

// settings are the same for every start: loopback only, durable, small.
func (s *Server) settings() []string {
	all := []string{"listen_addresses=127.0.0.1", "unix_socket_directories=", "port=" + strconv.Itoa(s.Port), "max_connections=200",
		"shared_buffers=64MB", "timezone=UTC", "log_timezone=UTC", "log_min_messages=warning", "log_statement=none", "jit=off"}
	switch s.options.Ephemeral {
	case true:
		all = append(all, "fsync=off", "synchronous_commit=off", "full_page_writes=off")
	case false:
		all = append(all, "fsync=on", "synchronous_commit=on", "full_page_writes=on")
	}
	return all
}

func (s *Server) command() (*exec.Cmd, error) {
	log, err := os.OpenFile(s.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	args := []string{"-D", s.data()}
	for _, setting := range s.settings() {
		args = append(args, "-c", setting)
	}
	c := exec.Command(filepath.Join(s.bin, "postgres"), args...)
	c.Dir, c.Stdout, c.Stderr, c.SysProcAttr = "/", log, log, s.owner.attributes(s.stopSignal())
	return c, nil
}

// stopSignal asks for a fast shutdown, or an immediate one where nothing is kept.
func (s *Server) stopSignal() syscall.Signal {
	if s.options.Ephemeral {
		return syscall.SIGQUIT
	}
	return syscall.SIGINT
}

// keeper keeps one process running: it starts it again when it dies, until it is stopped or dies too often.
type keeper struct {
	failed   chan error
	gone     chan struct{}
	lock     sync.Mutex
	process  *os.Process
	stopping bool
}

// tooOften and briefly say when a process is given up: that many deaths in a row, each after less than that time.
const (
	tooOften = 60
	briefly  = 5 * time.Second
)

// keep runs the process from a thread of its own that lives as long as the process: Linux signals the death of that thread.
func keep(command func() (*exec.Cmd, error), log *slog.Logger) *keeper {
	k := &keeper{failed: make(chan error, 1), gone: make(chan struct{})}
	go func() {
		runtime.LockOSThread()
		defer close(k.gone)
		for deaths := 0; ; {
			began := time.Now()
			err := k.once(command)
			if k.ended() {
				return
			}
			if time.Since(began) > briefly {
				deaths = 0
			}
			if deaths++; deaths >= tooOften {
				k.failed <- fmt.Errorf("it ended %d times in a row: %w", deaths, err)
				return
			}
			if deaths == 1 {
				log.Warn("PostgreSQL ended and is started again", "error", err)
			}
			time.Sleep(500 * time.Millisecond)
		}
	}()
	return k
}

func (k *keeper) once(command func() (*exec.Cmd, error)) error {
	c, err := command()
	if err != nil {
		return err
	}
	defer c.Stdout.(*os.File).Close()
	k.lock.Lock()
	if k.stopping {
		k.lock.Unlock()
		return nil
	}
	if err := c.Start(); err != nil {
		k.lock.Unlock()
		return err
	}
	k.process = c.Process
	k.lock.Unlock()
	err = c.Wait()
	k.lock.Lock()
	k.process = nil
	k.lock.Unlock()
	return err
}

func (k *keeper) ended() bool {
	k.lock.Lock()
	defer k.lock.Unlock()
	return k.stopping
}

func (k *keeper) stop(signal syscall.Signal) {
	k.lock.Lock()
	k.stopping = true
	if k.process != nil {
		_ = k.process.Signal(signal) // it may be gone already
	}
	k.lock.Unlock()
	<-k.gone
}
