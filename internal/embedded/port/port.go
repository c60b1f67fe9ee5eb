// SPDX-License-Identifier: EUPL-1.2

// Package port picks ports on loopback, the same ones again where that is possible.
package port

import (
	"net"
	"os"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded/file"
)

// Free is a port that nobody listens on now.
func Free() (int, error) { return try(0) }

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
