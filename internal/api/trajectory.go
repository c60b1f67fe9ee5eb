// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// TrajectoryView is a test trajectory as a person sees it.
type TrajectoryView struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Hubs     []string       `json:"hubs" doc:"The first is the lead"`
	Partners []string       `json:"partners" doc:"Codes of organisations"`
	State    registry.State `json:"state"`
	Label    string         `json:"label"`
	Result   string         `json:"result"`
	Started  registry.Day   `json:"started"`
	Ended    registry.Day   `json:"ended"`
	Dossiers []string       `json:"dossiers" doc:"Numbers of the dossiers that it led to and that you may see"`
}

func trajectoryView(t registry.Traced, lang string) TrajectoryView {
	return TrajectoryView{t.ID, t.Title, t.Hubs, t.Partners, t.State, t.State.Label(lang), t.Result, t.Started, t.Ended, t.Dossiers}
}

type trajectoriesInput struct {
	Hub   string `query:"hub" doc:"Code of a hub that leads it or takes part"`
	State string `query:"state" doc:"running, finished or stopped"`
}

type trajectoriesOutput struct {
	Body struct {
		Trajectories []TrajectoryView `json:"trajectories"`
	}
}

func (a *API) trajectories(ctx context.Context, in *trajectoriesInput) (*trajectoriesOutput, error) {
	if err := only(ctx, readRegistry); err != nil {
		return nil, err
	}
	if in.State != "" && !slices.Contains(registry.States, registry.State(in.State)) {
		return nil, registered(lang(ctx), registry.CodeUnknownState, http.StatusUnprocessableEntity, "/state")
	}
	if in.Hub != "" {
		hubs, err := a.Store.HubNames(ctx)
		if err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		if _, known := hubs[in.Hub]; !known {
			return nil, registered(lang(ctx), registry.CodeUnknownHub, http.StatusUnprocessableEntity, "/hub")
		}
	}
	found, err := a.Store.Trajectories(ctx, who(ctx), registry.Filter{Hub: in.Hub, State: registry.State(in.State)})
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	out := &trajectoriesOutput{}
	out.Body.Trajectories = []TrajectoryView{}
	for _, t := range found {
		out.Body.Trajectories = append(out.Body.Trajectories, trajectoryView(t, lang(ctx)))
	}
	return out, nil
}

type trajectoryInput struct {
	ID string `path:"id"`
}

type trajectoryOutput struct {
	Location string `header:"Location"`
	Body     TrajectoryView
}

func (a *API) trajectory(ctx context.Context, in *trajectoryInput) (*trajectoryOutput, error) {
	if err := only(ctx, readRegistry); err != nil {
		return nil, err
	}
	return a.oneTrajectory(ctx, in.ID)
}

func (a *API) oneTrajectory(ctx context.Context, id string) (*trajectoryOutput, error) {
	found, err := a.Store.Trajectories(ctx, who(ctx), registry.Filter{ID: id})
	if err == nil && (id == "" || len(found) != 1) {
		err = registry.ErrNoTrajectory
	}
	if err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	return &trajectoryOutput{Body: trajectoryView(found[0], lang(ctx))}, nil
}

type trajectoryBody registry.Trajectory

func (a *API) addTrajectory(ctx context.Context, in *BodyInput) (*trajectoryOutput, error) {
	if err := only(ctx, writeRegistry); err != nil {
		return nil, err
	}
	body := trajectoryBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	t := registry.Trajectory(body)
	t.State = cmp.Or(t.State, registry.Running)
	if err := leads(ctx, t); err != nil {
		return nil, err
	}
	if faults := t.Check(); len(faults) > 0 {
		return nil, a.registryProblem(ctx, faults)
	}
	if err := a.Store.AddTrajectory(ctx, t, who(ctx).ID); err != nil {
		return nil, a.registryProblem(ctx, err)
	}
	out, err := a.oneTrajectory(ctx, t.ID)
	if err == nil {
		out.Location = "/api/v1/trajectories/" + t.ID
	}
	return out, err
}

// leads refuses staff of another hub than the one that leads the trajectory. A trajectory without hubs is wrong for everybody.
func leads(ctx context.Context, t registry.Trajectory) error {
	if p := who(ctx); p.Role != dossier.HubStaff || t.Lead() == "" || t.Lead() == p.Hub {
		return nil
	}
	return registered(lang(ctx), registry.CodeNotYourHub, http.StatusForbidden)
}

type changeTrajectoryInput struct {
	BodyInput
	ID string `path:"id"`
}

func (a *API) changeTrajectory(ctx context.Context, in *changeTrajectoryInput) (*trajectoryOutput, error) {
	if err := only(ctx, writeRegistry); err != nil {
		return nil, err
	}
	today, err := a.today(ctx)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	err = a.Store.ChangeTrajectory(ctx, in.ID, who(ctx).ID, func(before registry.Trajectory) (registry.Trajectory, error) {
		if err := leads(ctx, before); err != nil {
			return before, err
		}
		body := trajectoryBody(before)
		if err := in.read(ctx, &body); err != nil {
			return before, err
		}
		after := turned(before, registry.Trajectory(body), today)
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
		return nil, a.registryProblem(ctx, err)
	}
	return a.oneTrajectory(ctx, in.ID)
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
