// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"cmp"
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

type trajectoriesInput struct {
	Hub   string `query:"hub" doc:"Code of a hub that leads it or takes part"`
	State string `query:"state" doc:"running, finished or stopped"`
}

type trajectoriesOutput struct{ Body contract.TrajectoryList }

func (a *API) trajectories(ctx context.Context, in *trajectoriesInput) (*trajectoriesOutput, error) {
	all, err := a.sight(ctx).Trajectories(ctx, in.Hub, in.State)
	return &trajectoriesOutput{contract.TrajectoryList{Trajectories: all}}, err
}

type trajectoryInput struct {
	ID string `path:"id"`
}

type trajectoryOutput struct {
	Location string `header:"Location"`
	Body     contract.TrajectoryView
}

func (a *API) trajectory(ctx context.Context, in *trajectoryInput) (*trajectoryOutput, error) {
	t, err := a.sight(ctx).Trajectory(ctx, in.ID)
	return &trajectoryOutput{Body: t}, err
}

func (a *API) addTrajectory(ctx context.Context, in *BodyInput) (*trajectoryOutput, error) {
	var t registry.Trajectory
	if err := in.read(ctx, &t); err != nil {
		return nil, err
	}
	t.State = cmp.Or(t.State, registry.Running)
	if err := leads(ctx, t); err != nil {
		return nil, err
	}
	if faults := t.Check(); len(faults) > 0 {
		return nil, faults
	}
	if err := a.Store.AddTrajectory(ctx, t, who(ctx).ID); err != nil {
		return nil, err
	}
	added, err := a.sight(ctx).Trajectory(ctx, t.ID)
	return &trajectoryOutput{Location: "/api/v1/trajectories/" + t.ID, Body: added}, err
}

// leads refuses staff of another hub than the one that leads the trajectory. A trajectory without hubs is wrong for everybody.
func leads(ctx context.Context, t registry.Trajectory) error {
	of := func(p access.Person) bool { return p.Role == dossier.HubStaff && p.Hub == t.Lead() }
	if i := who(ctx); i.Holds(dossier.Manager) || t.Lead() == "" || len(i.Which(of)) > 0 {
		return nil
	}
	return registry.ErrNotYourHub
}

type changeTrajectoryInput struct {
	BodyInput
	ID string `path:"id"`
}

func (a *API) changeTrajectory(ctx context.Context, in *changeTrajectoryInput) (*trajectoryOutput, error) {
	today, err := a.sight(ctx).Day(ctx, "")
	if err != nil {
		return nil, err
	}
	err = a.Store.ChangeTrajectory(ctx, in.ID, who(ctx).ID, func(before registry.Trajectory) (registry.Trajectory, error) {
		if err := leads(ctx, before); err != nil {
			return before, err
		}
		after := before
		if err := in.read(ctx, &after); err != nil {
			return before, err
		}
		after = turned(before, after, today)
		if after.ID != before.ID {
			return before, fault.Faults{registry.Fault("/id", registry.CodeIDFixed)}
		}
		if err := leads(ctx, after); err != nil { // a manager gives it to another hub
			return before, err
		}
		if faults := after.Check(); len(faults) > 0 {
			return before, faults
		}
		return after, nil
	})
	if err != nil {
		return nil, err
	}
	return a.trajectory(ctx, &trajectoryInput{in.ID})
}

// turned gives a trajectory that ends the day of today where none was named, and takes the end off one that runs again.
func turned(before, after registry.Trajectory, today registry.Day) registry.Trajectory {
	switch {
	case before.State == registry.Running && after.State != registry.Running:
		after.Ended = cmp.Or(after.Ended, today)
	case before.State != registry.Running && after.State == registry.Running && after.Ended == before.Ended:
		after.Ended = ""
	}
	return after
}
