// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"github.com/spf13/cobra"
)

// outcome is how a command ended, or that it has not yet.
type outcome struct {
	State      string          `json:"state"`
	Status     int             `json:"status"`
	ReceivedAt time.Time       `json:"received_at"`
	Result     json.RawMessage `json:"result"`
	Problem    json.RawMessage `json:"problem"`
	raw        []byte
}

func (a *app) outcomeCommand() *cobra.Command {
	cmd := a.plain("outcome", groupOther, "cli-0f9c2b7e5d1a48c3a6e07b14", func(ctx context.Context, args []string) error {
		o, err := a.ask(ctx, args[0])
		switch {
		case err != nil:
			return err
		case o.State == "pending":
			return a.received(o.raw, o.ReceivedAt, args[0])
		case !a.json:
			return a.ended(o)
		}
		if err := a.print(o.raw); err != nil || o.State == "done" {
			return err
		}
		p := a.refusal(o)
		p.shown = true
		return p
	})
	cmd.Use += " " + a.say("argument.key")
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 || !oneName(args[0]) {
			return a.usage("usage.key")
		}
		return nil
	}
	return cmd
}

func (a *app) ask(ctx context.Context, key string) (*outcome, error) {
	o := &outcome{}
	var err error
	o.raw, err = a.getInto(ctx, commandsPath+url.PathEscape(key), o)
	return o, err
}

// ended shows what the command itself would have answered.
func (a *app) ended(o *outcome) error {
	if o.State == "done" {
		return a.done(o.Result)
	}
	return a.refusal(o)
}

func (a *app) refusal(o *outcome) *problem {
	status := o.Status
	if status < http.StatusBadRequest {
		status = http.StatusInternalServerError
	}
	p := a.problemOf(status, o.Problem)
	if p.Type == "about:blank" {
		p.Detail = a.say("command_failed")
	}
	return p
}
