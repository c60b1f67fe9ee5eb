// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Trajectories are test trajectories.
func Trajectories(t *terminal.Terminal, list contract.TrajectoryList) error {
	if len(list.Trajectories) == 0 {
		t.Warn("%s", t.Say("trajectory.none"))
		return nil
	}
	var rows [][]string
	for _, x := range list.Trajectories {
		rows = append(rows, []string{x.ID, x.Label, strings.Join(x.Hubs, ", "), strings.Join(x.Dossiers, ", "), x.Title})
	}
	return t.Grid(t.Say("trajectory.head"), rows)
}

// Trajectory is a test trajectory on one screen.
func Trajectory(t *terminal.Terminal, x contract.TrajectoryView) error {
	t.Tell("%s  %s\n\n", x.ID, terminal.Flat(x.Title))
	t.Fact(t.Say("show.state"), x.Label)
	t.Fact(t.Say("trajectory.hubs"), strings.Join(x.Hubs, ", "))
	t.Fact(t.Say("trajectory.partners"), strings.Join(x.Partners, ", "))
	t.Fact(t.Say("trajectory.started"), x.Started)
	t.Fact(t.Say("trajectory.ended"), x.Ended)
	t.Fact(t.Say("trajectory.dossiers"), strings.Join(x.Dossiers, ", "))
	if x.Result != "" {
		t.Tell("\n%s\n", x.Result)
	}
	return nil
}
