// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// fit refuses a place where a document cannot go, before it is fetched.
func (a *app) fit(target string) error {
	if target == "-" {
		if f, isFile := a.out.w.(*os.File); isFile && terminal(f) {
			return a.usage("usage.terminal")
		}
		return nil
	}
	info, err := os.Stat(target)
	if err == nil && info.IsDir() {
		return a.usage("usage.folder", target)
	}
	return nil // that it does not exist yet is the usual case; other faults show when it is made
}

// terminal says whether a person looks at the file. /dev/null is a device too, but nobody looks at it.
func terminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// store puts the document into a file that is there whole or not at all.
func (a *app) store(target string, raw []byte) error {
	if target == "-" {
		_, err := a.out.Write(raw)
		return err
	}
	if real, err := filepath.EvalSymlinks(target); err == nil {
		target = real
	}
	info, err := os.Stat(target)
	if err == nil && !info.Mode().IsRegular() {
		return a.pour(target, raw)
	}
	f, err := os.OpenFile(filepath.Join(filepath.Dir(target), ".dossier-"+rand.Text()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("%s: %w", a.say("cannot_write"), err)
	}
	_, err = f.Write(raw)
	if err == nil && info != nil {
		err = f.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", a.say("cannot_write"), errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}

// pour writes into what is there and must stay what it is: a pipe, a device.
func (a *app) pour(target string, raw []byte) error {
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("%s: %w", a.say("cannot_write"), err)
	}
	if terminal(f) {
		return errors.Join(a.usage("usage.terminal"), f.Close())
	}
	_, err = f.Write(raw)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("%s: %w", a.say("cannot_write"), err)
	}
	return nil
}
