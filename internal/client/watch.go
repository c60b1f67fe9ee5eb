// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// slowest is the longest pause of a stream between two tries.
const slowest = 30 * time.Second

// stream is where watching has come.
type stream struct {
	path  string
	each  func(Answer[contract.Entry]) error
	last  string // the id of the last message
	seq   int64  // the last event that was shown
	open  bool   // the last connection brought a stream
	fault error  // what another connection would not mend
}

// Watch gives every event of a dossier once, as it happens, and takes the stream up again where it broke off, until it is interrupted
// or each fails. lost is told of a break. A server that cannot be reached at all is given up as in any other request.
func (c *Client) Watch(ctx context.Context, number string, each func(Answer[contract.Entry]) error, lost func()) error {
	s := &stream{path: of(number, "events"), each: each}
	wait, opened := c.Patience.Reconnect, false
	for try := 0; ; try++ {
		request, err := c.request(ctx, s.exchange())
		if err != nil {
			return err
		}
		err = c.follow(request, s)
		var p *Problem
		answered := errors.As(err, &p)
		switch {
		case ctx.Err() != nil:
			return &Interrupted{}
		case s.fault != nil:
			return s.fault
		case answered && p.Status < http.StatusInternalServerError:
			return err
		}
		if s.open {
			s.open, opened, wait = false, true, c.Patience.Reconnect
		}
		if !opened && try >= readTries {
			if answered {
				return err
			}
			return &Unreachable{Cause: plainCause(err)}
		}
		if wait == c.Patience.Reconnect {
			lost()
		}
		if !pause(ctx, wait) {
			return &Interrupted{}
		}
		wait = min(2*wait, slowest)
	}
}

func (s *stream) exchange() exchange {
	header := http.Header{"Accept": {"text/event-stream"}}
	if s.last != "" {
		header.Set("Last-Event-ID", s.last)
	}
	return exchange{method: http.MethodGet, path: s.path, header: header}
}

// follow reads one connection of the stream to its end.
func (c *Client) follow(request *http.Request, s *stream) error {
	ctx, cancel := context.WithCancel(request.Context())
	defer cancel()
	response, err := c.http.Do(request.WithContext(ctx))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		raw, err := io.ReadAll(response.Body)
		if err != nil {
			return err
		}
		return problemOf(response.StatusCode, raw)
	}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		s.fault = ErrNoStream
		return s.fault
	}
	s.open = true
	alive := time.AfterFunc(c.Patience.Silence, cancel)
	defer alive.Stop()
	return messages(response.Body, func() { alive.Reset(c.Patience.Silence) }, func(m message) error {
		s.fault = s.news([]byte(m.data))
		if m.id != "" {
			s.last = m.id
		}
		return s.fault
	})
}

// news gives one event, unless it was given before the connection broke.
func (s *stream) news(data []byte) error {
	e := Answer[contract.Entry]{Raw: data}
	if err := json.Unmarshal(data, &e.Body); err != nil {
		return &Unreadable{err}
	}
	if e.Body.Seq != 0 && e.Body.Seq <= s.seq {
		return nil
	}
	s.seq = e.Body.Seq
	return s.each(e)
}
