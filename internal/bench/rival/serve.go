// SPDX-License-Identifier: EUPL-1.2

// Package rival is what the product is measured against: the same steps of a dossier, by hand, on the same embedded PostgreSQL and
// Temporal server, behind the same addresses of a bare HTTP handler. It knows no rules, people, terms or chains of hashes.
package rival

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"go.temporal.io/sdk/worker"
)

// Names of the rivals.
const (
	Floor    = "floor"
	Textbook = "textbook"
)

const (
	queue = "rival"
	last  = "decide" // the command that ends a dossier
)

// way is how steps are brought to a run.
type way interface {
	worker() worker.Worker
	begin(ctx context.Context, number string) error
	give(ctx context.Context, step Step) error
}

// Run serves a rival from a data directory until the context ends. It prints "ready ADDRESS", as the product does.
func Run(ctx context.Context, name, dir string) (err error) {
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	stack, err := embedded.Start(ctx, embedded.Options{Dir: dir, Namespace: wire.Namespace,
		SearchAttributes: temporal.SearchAttributes(), Log: log, Ready: makeSchema})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stack.Stop()) }()
	store, err := open(ctx, stack.AppURL)
	if err != nil {
		return err
	}
	defer store.pool.Close()
	var c client.Client
	var w way
	switch name {
	case Floor:
		var engine temporal.Engine
		if engine, err = temporal.Local(stack.TemporalConfig, log); err == nil {
			c = engine.Client
			w = &floor{c, store}
		}
	case Textbook:
		var with client.Options
		with, err = envconfig.LoadClientOptions(envconfig.LoadClientOptionsRequest{ConfigFilePath: stack.TemporalConfig, ConfigFileProfile: "full"})
		if err == nil {
			c, err = client.NewLazyClient(with)
		}
		w = &textbook{c, store}
	default:
		err = fmt.Errorf("there is no rival %q: name %s or %s", name, Floor, Textbook)
	}
	if err != nil {
		return err
	}
	defer c.Close()
	work := w.worker()
	if err := work.Start(); err != nil {
		return err
	}
	defer work.Stop()
	return proc.Serve(ctx, handler(store, w))
}

// handler takes the steps of a life at the product's addresses.
func handler(s *store, w way) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/v1/dossiers", answering(http.StatusCreated, func(r *http.Request, body []byte) (any, error) {
		var f founding
		if err := json.Unmarshal(body, &f); err != nil {
			return nil, err
		}
		number, err := s.found(r.Context(), rand.Text(), f)
		if err == nil {
			err = w.begin(r.Context(), number)
		}
		return map[string]string{"number": number, "state": "start"}, err
	}))
	mux.HandleFunc("PUT /api/v1/dossiers/{number}/application", answering(http.StatusOK, func(r *http.Request, body []byte) (any, error) {
		version, err := s.save(r.Context(), r.PathValue("number"), body)
		return map[string]int{"version": version}, err
	}))
	mux.HandleFunc("POST /api/v1/dossiers/{number}/{command}", answering(http.StatusOK, func(r *http.Request, body []byte) (any, error) {
		step := Step{Key: rand.Text(), Dossier: r.PathValue("number"), Command: r.PathValue("command")}
		if len(body) > 0 {
			var given struct{ Reasons string }
			if err := json.Unmarshal(body, &given); err != nil {
				return nil, err
			}
			step.Reasons = given.Reasons
		}
		if err := w.give(r.Context(), step); err != nil {
			return nil, err
		}
		state, seq, err := s.status(r.Context(), step.Dossier)
		return map[string]any{"number": step.Dossier, "state": state, "seq": seq}, err
	}))
	return mux
}

// answering reads a body and writes an answer as JSON.
func answering(status int, do func(r *http.Request, body []byte) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		var answer any
		if err == nil {
			answer, err = do(r, body)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(answer) // who asked may be gone
	}
}
