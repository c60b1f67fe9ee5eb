// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// readTries is after how many pauses reading gives up: a person sits waiting, and nothing is lost.
const readTries = 2

// send tries again when the connection is lost or the server is away for a moment.
func (c *Client) send(ctx context.Context, x exchange) (*response, error) {
	pauses := c.Patience.Pauses
	if x.method == http.MethodGet {
		pauses = pauses[:min(readTries, len(pauses))]
	}
	began, lost := time.Now(), false
	for try := 0; ; try++ {
		request, err := c.request(ctx, x)
		if err != nil {
			return nil, err
		}
		r, err := c.once(request)
		if err == nil {
			return r, nil
		}
		var p *Problem
		answered := errors.As(err, &p)
		switch {
		case answered && !p.passing():
			return nil, p.after(x, lost)
		case ctx.Err() != nil:
			return nil, &Interrupted{x.key}
		case try >= len(pauses) || time.Since(began)+pauses[try] > c.Patience.TryFor:
			if answered {
				return nil, p.after(x, lost)
			}
			return nil, &Unreachable{Cause: plainCause(err), Key: x.key, Saving: x.saves}
		}
		lost = lost || !answered || p.Status != http.StatusServiceUnavailable
		if try == 1 { // the first pause is short
			c.Slow()
		}
		if !pause(ctx, pauses[try]) {
			return nil, &Interrupted{x.key}
		}
	}
}

// pause waits, or says that there is nothing to wait for any more.
func pause(ctx context.Context, wait time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(wait):
		return true
	}
}

// Answer is what the API said: read, and as it came.
type Answer[T any] struct {
	Body T
	Raw  []byte
}

// read reads an answer that is a success.
func read[T any](r *response, err error) (a Answer[T], _ error) {
	if err != nil {
		return a, err
	}
	a.Raw = r.body
	if err := json.Unmarshal(r.body, &a.Body); err != nil {
		return a, &Unreadable{err}
	}
	return a, nil
}

func get[T any](ctx context.Context, c *Client, path string) (Answer[T], error) {
	return read[T](c.send(ctx, exchange{method: http.MethodGet, path: path}))
}

// record sends something to be put on record, under one key however often it is repeated.
func record[T any](ctx context.Context, c *Client, method, path string, body any) (Answer[T], error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return Answer[T]{}, fmt.Errorf("json: %w", err)
	}
	return keyed[T](ctx, c, exchange{method: method, path: path, body: raw})
}

// keyed sends something under a key.
func keyed[T any](ctx context.Context, c *Client, x exchange) (a Answer[T], err error) {
	if x.key, err = c.key(); err != nil {
		return a, err
	}
	return read[T](c.send(ctx, x))
}

// at is an address of the API.
func at(path string, codes ...string) string {
	path = "/api/v1/" + path
	for _, code := range codes {
		path += "/" + url.PathEscape(code)
	}
	return path
}

// asking adds a question to an address: names and values in turn, of which the empty ones are left out.
func asking(path string, pairs ...string) string {
	query := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			query.Set(pairs[i], pairs[i+1])
		}
	}
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}
