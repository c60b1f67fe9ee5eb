// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/workflow"
)

// answer registers the queries for operators and Temporal's own tools; pages and API read Postgres.
func (r *run) answer(ctx workflow.Context) error {
	id := workflow.GetInfo(ctx).WorkflowExecution.RunID
	if err := workflow.SetQueryHandler(ctx, wire.StatusQuery, func() (wire.Status, error) {
		return wire.Status{State: r.state, Run: id, Explanation: r.state.Explain(dossier.Languages[0])}, nil
	}); err != nil {
		return err
	}
	if err := workflow.SetQueryHandler(ctx, wire.TimelineQuery, func() ([]wire.TimelineEntry, error) {
		earlier := wire.TimelineEntry{Seq: r.began, Type: wire.Earlier,
			Note: fmt.Sprintf("1-%d: dossier timeline %s", r.began, r.state.Number)}
		return append([]wire.TimelineEntry{earlier}, r.folded...), nil
	}); err != nil {
		return err
	}
	return workflow.SetQueryHandler(ctx, wire.AllowedQuery, func(in wire.AllowedArgument) ([]wire.Offer, error) {
		return r.allowed(in, workflow.Now(ctx)), nil
	})
}
