// SPDX-License-Identifier: EUPL-1.2

package login

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
)

// Kept is a login as it is kept, in a file for each server that its owner only can read.
type Kept struct {
	Server    string    `json:"server"`
	ID        string    `json:"id"`
	Token     string    `json:"token"`
	ExpiresAt time.Time `json:"expires_at"`
}

// Folder finds where a person keeps what programs are told of them, as os.UserConfigDir does.
type Folder func() (string, error)

// path is the file of a server.
func (f Folder) path(server string) (string, error) {
	dir, err := f()
	if err != nil {
		return "", err
	}
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789.-", r) {
			return r
		}
		return '_'
	}, strings.ToLower(same(server)))
	return filepath.Join(dir, "dossierwerkt", name+".json"), nil
}

// same is the address of a server in one way.
func same(server string) string { return strings.TrimRight(server, "/") }

// Read gives the login for a server. There is none, with an empty token, where nobody signed in to it.
func (f Folder) Read(server string) (k Kept, err error) {
	path, err := f.path(server)
	if err != nil {
		return k, nil // who has no folder keeps no login
	}
	raw, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return k, nil
	case err != nil:
		return k, err
	case json.Unmarshal(raw, &k) != nil: // the reason could hold the token
		return Kept{}, fmt.Errorf("%s: no JSON", path)
	case k.Server != same(server): // of another one, whose name looks alike in a file's
		return Kept{}, nil
	}
	return k, nil
}

// write keeps a login in the place of an earlier one.
func (f Folder) write(k Kept) error {
	path, err := f.path(k.Server)
	if err != nil {
		return err
	}
	k.Server = same(k.Server)
	raw, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return file.Replace(path, append(raw, '\n'))
}

func (f Folder) remove(server string) error {
	path, err := f.path(server)
	if err != nil {
		return err
	}
	return os.Remove(path)
}
