// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"fmt"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// marks are what operators search runs by.
type marks struct {
	state dossier.Status
	due   time.Time
}

// mark keeps search attributes and current details in step with the state; no personal data goes in.
func (r *run) mark(ctx workflow.Context) error {
	now := marks{state: r.state.Status}
	if due := r.state.NextDue(); due != nil {
		now.due = due.At
	}
	if now == r.marked {
		return nil
	}
	set := []temporal.SearchAttributeUpdate{wire.DossierState.ValueSet(string(now.state))}
	if r.marked.state == "" {
		set = append(set, wire.HubCode.ValueSet(r.state.Hub), wire.CallCode.ValueSet(r.state.Rules.Call))
	}
	if now.due.IsZero() {
		set = append(set, wire.DueAt.ValueUnset())
	} else {
		set = append(set, wire.DueAt.ValueSet(now.due))
	}
	r.marked = now
	workflow.SetCurrentDetails(ctx, details(r.state))
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
