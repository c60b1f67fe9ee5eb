// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/spf13/cobra"
)

// slowest is the longest pause of watch between two tries.
const slowest = 30 * time.Second

func (a *app) watchCommand() *cobra.Command {
	return a.about("watch", groupRead, "CW-KORT-0001", func(ctx context.Context, args []string) error { return a.watch(ctx, args[0]) })
}

// watch follows the stream, and takes it up again where it broke off, until it is interrupted.
// A server that cannot be reached at all is given up like in any other command.
func (a *app) watch(ctx context.Context, number string) error {
	s := &stream{path: dossierPath(number, "events")}
	pause, opened := a.pace.reconnect, false
	for try := 0; ; try++ {
		err := a.follow(ctx, s)
		var p *problem
		answered := errors.As(err, &p)
		switch {
		case ctx.Err() != nil:
			return &interrupted{}
		case s.fault != nil:
			return s.fault
		case errors.As(err, new(usageError)), answered && p.Status < http.StatusInternalServerError:
			return err
		}
		if s.open {
			s.open, opened, pause = false, true, a.pace.reconnect
		}
		if !opened && try >= readTries {
			if answered {
				return err
			}
			return &unreachable{cause: plainCause(err)}
		}
		if !a.json && pause == a.pace.reconnect {
			a.warn("%s\n", a.say("watch.lost"))
		}
		select {
		case <-ctx.Done():
			return &interrupted{}
		case <-time.After(pause):
		}
		pause = min(2*pause, slowest)
	}
}

// stream is where watch has come.
type stream struct {
	path  string
	last  string // the id of the last message
	seq   int64  // the last event that was shown
	open  bool   // the last connection brought a stream
	fault error  // what another connection would not mend
}

// follow reads one connection of the stream to its end.
func (a *app) follow(ctx context.Context, s *stream) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	header := http.Header{"Accept": {"text/event-stream"}}
	if s.last != "" {
		header.Set("Last-Event-ID", s.last)
	}
	request, err := a.request(ctx, exchange{method: http.MethodGet, path: s.path, header: header})
	if err != nil {
		return err
	}
	response, err := a.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		raw, err := io.ReadAll(response.Body)
		if err != nil {
			return err
		}
		return a.problemOf(response.StatusCode, raw)
	}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		s.fault = errors.New(a.say("watch.no_stream"))
		return s.fault
	}
	s.open = true
	alive := time.AfterFunc(a.pace.silence, cancel)
	defer alive.Stop()
	return messages(response.Body, func() { alive.Reset(a.pace.silence) }, func(m message) error {
		s.fault = a.news(s, m.data)
		if m.id != "" {
			s.last = m.id
		}
		return s.fault
	})
}

// news shows one event, unless it was shown before the connection broke.
func (a *app) news(s *stream, data string) error {
	var e contract.Entry
	if err := json.Unmarshal([]byte(data), &e); err != nil {
		return a.unreadable(err)
	}
	if e.Seq != 0 && e.Seq <= s.seq {
		return nil
	}
	s.seq = e.Seq
	if a.json {
		return a.print([]byte(data))
	}
	a.line(e)
	return a.out.failed
}
