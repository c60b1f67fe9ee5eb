// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"os"
	"strings"
)

// secret reads a setting from the environment, or from the file that NAME_FILE names: never from an argument.
func secret(name string) (string, error) {
	if path := os.Getenv(name + "_FILE"); path != "" {
		raw, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("%s_FILE: %w", name, err)
		}
		return strings.TrimSpace(string(raw)), nil
	}
	if value := os.Getenv(name); value != "" {
		return value, nil
	}
	return "", fmt.Errorf("set %s, or %s_FILE to a file that holds it", name, name)
}

// Names of the settings.
const (
	databaseURL  = "DOSSIERD_DATABASE_URL"  // as the application's role
	operatorName = "DOSSIERD_OPERATOR"      // who runs the installation, as its pages say
	operatorMail = "DOSSIERD_OPERATOR_MAIL" // and where they are reached
	migrateURL   = "DOSSIERD_MIGRATE_URL"   // as the owner of the schema
)
