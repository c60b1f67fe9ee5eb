// SPDX-License-Identifier: EUPL-1.2

package testkit

import (
	"os"
	"testing"
	"time"
)

// Folder is an empty data directory that another user can pass, as PostgreSQL's user must; it goes with the test.
func Folder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "dossierwerkt-data-")
	must(t, err)
	t.Cleanup(func() {
		err := os.RemoveAll(dir)
		for end := time.Now().Add(20 * time.Second); err != nil && time.Now().Before(end); err = os.RemoveAll(dir) {
			time.Sleep(100 * time.Millisecond) // a PostgreSQL whose program was killed writes until it notices
		}
		if err != nil {
			t.Error(err)
		}
	})
	must(t, os.Chmod(dir, 0o711))
	return dir
}
