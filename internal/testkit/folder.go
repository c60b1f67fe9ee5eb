// SPDX-License-Identifier: EUPL-1.2

package testkit

import (
	"os"
	"testing"
)

// Folder is an empty data directory that another user can pass, as PostgreSQL's user must; it goes with the test.
func Folder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "dossierwerkt-data-")
	must(t, err)
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	must(t, os.Chmod(dir, 0o711))
	return dir
}
