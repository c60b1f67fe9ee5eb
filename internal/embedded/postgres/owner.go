// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// owner is the user that PostgreSQL runs as: it refuses to run as root.
type owner struct {
	uid, gid int
	switched bool
}

func findOwner() (owner, error) {
	if os.Geteuid() != 0 {
		return owner{uid: os.Geteuid(), gid: os.Getegid()}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.Atoi(u.Uid)
		if err != nil {
			return owner{}, fmt.Errorf("user %s: %w", name, err)
		}
		gid, err := strconv.Atoi(u.Gid)
		if err != nil {
			return owner{}, fmt.Errorf("user %s: %w", name, err)
		}
		return owner{uid, gid, true}, nil
	}
	return owner{}, fmt.Errorf("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as")
}

// admit lets the owner pass through the data directory itself, which is ours to open; nobody can list it.
func (o owner) admit(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	const through = 0o011
	if !o.switched || info.Mode().Perm()&through == through {
		return nil
	}
	if err := os.Chmod(dir, info.Mode().Perm()|through); err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	return nil
}

// passes checks that the owner can reach a folder; the error names the one that bars the way.
func (o owner) passes(dir string) error {
	if !o.switched {
		return nil
	}
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err != nil {
			return fmt.Errorf("data directory: %w", err)
		}
		if s, ok := info.Sys().(*syscall.Stat_t); ok {
			mode := info.Mode().Perm()
			through := mode&0o001 != 0 || (int(s.Uid) == o.uid && mode&0o100 != 0) || (int(s.Gid) == o.gid && mode&0o010 != 0)
			if !through {
				return fmt.Errorf("PostgreSQL runs as another user than root, and that user cannot pass %s: choose a data directory elsewhere with --data, or chmod o+x %s", at, at)
			}
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}
