// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"maps"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Hubs are the hubs as they stand on a day; "" is today.
func (c *Client) Hubs(ctx context.Context, on string) (Answer[contract.HubList], error) {
	return get[contract.HubList](ctx, c, asking(at("hubs"), "on", on))
}

// Hub is a hub with its partners on a day; "" is today.
func (c *Client) Hub(ctx context.Context, code, on string) (Answer[contract.HubView], error) {
	return get[contract.HubView](ctx, c, asking(at("hubs", code), "on", on))
}

// SetPartner records a period. What the hub lacks is told of a day; "" lets the server pick it.
func (c *Client) SetPartner(
	ctx context.Context, hub, partner string, p Fields, on string,
) (Answer[contract.PartnerPeriods], error) {
	return record[contract.PartnerPeriods](ctx, c, http.MethodPut, asking(at("hubs", hub, "partners", partner), "on", on), p)
}

// Organisations are those in whose name, code or number the text is.
func (c *Client) Organisations(ctx context.Context, text string) (Answer[contract.OrganisationList], error) {
	return get[contract.OrganisationList](ctx, c, asking(at("organisations"), "q", text))
}

// Organisation is what the registry knows of an organisation.
func (c *Client) Organisation(ctx context.Context, code string) (Answer[contract.OrganisationView], error) {
	return get[contract.OrganisationView](ctx, c, at("organisations", code))
}

// Fields are those of a record that are named, also those that are named to empty them.
type Fields map[string]any

// Said are those that are not empty.
func (f Fields) Said() Fields {
	maps.DeleteFunc(f, func(_ string, value any) bool { return value == "" })
	return f
}

// AddOrganisation adds an organisation.
func (c *Client) AddOrganisation(ctx context.Context, f Fields) (Answer[contract.OrganisationView], error) {
	return record[contract.OrganisationView](ctx, c, http.MethodPost, at("organisations"), f)
}

// ChangeOrganisation changes the fields that are named.
func (c *Client) ChangeOrganisation(ctx context.Context, code string, f Fields) (Answer[contract.OrganisationView], error) {
	return record[contract.OrganisationView](ctx, c, http.MethodPatch, at("organisations", code), f)
}

// Trajectories are those of a hub, in a state; "" is all.
func (c *Client) Trajectories(ctx context.Context, hub, state string) (Answer[contract.TrajectoryList], error) {
	return get[contract.TrajectoryList](ctx, c, asking(at("trajectories"), "hub", hub, "state", state))
}

// Trajectory is a test trajectory.
func (c *Client) Trajectory(ctx context.Context, code string) (Answer[contract.TrajectoryView], error) {
	return get[contract.TrajectoryView](ctx, c, at("trajectories", code))
}

// NewTrajectory is what is said of a trajectory that starts.
type NewTrajectory struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Hubs     []string `json:"hubs"` // the lead first
	Partners []string `json:"partners,omitempty"`
	Started  string   `json:"started,omitempty"`
}

// AddTrajectory adds a test trajectory.
func (c *Client) AddTrajectory(ctx context.Context, t NewTrajectory) (Answer[contract.TrajectoryView], error) {
	return record[contract.TrajectoryView](ctx, c, http.MethodPost, at("trajectories"), t)
}

// EndOfTrajectory is what came of a trajectory; without a day it ends today.
type EndOfTrajectory struct {
	State  string `json:"state"`
	Result string `json:"result,omitempty"`
	Ended  string `json:"ended,omitempty"`
}

// EndTrajectory ends a test trajectory.
func (c *Client) EndTrajectory(ctx context.Context, code string, end EndOfTrajectory) (Answer[contract.TrajectoryView], error) {
	return record[contract.TrajectoryView](ctx, c, http.MethodPatch, at("trajectories", code), end)
}
