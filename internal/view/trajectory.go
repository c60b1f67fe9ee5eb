// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// Trajectories are the test trajectories of a hub, in a state, or all, each with the dossiers that the person may see.
func (s Sight) Trajectories(ctx context.Context, hub, state string) ([]contract.TrajectoryView, error) {
	if err := s.only(access.ReadRegistry); err != nil {
		return nil, err
	}
	if state != "" && !slices.Contains(registry.States, registry.State(state)) {
		return nil, &Unanswerable{registry.Fault("/state", registry.CodeUnknownState)}
	}
	if hub != "" {
		known, err := s.KnowsHub(ctx, hub)
		if err != nil {
			return nil, err
		}
		if !known {
			return nil, &Unanswerable{registry.Fault("/hub", registry.CodeUnknownHub)}
		}
	}
	found, err := s.store.Trajectories(ctx, s.identity, registry.Filter{Hub: hub, State: registry.State(state)})
	all := []contract.TrajectoryView{}
	for _, t := range found {
		all = append(all, trajectoryView(t, s.lang))
	}
	return all, err
}

// Trajectory is one test trajectory.
func (s Sight) Trajectory(ctx context.Context, id string) (v contract.TrajectoryView, err error) {
	if err := s.only(access.ReadRegistry); err != nil {
		return v, err
	}
	found, err := s.store.Trajectories(ctx, s.identity, registry.Filter{ID: id})
	if err == nil && (id == "" || len(found) != 1) {
		err = registry.ErrNoTrajectory
	}
	if err != nil {
		return v, err
	}
	return trajectoryView(found[0], s.lang), nil
}

func trajectoryView(t registry.Traced, lang string) contract.TrajectoryView {
	return contract.TrajectoryView{ID: t.ID, Title: t.Title, Hubs: t.Hubs, Partners: t.Partners, State: string(t.State),
		Label: t.State.Label(lang), Result: t.Result, Started: string(t.Started), Ended: string(t.Ended), Dossiers: t.Dossiers}
}
