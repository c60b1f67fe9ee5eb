// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// readTries is after how many pauses reading gives up: a person sits waiting, and nothing is lost.
const readTries = 2

// get reads.
func (a *app) get(ctx context.Context, path string) (*answer, error) {
	return a.send(ctx, exchange{method: http.MethodGet, path: path})
}

// getInto reads JSON, and gives the bytes as they came too.
func (a *app) getInto(ctx context.Context, path string, v any) ([]byte, error) {
	r, err := a.get(ctx, path)
	if err != nil {
		return nil, err
	}
	return r.body, a.into(r, v)
}

// command sends something that has an effect, under one key however often it is repeated.
func (a *app) command(ctx context.Context, path string, body any) (*answer, string, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, "", fmt.Errorf("json: %w", err)
	}
	key := a.key
	if key == "" {
		b := make([]byte, 12)
		rand.Read(b)
		key = "cli-" + hex.EncodeToString(b)
	}
	if strings.ContainsFunc(key, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return nil, "", a.usage("key_malformed")
	}
	r, err := a.send(ctx, exchange{method: http.MethodPost, path: path, body: raw, key: key})
	return r, key, err
}

// send tries again when the connection is lost or the server is away for a moment.
func (a *app) send(ctx context.Context, x exchange) (*answer, error) {
	pauses := a.pace.pauses
	if x.method == http.MethodGet {
		pauses = pauses[:min(readTries, len(pauses))]
	}
	began, lost := time.Now(), false
	for try := 0; ; try++ {
		r, err := a.once(ctx, x)
		if err == nil || errors.As(err, new(usageError)) {
			return r, err
		}
		var p *problem
		answered := errors.As(err, &p)
		switch {
		case answered && !passing(p.Status):
			return nil, p.after(x, lost)
		case ctx.Err() != nil:
			return nil, &interrupted{x.key}
		case try >= len(pauses) || time.Since(began)+pauses[try] > a.pace.tryFor:
			if answered {
				return nil, p.after(x, lost)
			}
			return nil, &unreachable{cause: plainCause(err), key: x.key, put: x.method == http.MethodPut}
		}
		lost = lost || !answered || p.Status != http.StatusServiceUnavailable
		if try == 1 && a.terminal() { // the first pause is short, and a script looks at the end
			a.warn("%s\n", a.say("retrying", a.server))
		}
		select {
		case <-ctx.Done():
			return nil, &interrupted{x.key}
		case <-time.After(pauses[try]):
		}
	}
}

// passing says of a status that it may be gone soon: the server is busy, or a proxy cannot reach it.
func passing(status int) bool {
	return status == http.StatusServiceUnavailable || status == http.StatusBadGateway || status == http.StatusGatewayTimeout
}

// after notes what the tries before it leave unknown.
func (p *problem) after(x exchange, lost bool) *problem {
	p.lost = lost
	if p.Status >= http.StatusInternalServerError {
		p.key = x.key
	}
	return p
}

// plainCause drops the address that Go repeats in its message.
func plainCause(err error) error {
	if u := new(url.Error); errors.As(err, &u) {
		return u.Err
	}
	return err
}
