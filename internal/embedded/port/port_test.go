// SPDX-License-Identifier: EUPL-1.2

package port_test

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded/port"
)

func TestAPortIsGivenOnce(t *testing.T) {
	t.Parallel()
	given := map[int]bool{}
	for range 200 {
		number, err := port.Free()
		if err != nil || given[number] {
			t.Fatalf("%d, given before: %v; %v", number, given[number], err)
		}
		given[number] = true
		l, err := net.Listen("tcp", address(number))
		if err != nil {
			t.Fatalf("nobody can listen on it: %v", err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestARememberedPort plays another process by its twin of UDP, and another program by a listener.
func TestARememberedPort(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.port")
	stable := func() int {
		t.Helper()
		number, err := port.Stable(path)
		if err != nil {
			t.Fatal(err)
		}
		return number
	}
	first := stable()
	if again := stable(); again != first {
		t.Errorf("a port of one's own is not taken again: %d, and before it %d", again, first)
	}
	l, err := net.Listen("tcp", address(first))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if other := stable(); other == first {
		t.Errorf("%d is given while somebody listens on it", other)
	}
	another, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer another.Close()
	theirs := another.LocalAddr().(*net.UDPAddr).Port
	if err := os.WriteFile(path, []byte(strconv.Itoa(theirs)), 0o600); err != nil {
		t.Fatal(err)
	}
	if number := stable(); number == theirs {
		t.Errorf("%d is given to two processes", number)
	}
}

func address(number int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(number)) }
