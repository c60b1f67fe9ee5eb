// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// TestSignalsAreHeardInTheOrderInWhichTheyCame sends signals of different names while no worker runs, so that they reach one
// workflow task together: what comes first is carried out first, whatever its name.
func TestSignalsAreHeardInTheOrderInWhichTheyCame(t *testing.T) {
	t.Parallel()
	c := newCluster(t, false)
	c.run("serve", "--demo", "--listen", "127.0.0.1:0")
	worker := c.run("worker")
	engine := c.engine("signal")
	type signal struct {
		name     string
		argument any
	}
	want := map[string]string{}
	var sent []func() error
	for _, reviewFirst := range []bool{true, false} {
		number := c.draft()
		c.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)
		signals := []signal{
			{wire.ReviewDecisionSignal, wire.ReviewDecision{Outcome: "endorse", Actor: c.person("reviewer"), Text: c.cite("reviewer", number,
				"In orde.", endorsement), Reference: "r1"}},
			{wire.DecisionSignal, wire.Decision{Outcome: "approved", AmountCents: 1, Actor: c.person("decider"), Text: "t_none",
				Reference: "d1"}}, // too early: the decider does not know of it yet
		}
		want[number] = "started review_requested endorsed command_refused"
		if !reviewFirst {
			signals[0], signals[1] = signals[1], signals[0]
			want[number] = "started review_requested command_refused endorsed"
		}
		for _, s := range signals {
			sent = append(sent, func() error {
				return engine.SignalWorkflow(context.Background(), wire.WorkflowID(number), "", s.name, s.argument)
			})
		}
	}
	if err := worker.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for _, send := range sent {
		if err := send(); err != nil {
			t.Fatal(err)
		}
	}
	c.run("worker")
	for number, types := range want {
		c.eventually("both signals are carried out", func() bool { return len(strings.Fields(c.types(number))) == 4 })
		if got := c.types(number); got != types {
			t.Errorf("got  %s\nwant %s", got, types)
		}
		c.verify(number)
	}
}
