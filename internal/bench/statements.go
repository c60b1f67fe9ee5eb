// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/letter"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// sent is how many statements a request of a life sends to the database, from the request to its answer.
type sent struct {
	request string
	n       int
}

// statements counts those of one life, with an engine in this process that carries each command out at once: what the engine's own
// server sends, and what notices cost afterwards, is not in it.
func (s *side) statements(ctx context.Context) (all []sent, err error) {
	url, err := s.database("")
	if err != nil {
		return nil, err
	}
	store, err := postgres.Open(ctx, url, 4)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	log := slog.New(slog.DiscardHandler)
	l := &ledger.Ledger{Store: store, Press: letter.Press{}}
	handler := (&api.API{Demo: true, Desk: &desk.Desk{Ledger: l, Store: store, Engine: acting{ledger: l}, Log: log}, Store: store, Log: log}).Handler()
	var lock sync.Mutex
	var last *postgres.Statements
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		watched, sent := postgres.Watched(r.Context())
		lock.Lock()
		last = sent
		lock.Unlock()
		handler.ServeHTTP(w, r.WithContext(watched))
	})}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	defer server.Close()
	go func() { _ = server.Serve(listener) }() // until it is closed
	here := &side{name: "product in this process", address: "http://" + listener.Addr().String(), client: &http.Client{}, tokens: s.tokens}
	for range 2 { // the first one prepares
		all = nil
		err = here.life(ctx, func(what string, _ time.Duration) {
			lock.Lock()
			defer lock.Unlock()
			all = append(all, sent{what, len(last.Sent())})
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// acting is an engine that keeps nothing waiting.
type acting struct {
	desk.Engine
	ledger *ledger.Ledger
}

func (a acting) Open(context.Context, dossier.State) error { return nil }

func (a acting) Name(context.Context) (string, error) { return "in this process", nil }

func (a acting) Deliver(ctx context.Context, s dossier.State, _ dossier.Verb, key string) error {
	_, err := a.ledger.Act(ctx, wire.Ask{Dossier: s.Number, Key: key, Known: s.Seq})
	return err
}

// onStatements counts what a life sends to the database.
func (r *run) onStatements(ctx context.Context) error {
	all, err := r.product.statements(ctx)
	if err != nil {
		return err
	}
	most, life, each := 0, 0, []string{}
	for _, x := range all {
		life += x.n
		if x.request != "start" && x.request != "save" {
			most = max(most, x.n)
		}
		each = append(each, fmt.Sprintf("%s %d", x.request, x.n))
	}
	r.say("statements of a command: ≤ 15", atMost(most, 15), "%d at most", most)
	r.say("statements of a life: ≤ 90", atMost(life, 90), "%d", life)
	r.tell("statements: %s", strings.Join(each, ", "))
	return nil
}
