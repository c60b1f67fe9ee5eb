// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/login"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
)

// token is read from the environment, or else from the login for the server; never from an argument, which would show in the list of
// processes.
func token(lang words.Language, env func(string) string, at login.Folder, server string) (string, error) {
	secret, from := env("DOSSIER_TOKEN"), "DOSSIER_TOKEN"
	if path := env("DOSSIER_TOKEN_FILE"); path != "" {
		raw, err := os.ReadFile(path)
		if err != nil {
			return "", words.Mistaken(fmt.Errorf("DOSSIER_TOKEN_FILE: %w", err))
		}
		secret, from = string(raw), "DOSSIER_TOKEN_FILE"
	}
	secret = strings.TrimSpace(secret)
	if secret == "" {
		kept, err := at.Read(server)
		if err != nil {
			return "", lang.Usage("login.unreadable", err)
		}
		return kept.Token, nil
	}
	if strings.ContainsFunc(secret, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", lang.Usage("token_malformed", from)
	}
	return secret, nil
}
