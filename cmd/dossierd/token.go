// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// withToken writes a new token into a new file, then has its hash stored. The file comes first: a token that nobody can use does
// no harm, a person without one cannot come in. What is not stored leaves no file.
func withToken(path string, store func(hash string) error) error {
	token := access.NewToken()
	return withSecret("--token-file", path, token, func() error { return store(access.HashToken(token)) })
}

// withSecret is withToken for what a flag names the file of.
func withSecret(flag, path, secret string, store func() error) error {
	if err := writeSecret(flag, path, secret); err != nil {
		return err
	}
	err := store()
	switch {
	case errors.Is(err, record.ErrUnknown):
		return fmt.Errorf("it is not known whether this was stored: look with dossierd person list; %s stays: %w", path, err)
	case err != nil:
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// writeSecret makes a file that its owner only can read; one that is there is left alone.
func writeSecret(flag, path, secret string) error {
	if path == "" {
		return fmt.Errorf("%s: is required: the name of a new file that it is written to", flag)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: %s is there already, and nothing is overwritten: name another file", flag, path)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", flag, err)
	}
	_, err = f.WriteString(secret + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", flag, err), os.Remove(path))
	}
	return nil
}
