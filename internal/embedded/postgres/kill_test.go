// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"os"
	"strconv"
	"testing"
)

// kill ends the server that a pid file of ours names, as a crash would.
func kill(t *testing.T, pid string) {
	t.Helper()
	n, err := strconv.Atoi(pid)
	if err != nil {
		t.Fatal(err)
	}
	p, err := os.FindProcess(n)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Kill(); err != nil {
		t.Fatal(err)
	}
}
