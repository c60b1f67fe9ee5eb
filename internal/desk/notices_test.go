// SPDX-License-Identifier: EUPL-1.2

package desk_test

import (
	"context"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/desk"
)

// bell rings when the sweep sends.
type bell chan struct{}

func (b bell) Send(context.Context) error {
	b <- struct{}{}
	return nil
}

// TestNoticesAreSentFromTheStart: nobody waits for a first tick, and only one process sends.
func TestNoticesAreSentFromTheStart(t *testing.T) {
	t.Parallel()
	d, _, p := newDesk(t)
	sent := make(bell)
	d.Notices = sent
	sweep, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	locks := desk.Locks{Deliver: 1, Open: 2, Send: 3}
	ran, err := p.Store.Alone(ctx, locks.Send, func(context.Context) error {
		go func() { defer close(done); d.Sweep(sweep, locks) }()
		select {
		case <-sent:
			t.Error("sent while another process was sending")
		case <-time.After(500 * time.Millisecond):
		}
		stop()
		<-done
		return nil
	})
	if !ran || err != nil {
		t.Fatal(ran, err)
	}
	sweep, stop = context.WithCancel(ctx)
	done = make(chan struct{})
	go func() { defer close(done); d.Sweep(sweep, locks) }()
	select {
	case <-sent:
	case <-time.After(time.Minute): // never on a machine that works, however busy
		t.Error("nothing was sent at the start")
	}
	stop()
	<-done
}
