// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// How often a stream looks for news, and how often it shows that it lives.
const (
	lookEvery  = time.Second
	breathe    = 15 * time.Second
	atOnce     = 500
	retryAfter = "retry: 2000\n\n"
	lastEvent  = "Last-Event-ID"
)

// streamOne sends the timeline of a dossier as server-sent events, from Last-Event-ID on.
func (a *API) streamOne(w http.ResponseWriter, r *http.Request) {
	number := r.PathValue("number")
	last, seen := int64(0), int64(-1)
	a.stream(w, r, func(ctx context.Context, send func(id, kind string, data any) error) error {
		d, err := a.sight(ctx).Read(ctx, number)
		if err != nil || d.State.Seq == seen { // nothing happened since the last look
			return err
		}
		if from := r.Header.Get(lastEvent); seen < 0 && from != "" {
			if last, err = strconv.ParseInt(from, 10, 64); err != nil || last < 0 || last > d.State.Seq {
				return record.ErrNoEvent
			}
		}
		h, err := a.sight(ctx).Happened(ctx, number, last)
		if err != nil {
			return err
		}
		for _, e := range a.sight(ctx).Told(h) {
			if err := send(strconv.FormatInt(e.Seq, 10), e.Type, e); err != nil {
				return err
			}
			last = e.Seq
		}
		seen = h.Dossier.State.Seq
		return nil
	})
}

// streamAll sends the news of every dossier that the person may see, from now on or from Last-Event-ID.
func (a *API) streamAll(w http.ResponseWriter, r *http.Request) {
	since := r.Header.Get(lastEvent)
	known := since == ""
	a.stream(w, r, func(ctx context.Context, send func(id, kind string, data any) error) error {
		if !known {
			var err error
			if known, err = a.Store.Occurred(ctx, since); err != nil || !known {
				return cmp.Or(err, record.ErrNoEvent)
			}
		}
		news, err := a.sight(ctx).News(ctx, since, atOnce)
		if err != nil {
			return err
		}
		for _, n := range news {
			if n.Entry != nil {
				if err := send(n.ID, n.Entry.Type, n); err != nil {
					return err
				}
			}
			since = n.ID
		}
		return nil
	})
}

// slowest is how long somebody may leave unread what a stream says.
const slowest = 30 * time.Second

// streaming is what every stream is to a token.
var streaming = get("", "", "")

// turnAway answers a token that does not open.
func (a *API) turnAway(w http.ResponseWriter, lang string, err error) {
	p := a.problem(lang, err)
	if p.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	sendProblem(w, p)
}

// stream repeats a look for news until the reader goes.
func (a *API) stream(w http.ResponseWriter, r *http.Request, look func(context.Context, func(id, kind string, data any) error) error) {
	ctx := context.WithValue(r.Context(), langKey, bilingual.Accepted(r.Header.Get("Accept-Language")))
	if p := unknownParameters(lang(ctx), r.URL.Query()); p != nil {
		sendProblem(w, p)
		return
	}
	b, err := a.bearer(ctx, r.Header.Get("Authorization"), r.Header.Get("As"), &streaming)
	if err != nil {
		a.turnAway(w, lang(ctx), err)
		return
	}
	var out http.ResponseWriter // set when the first look has succeeded
	control := http.NewResponseController(w)
	open := func() error {
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Accel-Buffering", "no")
		out = w
		_, err := fmt.Fprint(w, retryAfter)
		return err
	}
	send := func(id, kind string, data any) error {
		if out == nil {
			if err := open(); err != nil {
				return err
			}
		}
		raw, err := json.Marshal(data)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "id: %s\nevent: %s\ndata: %s\n\n", id, kind, raw)
		return err
	}
	ticks := time.NewTicker(lookEvery)
	defer ticks.Stop()
	for breath := time.Now(); ; {
		_ = control.SetWriteDeadline(time.Now().Add(slowest)) // a stream has no end, but who does not read it
		if err := look(context.WithValue(ctx, identityKey, b.Identity), send); err != nil {
			if out == nil {
				sendProblem(w, a.problem(lang(ctx), err))
			}
			return
		}
		if out == nil {
			if err := open(); err != nil {
				return
			}
		}
		if time.Since(breath) > breathe {
			breath = time.Now()
			if _, err := fmt.Fprint(w, ": still here\n\n"); err != nil {
				return
			}
		}
		if err := control.Flush(); err != nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-a.Closing:
			return
		case <-ticks.C:
		}
		if b, err = a.bearer(ctx, r.Header.Get("Authorization"), r.Header.Get("As"), &streaming); err != nil {
			return // the token was taken away, or the membership
		}
	}
}
