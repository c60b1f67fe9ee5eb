// SPDX-License-Identifier: EUPL-1.2

// Package postgres runs a private PostgreSQL for one machine: found, initialised, started and stopped by this program.
package postgres

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// minVersion is the oldest PostgreSQL that the schema works with.
const minVersion = 14

// ErrNotFound says that the machine has no usable PostgreSQL, and what to do.
var ErrNotFound = errors.New("PostgreSQL's server programs (14 or newer) were not found: run scripts/postgres.sh, install the package postgresql, or name their folder with --postgres-bin")

// Hidden is an environment variable that hides the system's own programs, so that the fetched ones can be tried.
const Hidden = "DOSSIERWERKT_HIDE_POSTGRES"

// Find gives the folder with initdb and postgres: the one named, else from PATH, the usual places, or the cache that
// scripts/postgres.sh fills. A database that is there wants the programs of its own major version; 0 takes any that will do.
func Find(named string, major int) (string, error) {
	if named != "" {
		if usable(named, major) {
			return named, nil
		}
		return "", absent(major, errors.New("no PostgreSQL 14 or newer in the folder that --postgres-bin names"))
	}
	var folders []string
	if os.Getenv(Hidden) == "" {
		if path, err := exec.LookPath("postgres"); err == nil {
			if real, err := filepath.EvalSymlinks(path); err == nil {
				folders = append(folders, filepath.Dir(real))
			}
		}
		folders = append(folders, newest("/usr/lib/postgresql/*/bin")...)
		folders = append(folders, newest("/usr/pgsql-*/bin")...)
		folders = append(folders, newest("/opt/homebrew/opt/postgresql@*/bin")...)
		folders = append(folders, newest("/usr/local/opt/postgresql@*/bin")...)
		folders = append(folders, newest("/Applications/Postgres.app/Contents/Versions/*/bin")...)
	}
	for _, cache := range caches() {
		folders = append(folders, newest(filepath.Join(cache, "dossierwerkt", "postgres", "*", "bin"))...)
	}
	for _, folder := range folders {
		if usable(folder, major) {
			return folder, nil
		}
	}
	return "", absent(major, ErrNotFound)
}

// absent says which programs are missing for a database that is there.
func absent(major int, err error) error {
	if major == 0 {
		return err
	}
	return fmt.Errorf("this data directory is of PostgreSQL %d, whose programs were not found: install postgresql-%[1]d, name their folder with --postgres-bin, "+
		"or move the data with pg_upgrade; nothing was changed", major)
}

// majorOf is the version of the database in a folder; 0 where there is none.
func majorOf(data string) int {
	raw, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if err != nil {
		return 0 // not made yet
	}
	return versionIn(string(raw))
}

// caches are where fetched programs are kept: root's is readable by the user that PostgreSQL runs as.
func caches() []string {
	if os.Geteuid() == 0 {
		return []string{"/var/cache"}
	}
	if dir, err := os.UserCacheDir(); err == nil {
		return []string{dir, "/var/cache"}
	}
	return []string{"/var/cache"}
}

// newest are the folders that match, the highest version first.
func newest(pattern string) []string {
	found, err := filepath.Glob(pattern)
	if err != nil {
		return nil
	}
	slices.SortFunc(found, func(a, b string) int { return versionIn(b) - versionIn(a) })
	return found
}

var digits = regexp.MustCompile(`[0-9]+`)

func versionIn(s string) int {
	n, err := strconv.Atoi(digits.FindString(s))
	if err != nil {
		return 0
	}
	return n
}

// usable says whether the folder holds both programs in a version that will do; with a major, in that one.
func usable(folder string, major int) bool {
	if _, err := os.Stat(filepath.Join(folder, "initdb")); err != nil {
		return false
	}
	out, err := exec.Command(filepath.Join(folder, "postgres"), "--version").Output()
	found := versionIn(string(out))
	return err == nil && found >= minVersion && (major == 0 || found == major)
}
