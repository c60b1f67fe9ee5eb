// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"fmt"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/workflow"
)

// started are the marks that the run was started with. An earlier program gave none, and what a run inherits that goes on from another
// is not relied on: their histories tell all marks after the first act.
func started(ctx workflow.Context, s dossier.State) wire.Marks {
	_, given := workflow.GetTypedSearchAttributes(ctx).GetKeyword(wire.DossierState)
	if !given || workflow.GetInfo(ctx).ContinuedExecutionRunID != "" {
		return wire.Marks{}
	}
	return wire.MarksOf(s)
}

// mark keeps search attributes and current details in step with the state; no personal data goes in. Only what has changed is told:
// each telling is an event, and a row of the engine's lists written anew. Commands that come in together are settled, and told of, as one.
func (r *run) mark(ctx workflow.Context) error {
	workflow.SetCurrentDetails(ctx, details(r.state))
	now := wire.MarksOf(r.state)
	if now == r.marks {
		return nil
	}
	set := now.Changed()
	if r.marks.State == "" {
		set = append(set, wire.Lasting(r.state)...)
	}
	r.marks = now
	return workflow.UpsertTypedSearchAttributes(ctx, set...)
}

// details is the state in a few lines of Markdown for Temporal's own pages.
func details(s dossier.State) string {
	lines := []string{fmt.Sprintf("**%s** (`%s`) sinds %s", s.Status.Label("nl"), s.Status, calendar.Moment(s.Since, "nl"))}
	for _, p := range s.Waits {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("- wacht op %s %s", p.Role.Label("nl"), p.Hub)))
	}
	for _, d := range s.Due {
		lines = append(lines, fmt.Sprintf("- %s: %s (%s)", d.Label("nl"), calendar.Until(d.At, "nl"), d.Reason("nl")))
	}
	return strings.Join(lines, "\n")
}
