// SPDX-License-Identifier: EUPL-1.2

package terminal

import (
	"os"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
)

// Output is the target that stands for the standard output.
const Output = "-"

// Fits refuses a place where a document cannot go, before it is fetched.
func (t *Terminal) Fits(target string) error {
	if target == Output {
		if f, isFile := t.paper.w.(*os.File); isFile {
			if info, err := f.Stat(); err == nil && watched(info) {
				return t.Usage("usage.terminal")
			}
		}
		return nil
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		return nil // that it does not exist yet is the usual case; other faults show when it is made
	case info.IsDir():
		return t.Usage("usage.folder", target)
	case watched(info):
		return t.Usage("usage.terminal")
	}
	return nil
}

// watched says whether a person looks at what is written there. /dev/null is a device too, but nobody looks at it.
func watched(info os.FileInfo) bool {
	if info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// Store puts a document where it is wanted, whole or not at all.
func (t *Terminal) Store(target string, raw []byte) error {
	if target == Output {
		_, err := t.paper.Write(raw)
		return err
	}
	return t.Unwritten(file.Store(target, raw))
}
