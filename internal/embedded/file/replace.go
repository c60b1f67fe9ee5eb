// SPDX-License-Identifier: EUPL-1.2

// Package file writes the small files of a data directory.
package file

import (
	"errors"
	"os"
	"path/filepath"
)

// Replace writes a file that is the old one or the new one, whole, readable by its owner only.
func Replace(path string, raw []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(raw); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
