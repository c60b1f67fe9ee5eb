// SPDX-License-Identifier: EUPL-1.2

package workflows_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	commonpb "go.temporal.io/api/common/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/sdk/client"
)

var update = flag.Bool("update", false, "write the stories anew")

// TestStoriesReadAsTheyWent holds each stored history to a page that people can read: what a run heard, did, waited for and showed.
func TestStoriesReadAsTheyWent(t *testing.T) {
	t.Parallel()
	histories, err := filepath.Glob("testdata/replay/*.json")
	if err != nil || len(histories) < 2 {
		t.Fatalf("%d stored histories, %v", len(histories), err)
	}
	for _, path := range histories {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		history, err := client.HistoryFromJSON(bytes.NewReader(raw), client.HistoryJSONOptions{})
		if err != nil {
			t.Fatal(err)
		}
		page := strings.TrimSuffix(path, ".json") + ".txt"
		told := tell(history.Events)
		if *update {
			if err := os.WriteFile(page, []byte(told), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(page); err != nil || string(want) != told {
			t.Errorf("%s does not read as it went; look at the difference, then run with -update: %v", page, err)
		}
	}
}

// tell writes a history as lines, without what differs from run to run: task events, ids, instants of the machine.
func tell(events []*historypb.HistoryEvent) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	for _, e := range events {
		switch {
		case e.GetWorkflowExecutionStartedEventAttributes() != nil:
			var s struct {
				Number string
				Seq    int64
				Status string
			}
			read(e.GetWorkflowExecutionStartedEventAttributes().Input, &s)
			say("begins    %s, after event %d, %s", s.Number, s.Seq, s.Status)
		case e.GetWorkflowExecutionUpdateAcceptedEventAttributes() != nil:
			say("hears     %s", e.GetWorkflowExecutionUpdateAcceptedEventAttributes().GetAcceptedRequest().GetInput().GetName())
		case e.GetWorkflowExecutionSignaledEventAttributes() != nil:
			say("hears     the signal %s", e.GetWorkflowExecutionSignaledEventAttributes().SignalName)
		case e.GetMarkerRecordedEventAttributes() != nil:
			m := e.GetMarkerRecordedEventAttributes()
			if m.MarkerName == "LocalActivity" {
				say("acts      %s", happened(m.Details["result"]))
			}
		case e.GetActivityTaskCompletedEventAttributes() != nil:
			say("acts      %s (the record was slow)", happened(e.GetActivityTaskCompletedEventAttributes().Result))
		case e.GetTimerStartedEventAttributes() != nil:
			a := e.GetTimerStartedEventAttributes()
			say("waits     %s", days(a.StartToFireTimeout.AsDuration()))
		case e.GetTimerFiredEventAttributes() != nil:
			say("wakes")
		case e.GetTimerCanceledEventAttributes() != nil:
			say("waits no longer")
		case e.GetUpsertWorkflowSearchAttributesEventAttributes() != nil:
			shown := e.GetUpsertWorkflowSearchAttributesEventAttributes().SearchAttributes.GetIndexedFields()
			say("shows     %s", text(shown["DossierState"]))
		case e.GetWorkflowExecutionUpdateCompletedEventAttributes() != nil:
			var applied wire.Applied
			read(e.GetWorkflowExecutionUpdateCompletedEventAttributes().GetOutcome().GetSuccess(), &applied)
			say("answers   event %d", applied.Seq)
		case e.GetWorkflowExecutionContinuedAsNewEventAttributes() != nil:
			say("goes on in a run of its own")
		case e.GetWorkflowExecutionCompletedEventAttributes() != nil:
			say("ends")
		}
	}
	return b.String()
}

// happened are the events of an answer: their types, and the states that they lead to.
func happened(p *commonpb.Payloads) string {
	var answer wire.Answer
	read(p, &answer)
	var all []string
	for _, e := range answer.Events {
		line := fmt.Sprintf("%d %s", e.Seq, e.Type)
		if e.To != "" {
			line += " → " + string(e.To)
		}
		all = append(all, line)
	}
	if len(all) == 0 {
		return "nothing new"
	}
	return strings.Join(all, ", ")
}

func days(d time.Duration) string {
	if d < 24*time.Hour {
		return "less than a day"
	}
	return fmt.Sprintf("%d days", int(d.Round(24*time.Hour)/(24*time.Hour)))
}

func read(p *commonpb.Payloads, into any) {
	if len(p.GetPayloads()) > 0 {
		_ = json.Unmarshal(p.Payloads[0].Data, into) // what cannot be read is shown as nothing
	}
}

func text(p *commonpb.Payload) string { return strings.Trim(string(p.GetData()), `"`) }
