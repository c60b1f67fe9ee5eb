// SPDX-License-Identifier: EUPL-1.2

package e2e

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// engine is a raw Temporal client on the machine's engine, as an operator's tool or an outside system would have, with one of its keys.
func (m *machine) engine(profile string) client.Client {
	m.t.Helper()
	return dial(m.t, filepath.Join(m.dir, "temporal.toml"), profile)
}

func dial(t *testing.T, config, profile string) client.Client {
	t.Helper()
	with, err := envconfig.LoadClientOptions(envconfig.LoadClientOptionsRequest{ConfigFilePath: config, ConfigFileProfile: profile, DisableEnv: true})
	if err != nil {
		t.Fatal(err)
	}
	c, err := client.Dial(with)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// cite stores a text as a person, for a signal that says this.
func (m *machine) cite(role, number, words string, says map[string]any) string {
	m.t.Helper()
	id, _ := m.must(http.StatusCreated, role, "POST", "/dossiers/"+number+"/texts", map[string]any{"text": words, "for": says}).body["id"].(string)
	return id
}

var endorsement = map[string]any{"command": "endorse"}

// grant is an approval that a signal says.
func grant(amount string) map[string]any {
	return map[string]any{"command": "decide", "outcome": "approved", "amount": map[string]string{"amount": amount, "currency": "EUR"}}
}

// person is the id of the first person of a role.
func (m *machine) person(role string) string {
	m.t.Helper()
	for _, part := range strings.Split(string(m.file("demo-people.json")), "{") {
		if strings.Contains(part, `"role": "`+role+`"`) {
			_, rest, _ := strings.Cut(part, `"person": "`)
			id, _, _ := strings.Cut(rest, `"`)
			return id
		}
	}
	m.t.Fatalf("nobody is %s", role)
	return ""
}

// temporalsOwnSignalsAndQueries plays review and decision through signals, and reads the run through queries.
func temporalsOwnSignalsAndQueries(t *testing.T, m *machine) {
	c, sender := m.engine("read"), m.engine("signal")
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	number := m.draft()
	id := wire.WorkflowID(number)
	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/request-review", nil)

	signal := func(name string, argument any) {
		if err := sender.SignalWorkflow(ctx, id, "", name, argument); err != nil {
			t.Fatal(err)
		}
	}
	// what strangers send is refused on record, and stops nothing
	signal(wire.ReviewDecisionSignal, "geen object")
	signal(wire.ReviewDecisionSignal, wire.ReviewDecision{Outcome: "endorse", Actor: m.person("reviewer"), Text: "t_none",
		Reference: "r0"}) // which the reviewer did not write
	signal(wire.DecisionSignal, wire.Decision{Outcome: "approved", AmountCents: 1, Actor: m.person("decider"), Text: "t_none",
		Reference: "d0"}) // too early: the decider does not know of it yet
	review := wire.ReviewDecision{Outcome: "endorse", Actor: m.person("reviewer"), Text: m.cite("reviewer", number, "In orde.", endorsement),
		Reference: "r1"}
	signal(wire.ReviewDecisionSignal, review)
	signal(wire.ReviewDecisionSignal, review) // a repeat is one
	m.eventually("the review signal is carried out", func() bool { return m.state(number) == "endorsed" })

	m.must(http.StatusOK, "hub_staff", "POST", "/dossiers/"+number+"/submit", nil)
	value, err := c.QueryWorkflow(ctx, id, "", wire.AllowedQuery, wire.AllowedArgument{Role: "decider"})
	if err != nil {
		t.Fatal(err)
	}
	var offers []wire.Offer
	if err := value.Get(&offers); err != nil {
		t.Fatal(err)
	}
	may := map[string]bool{}
	for _, o := range offers {
		may[string(o.Command)] = o.Allowed
	}
	if !may["decide"] || may["withdraw"] {
		t.Errorf("the run offers %v", may)
	}
	m.eventually("the run can be found by its search attributes", func() bool {
		found, err := c.ListWorkflow(ctx,
			&workflowservice.ListWorkflowExecutionsRequest{Query: "DossierState = 'submitted' and HubCode = 'kempen' and CallCode = 'CW-KORT' and WorkflowId = '" + id + "'"})
		return err == nil && len(found.GetExecutions()) == 1
	})

	signal(wire.DecisionSignal, wire.Decision{Outcome: "approved", AmountCents: 40_000_01, Actor: m.person("decider"),
		Text: m.cite("decider", number, "Te veel.", grant("40000.01")), Reference: "d1"})
	signal(wire.DecisionSignal, wire.Decision{Outcome: "approved", AmountCents: 39_000_00, Actor: m.person("decider"),
		Text: m.cite("decider", number, "Goed zo.", grant("39000.00")), Reference: "d2"})
	m.eventually("the decision signal is carried out", func() bool { return m.state(number) == "approved" })

	want := "started review_requested command_refused command_refused command_refused endorsed submitted command_refused approved"
	if got := m.types(number); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	value, err = c.QueryWorkflow(ctx, id, "", wire.StatusQuery)
	if err != nil {
		t.Fatal(err)
	}
	var status wire.Status
	if err := value.Get(&status); err != nil || status.Status != "approved" || status.Granted != 39_000_00 {
		t.Errorf("the closed run says %+v, %v", status, err)
	}
	m.verify(number)
	m.history(ctx, c, number)

	// the run has ended: the sender of one more signal is told
	if err := sender.SignalWorkflow(ctx, id, "", wire.DecisionSignal, wire.Decision{}); err == nil {
		t.Error("a signal after the end was swallowed")
	}
}

// history is what Temporal keeps of the newest run of a dossier. With E2E_RECORD in the environment it is also stored for the replay test.
func (m *machine) history(ctx context.Context, c client.Client, number string) *historypb.History {
	m.t.Helper()
	all := &historypb.History{}
	for events := c.GetWorkflowHistory(ctx, wire.WorkflowID(number), "", false, 0); events.HasNext(); {
		e, err := events.Next()
		if err != nil {
			m.t.Fatal(err)
		}
		all.Events = append(all.Events, e)
	}
	if name := os.Getenv("E2E_RECORD"); name != "" {
		raw, err := protojson.MarshalOptions{Indent: " "}.Marshal(all)
		if err != nil {
			m.t.Fatal(err)
		}
		path := filepath.Join("../workflows/testdata/replay", name+"-"+strings.ToLower(m.t.Name())+".json")
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			m.t.Fatal(err)
		}
	}
	return all
}

// nothingPersonalInTemporal looks through the whole history of a dossier for what must never be there.
func nothingPersonalInTemporal(t *testing.T, m *machine) {
	number := m.submitted()
	m.must(http.StatusOK, "decider", "POST", "/dossiers/"+number+"/decide", approval)
	m.nothingPersonal(number)
}

// nothingPersonal looks through the history of a dossier for what must never be there.
func (m *machine) nothingPersonal(number string) {
	m.t.Helper()
	c := m.engine("read")
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	history := m.history(ctx, c, number)
	var all strings.Builder
	for _, e := range history.Events {
		all.WriteString(e.String()) // payloads print as escaped bytes: their JSON is plain ASCII here
	}
	m.t.Logf("history of a finished dossier: %d events, %d bytes", len(history.Events), proto.Size(history))
	for _, secret := range []string{"Voorbeeld", "0999.010", "0999010", "BE16", "Hergebruik", "Sterk partnerschap", "noor@", "Turnhout"} {
		if strings.Contains(all.String(), secret) {
			m.t.Errorf("%q stands in the history", secret)
		}
	}
	if !strings.Contains(all.String(), number) {
		m.t.Error("the history was not read: the number is not in it")
	}
}
