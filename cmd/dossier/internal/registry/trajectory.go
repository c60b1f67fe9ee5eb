// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

func trajectoryList(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var hub, state string
	cmd := m.Verb("trajectory", "list", "", "--hub kempen --state running", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.Trajectories)(c.Trajectories(ctx, hub, state))
	})
	m.Text(cmd, &hub, "hub", "trajectory.hub")
	m.Text(cmd, &state, "state", "trajectory.state")
	command.Fixed(cmd, "state", contract.TrajectoryStates...)
	return cmd
}

func trajectoryShow(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Verb("trajectory", "show", "CODE", "hergebruik-hout", func(ctx context.Context, args []string) error {
		return found(t, "trajectory", page.Trajectory)(c.Trajectory(ctx, args[0]))
	})
}

func trajectoryAdd(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var body client.NewTrajectory
	const example = `banken --title "Banken van sloophout" --hub kempen --hub gent --partner vito`
	cmd := m.Verb("trajectory", "add", "CODE", example, func(ctx context.Context, args []string) error {
		body.ID = args[0]
		return stored(t, page.Trajectory)(c.AddTrajectory(ctx, body))
	})
	m.Text(cmd, &body.Title, "title", "trajectory.title")
	cmd.Flags().StringArrayVar(&body.Hubs, "hub", []string{}, m.Say("trajectory.with"))
	m.Texts(cmd, &body.Partners, "partner", "trajectory.partner")
	m.Text(cmd, &body.Started, "started", "flag.started")
	return cmd
}

func trajectoryEnd(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var end client.EndOfTrajectory
	stopped := false
	const example = `banken --result "Twaalf banken gemaakt; een dossier volgt."`
	cmd := m.Verb("trajectory", "end", "CODE", example, func(ctx context.Context, args []string) error {
		end.State = contract.TrajectoryFinished
		if stopped {
			end.State = contract.TrajectoryStopped
		}
		return stored(t, page.Trajectory)(c.EndTrajectory(ctx, args[0], end))
	})
	m.Switch(cmd, &stopped, "stopped", "flag.stopped")
	m.Text(cmd, &end.Result, "result", "flag.result")
	m.Text(cmd, &end.Ended, "on", "flag.ended")
	return cmd
}
