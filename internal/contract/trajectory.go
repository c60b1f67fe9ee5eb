// SPDX-License-Identifier: EUPL-1.2

package contract

// The states of a trajectory.
const (
	TrajectoryRunning  = "running"
	TrajectoryFinished = "finished"
	TrajectoryStopped  = "stopped"
)

// TrajectoryStates are all states, in the order in which screens list them.
var TrajectoryStates = []string{TrajectoryRunning, TrajectoryFinished, TrajectoryStopped}

// TrajectoryView is a test trajectory as a person sees it.
type TrajectoryView struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Hubs     []string `json:"hubs" doc:"The first is the lead"`
	Partners []string `json:"partners" doc:"Codes of organisations"`
	State    string   `json:"state"`
	Label    string   `json:"label"`
	Result   string   `json:"result"`
	Started  string   `json:"started"`
	Ended    string   `json:"ended"`
	Dossiers []string `json:"dossiers" doc:"Numbers of the dossiers that it led to and that you may see"`
}

// TrajectoryList are test trajectories.
type TrajectoryList struct {
	Trajectories []TrajectoryView `json:"trajectories"`
}
