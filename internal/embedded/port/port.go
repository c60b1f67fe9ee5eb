// SPDX-License-Identifier: EUPL-1.2

// Package port picks ports on loopback, the same ones again where that is possible.
package port

import (
	"errors"
	"math/rand/v2"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
)

// The ports to choose from lie below those that systems give to outgoing connections (32768 and up on Linux, 49152 and up
// elsewhere): between choosing a port and listening on it, no connection of this machine can come to sit on it.
const (
	lowest  = 20000
	highest = 32000
)

// Free is a port that nobody listens on now, and that nobody else who asks is given for as long as this process lives.
func Free() (number int, err error) {
	for range 100 {
		number = lowest + rand.IntN(highest-lowest)
		if err = reserve(number, false); err == nil {
			return number, nil
		}
	}
	return 0, err
}

// Stable is the port that the file remembers if it is still free, else a new one, remembered.
func Stable(path string) (int, error) {
	if raw, err := os.ReadFile(path); err == nil {
		if number, err := strconv.Atoi(strings.TrimSpace(string(raw))); err == nil && reserve(number, true) == nil {
			return number, nil
		}
	}
	number, err := Free()
	if err != nil {
		return 0, err
	}
	return number, file.Replace(path, []byte(strconv.Itoa(number)))
}

// reserved are the ports of this process, each with its twin of UDP, which serves for nothing but to be taken: between the choice of a
// port and its use some time passes, and nobody can hold a port of TCP for a program that still has to start.
var reserved = struct {
	sync.Mutex
	by map[int]net.PacketConn
}{by: map[int]net.PacketConn{}}

// reserve takes a port for this process; a port that is this process's already it takes once more only again.
func reserve(number int, again bool) error {
	reserved.Lock()
	defer reserved.Unlock()
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(number))
	twin, ours := reserved.by[number]
	if !ours || !again {
		var err error
		if twin, err = net.ListenPacket("udp", address); err != nil {
			return err
		}
	}
	l, err := net.Listen("tcp", address)
	if err == nil {
		err = l.Close()
	}
	if err != nil && !ours {
		return errors.Join(err, twin.Close())
	}
	reserved.by[number] = twin
	return err
}
