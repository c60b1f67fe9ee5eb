// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"
)

const commandsPath = "/api/v1/commands/"

// promised follows a command that was received and will be carried out later.
func (a *app) promised(ctx context.Context, r *answer, key string) error {
	var p struct {
		ReceivedAt time.Time `json:"received_at"`
		Location   string    `json:"location"`
	}
	if err := a.into(r, &p); err != nil {
		return err
	}
	key = keyOf(p.Location, key)
	if !a.noWait {
		a.warn("%s\n", a.say("following", a.moment(p.ReceivedAt), int(a.pace.followFor.Seconds())))
	}
	for end := time.Now().Add(a.pace.followFor); !a.noWait && time.Now().Before(end); {
		select {
		case <-ctx.Done():
			return &interrupted{key}
		case <-time.After(a.pace.askWait):
		}
		o, err := a.ask(ctx, key)
		if lost := new(unreachable); errors.As(err, &lost) {
			a.warn("%s\n", a.say("received_unhandled"))
			break
		}
		if stopped := new(interrupted); errors.As(err, &stopped) {
			return &interrupted{key}
		}
		if err != nil {
			return err
		}
		if o.State != "pending" {
			return a.ended(o)
		}
	}
	return a.received(r.body, p.ReceivedAt, key)
}

// keyOf reads the key from the address that the answer names; without one it is the key that we sent.
func keyOf(location, sent string) string {
	_, named, found := strings.Cut(location, commandsPath)
	if !found || named == "" || named == sent {
		return sent
	}
	if plain, err := url.PathUnescape(named); err == nil {
		return plain
	}
	return sent
}

// received says that nothing is lost, and how to ask later.
func (a *app) received(raw []byte, at time.Time, key string) error {
	if a.json {
		return a.print(raw)
	}
	a.tell("%s\n", a.say("received", a.moment(at), key))
	return nil
}
