// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/embedded/engine"
	"github.com/dossierwerkt/dossierwerkt/internal/file"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// endpoints tell other tools on this machine where everything listens. The file holds a password and keys: mode 0600.
type endpoints struct {
	HTTP           string      `json:"http"`
	Temporal       string      `json:"temporal"`
	TemporalKeys   engine.Keys `json:"temporal_keys"`
	TemporalConfig string      `json:"temporal_config"` // file for Temporal's own tools, with a profile for each key
	TemporalCA     string      `json:"temporal_ca"`     // certificate by which a client knows the engine
	Namespace      string      `json:"namespace"`
	TaskQueue      string      `json:"task_queue"`
	Postgres       string      `json:"postgres"` // as the application's role
}

func endpointsFile(dir string) string { return filepath.Join(dir, "endpoints.json") }

func writeEndpoints(stack *embedded.Stack, address string) error {
	raw, err := json.MarshalIndent(endpoints{HTTP: address, Temporal: stack.TemporalAddress, TemporalKeys: stack.TemporalKeys,
		TemporalConfig: stack.TemporalConfig, TemporalCA: engine.AuthorityFile(stack.Dir), Namespace: stack.Namespace,
		TaskQueue: wire.TaskQueue, Postgres: stack.AppURL}, "", "  ")
	if err != nil {
		return fmt.Errorf("endpoints: %w", err)
	}
	return file.Replace(endpointsFile(stack.Dir), append(raw, '\n'))
}

func readEndpoints(dir string) (e endpoints, err error) {
	raw, err := os.ReadFile(endpointsFile(dir))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return e, fmt.Errorf("--data: no dossierd up has started in %s: name the directory that it was given", dir)
	case errors.Is(err, fs.ErrPermission):
		return e, fmt.Errorf("--data: %w; run this as the user who runs dossierd up", err)
	case err != nil:
		return e, fmt.Errorf("--data: %w", err)
	}
	if json.Unmarshal(raw, &e) != nil || e.Postgres == "" { // the reason could hold the password
		return e, fmt.Errorf("--data: %s cannot be read: start dossierd up again, which writes it anew", endpointsFile(dir))
	}
	return e, nil
}
