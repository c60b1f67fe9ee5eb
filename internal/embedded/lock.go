// SPDX-License-Identifier: EUPL-1.2

package embedded

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// lock is an exclusive hold on a data directory; the kernel lets go of it when the process ends, however it ends.
type lock struct{ file *os.File }

func takeLock(dir string) (*lock, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		holder, read := io.ReadAll(io.LimitReader(f, 200))
		return nil, errors.Join(fmt.Errorf("data directory %s is in use by %s: stop that one first, or choose another directory with --data",
			dir, strings.TrimSpace(string(holder))), read, f.Close())
	}
	if err := f.Truncate(0); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	_, err = fmt.Fprintf(f, "process %d since %s\n", os.Getpid(), time.Now().Format("2006-01-02 15:04:05"))
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &lock{f}, nil
}

func (l *lock) release() error { return l.file.Close() }
