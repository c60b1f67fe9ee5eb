// SPDX-License-Identifier: EUPL-1.2

// Package step gives a command to a dossier and says what came of it, also when that is later.
package step

import (
	"context"
	"errors"
	"time"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Giver gives commands.
type Giver struct {
	Client   *client.Client
	Terminal *terminal.Terminal
	NoWait   *bool // a promise is not followed
}

// Start starts a dossier.
func (g Giver) Start(ctx context.Context, body contract.StartBody) error {
	return g.shown(ctx)(g.Client.Start(ctx, body))
}

// Give sends a command and shows what came of it; body is a contract.CommandBody, or the fields of one as they were typed.
func (g Giver) Give(ctx context.Context, number, name string, body any) error {
	return g.shown(ctx)(g.Client.Command(ctx, number, name, body))
}

func (g Giver) shown(ctx context.Context) func(client.Carried, error) error {
	return func(c client.Carried, err error) error {
		switch {
		case err != nil:
			return err
		case c.Promised:
			return g.follow(ctx, c)
		}
		return g.done(c.Answer)
	}
}

// follow waits for a command that was received and will be carried out later.
func (g Giver) follow(ctx context.Context, c client.Carried) error {
	t, at := g.Terminal, when(c.Body.ReceivedAt)
	if *g.NoWait {
		return g.received(c.Raw, at, c.Key)
	}
	t.Warn("%s\n", t.Say("following", t.Moment(at), int(g.Client.Patience.FollowFor.Seconds())))
	o, err := g.Client.Await(ctx, c.Key)
	if lost := new(client.Unreachable); errors.As(err, &lost) {
		t.Warn("%s\n", t.Say("received_unhandled"))
		err = nil
	}
	switch {
	case err != nil:
		return err
	case o.Pending():
		return g.received(c.Raw, at, c.Key)
	}
	return g.ended(o)
}

// Outcome says how an earlier command ended.
func (g Giver) Outcome(ctx context.Context, key string) error {
	o, err := g.Client.Outcome(ctx, key)
	switch {
	case err != nil:
		return err
	case o.Pending():
		return g.received(o.Raw, o.Body.ReceivedAt, key)
	case !g.Terminal.JSON:
		return g.ended(o)
	}
	if err := g.Terminal.Print(o.Raw); err != nil || o.Done() {
		return err
	}
	return fault.Shown(g.refusal(o))
}

// ended shows what the command itself would have answered.
func (g Giver) ended(o client.Outcome) error {
	if !o.Done() {
		return g.refusal(o)
	}
	result, err := o.Result()
	if err != nil {
		return err
	}
	return g.done(result)
}

func (g Giver) refusal(o client.Outcome) error {
	p := o.Problem()
	if p.Detail == "" {
		p.Detail = g.Terminal.Say("command_failed")
	}
	return p
}

func (g Giver) done(a client.Answer[contract.Done]) error {
	if g.Terminal.JSON {
		return g.Terminal.Print(a.Raw)
	}
	page.Done(g.Terminal, a.Body)
	return nil
}

// received says that nothing is lost, and how to ask later.
func (g Giver) received(raw []byte, at time.Time, key string) error {
	if g.Terminal.JSON {
		return g.Terminal.Print(raw)
	}
	g.Terminal.Tell("%s\n", g.Terminal.Say("received", g.Terminal.Moment(at), key))
	return nil
}

// when is when a command came in, as far as the server said.
func when(at *time.Time) time.Time {
	if at == nil {
		return time.Time{}
	}
	return *at
}
