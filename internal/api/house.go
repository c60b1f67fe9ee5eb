// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// House is how many are served at once, and how long others wait for a place before they are told to come back. A wait must be well within
// the patience of a sender: what waits longer is asked again by people, and then waits twice. The zero House has no bounds, for measuring.
type House struct {
	Requests int           // at work at once, but for uploads and streams
	Uploads  int           // at once: each holds its file, and its place for as long as its sender needs to send it
	Streams  int           // open at once; they wait for no place
	Wait     time.Duration // of a request and of an upload
}

// HouseFor is the house of a process with so many connections to the database. A command needs one for about half of its time.
func HouseFor(connections int) House {
	return House{Requests: 2 * connections, Uploads: connections / 2, Streams: 5 * connections, Wait: 3 * time.Second}
}

// crowd is how many may wait for each place: more would not get their turn in time.
const crowd = 8

// room lets so many in at once. The nil room has no walls.
type room struct {
	places, crowd chan struct{}
	wait          time.Duration
}

func newRoom(places, crowd int, wait time.Duration) *room {
	if places == 0 {
		return nil
	}
	return &room{make(chan struct{}, places), make(chan struct{}, places*crowd), wait}
}

// enter takes a place, waiting for one with the crowd, and says whether there was one. Nobody waits whose sender has gone.
func (r *room) enter(ctx context.Context) bool {
	if r == nil {
		return true
	}
	select {
	case r.places <- struct{}{}:
		return true
	default:
	}
	select {
	case r.crowd <- struct{}{}:
		defer func() { <-r.crowd }()
	default:
		return false
	}
	patience := time.NewTimer(r.wait)
	defer patience.Stop()
	select {
	case r.places <- struct{}{}:
		return true
	case <-patience.C:
	case <-ctx.Done():
	}
	return false
}

func (r *room) leave() {
	if r != nil {
		<-r.places
	}
}

// seated serves a request when there is a place for it.
func (a *API) seated() func(huma.Context, func(huma.Context)) {
	requests, uploads := newRoom(a.House.Requests, crowd, a.House.Wait), newRoom(a.House.Uploads, crowd, a.House.Wait)
	return func(ctx huma.Context, next func(huma.Context)) {
		in := requests
		if ctx.Operation().OperationID == uploadID {
			in = uploads
		}
		if !in.enter(ctx.Context()) {
			writeProblem(ctx, named(lang(ctx.Context()), "not_received", http.StatusServiceUnavailable))
			return
		}
		defer in.leave()
		next(ctx)
	}
}

// streaming serves a stream when there is a place for it.
func (a *API) streaming(in *room, serve http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !in.enter(r.Context()) {
			notReceived(w, r)
			return
		}
		defer in.leave()
		serve(w, r)
	}
}

// notReceived tells a sender for whom there is no place to come back.
func notReceived(w http.ResponseWriter, r *http.Request) {
	sendProblem(w, named(bilingual.Accepted(r.Header.Get("Accept-Language")), "not_received", http.StatusServiceUnavailable))
}
