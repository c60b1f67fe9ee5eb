// SPDX-License-Identifier: EUPL-1.2

package file

import (
	"fmt"
	"os"
	"path/filepath"
)

// DataDir is where a machine's data go when nobody says otherwise.
func DataDir() (string, error) {
	if os.Geteuid() == 0 {
		return "/var/lib/dossierwerkt", nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "dossierwerkt"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("data directory: %w; name one with --data", err)
	}
	return filepath.Join(home, ".local", "share", "dossierwerkt"), nil
}
