// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dossierwerkt/dossierwerkt/activities"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/letter"
	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
	"github.com/dossierwerkt/dossierwerkt/worker"
	"go.temporal.io/sdk/client"
	sdk "go.temporal.io/sdk/worker"
)

// service is the product, wired together on a database and an engine.
type service struct {
	store  *postgres.Store
	client client.Client
	desk   *desk.Desk
	log    *slog.Logger
}

// How long a sender may take over reading an answer, and how long the last answers may take to leave.
const (
	answerWithin = 5 * time.Minute
	lastWords    = 2 * time.Second
)

// poolSize is the number of connections of one process to the database.
const poolSize = 20

// newService connects. The database must answer and be as it should; the engine may be away.
func newService(ctx context.Context, url string, e temporal.Engine, log *slog.Logger) (*service, error) {
	store, err := postgres.Open(ctx, url, poolSize)
	if err != nil {
		return nil, err
	}
	s := &service{store: store, client: e.Client, log: log}
	for _, check := range []func(context.Context) error{store.Ping, store.Confined, store.Durable, store.Current} {
		if err := check(ctx); err != nil {
			store.Close()
			return nil, err
		}
	}
	s.desk = &desk.Desk{
		Ledger: &ledger.Ledger{Store: store, Press: letter.Press{}, Log: log},
		Store:  store,
		Engine: e,
		Log:    log,
	}
	return s, nil
}

func (s *service) close() { s.store.Close() }

// worker runs workflows and activities, and the sweep beside them.
func (s *service) worker() sdk.Worker {
	return worker.New(s.client, &activities.Activities{Ledger: s.desk.Ledger, Log: s.log}, worker.Options{})
}

func (s *service) sweep(ctx context.Context) {
	s.desk.Sweep(ctx, desk.Locks{Deliver: postgres.DeliverSweep, Open: postgres.OpenSweep, Send: postgres.SendSweep})
}

// serve answers requests that come in at a door until the context ends. Then it answers those under way, for as long as a sender waits, and
// turns away what comes meanwhile. With demo, tokens of the demonstration open it; the people of a demonstration sign in by browser without
// proof.
func (s *service) serve(ctx context.Context, at door, l net.Listener, provider *oidc.Provider, demo bool, people []web.DemoPerson) error {
	public := at.browsers(l)
	if public == nil {
		s.log.Info("nobody signs in by browser: no address with TLS is set, and this one is not of this machine alone", "setting", publicURL)
	}
	a := &api.API{Desk: s.desk, Store: s.store, Log: s.log, House: api.HouseFor(poolSize), Public: public, Demo: demo,
		BehindProxy: at.behindProxy, Pace: api.Pace(at.pace), Closing: ctx.Done()}
	pages := &web.Web{Store: s.store, Ledger: s.desk.Ledger, API: a, Log: s.log, Public: public, Demo: people, Provider: provider,
		BehindProxy: at.behindProxy, Operator: web.Operator{Name: os.Getenv(operatorName), Mail: os.Getenv(operatorMail)}}
	var err error
	if a.Pages, err = pages.Handler(); err != nil {
		return err
	}
	var kept sync.WaitGroup
	keeping, stop := context.WithCancel(context.WithoutCancel(ctx)) // until all that came in is answered
	kept.Go(func() { a.KeepUses(keeping) })
	kept.Go(func() { pages.Sessions().Sweep(keeping) })
	kept.Go(func() { s.desk.Watch(keeping) })
	defer kept.Wait()
	defer stop()
	var under atomic.Int64 // requests that were let in
	handler := a.Handler()
	server := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !a.Over() {
				under.Add(1)
				defer under.Add(-1)
			}
			handler.ServeHTTP(w, r)
		}),
		ReadHeaderTimeout: 10 * time.Second,
		WriteTimeout:      answerWithin,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return keeping },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	for end := time.Now().Add(desk.Patience); under.Load() > 0 && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
	}
	stop() // what is still under way was received, and its outcome is there to be asked for
	patient, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWords)
	defer cancel()
	if err := server.Shutdown(patient); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("stop: %w", err)
	}
	return nil
}
