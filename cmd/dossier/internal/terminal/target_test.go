// SPDX-License-Identifier: EUPL-1.2

package terminal

import (
	"os"
	"testing"
)

func TestNobodyLooksAtTheNullDevice(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{"/dev/ptmx": true, os.DevNull: false} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if watched(info) != want {
			t.Errorf("%s is watched: %v", path, !want)
		}
	}
}
