// SPDX-License-Identifier: EUPL-1.2

// Package port picks ports on loopback, the same ones again where that is possible.
package port

import (
	"net"
	"os"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
)

// The ports to choose from lie below those that systems give to outgoing connections (32768 and up on Linux, 49152 and up
// elsewhere): between choosing a port and listening on it, no connection of this machine can come to sit on it.
const (
	lowest  = 20000
	highest = 32000
)

// block is how many ports in a row are those of one process, which asks for a few.
const block = 32

// asked counts what this process was given.
var asked atomic.Int64

// Free is a port that nobody listens on now. Between its choice and its use some time passes: so two processes that choose at once choose
// from other blocks, by their ids, and one never chooses the same again soon.
func Free() (number int, err error) {
	for range 100 {
		next := os.Getpid()*block + int(asked.Add(1)%block)
		if number, err = try(lowest + next%(highest-lowest)); err == nil {
			return number, nil
		}
	}
	return 0, err
}

// Stable is the port that the file remembers if it is still free, else a new one, remembered.
func Stable(path string) (int, error) {
	if raw, err := os.ReadFile(path); err == nil {
		if number, err := strconv.Atoi(strings.TrimSpace(string(raw))); err == nil {
			if number, err := try(number); err == nil {
				return number, nil
			}
		}
	}
	number, err := Free()
	if err != nil {
		return 0, err
	}
	return number, file.Replace(path, []byte(strconv.Itoa(number)))
}

func try(number int) (int, error) {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(number)))
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}
