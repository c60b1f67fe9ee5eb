// SPDX-License-Identifier: EUPL-1.2

// Package file writes small files: whole or not at all.
package file

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
)

// Replace writes a file that is the old one or the new one, whole, readable by its owner only.
func Replace(path string, raw []byte) error { return replace(path, raw, 0o600, nil) }

// Store is Replace for a file of a person: it keeps the mode that it had, a new one gets what is usual for that person, a link stays
// a link, and a pipe or a device stays what it is.
func Store(path string, raw []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return pour(path, raw)
	}
	return replace(path, raw, 0o666, info)
}

// replace writes beside the file and then takes its place, with the mode of the old one if there is one.
func replace(path string, raw []byte, mode os.FileMode, old os.FileInfo) error {
	f, err := os.OpenFile(filepath.Join(filepath.Dir(path), ".new-"+rand.Text()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(raw)
	if err == nil && old != nil {
		err = f.Chmod(old.Mode().Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

func pour(path string, raw []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(raw)
	return errors.Join(err, f.Close())
}
