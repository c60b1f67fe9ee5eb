// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// State is where a trajectory stands.
type State string

// The states. What is finished or stopped says what came of it, and may be taken up again.
const (
	Running  State = "running"
	Finished State = "finished"
	Stopped  State = "stopped"
)

// States are all states, in the order in which screens list them.
var States = []State{Running, Finished, Stopped}

// Trajectory is a trial in which a hub and its partners keep material in the loop. It leads to any number of dossiers,
// none too; a dossier names it in its content, at /hubs/trajectory.
type Trajectory struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Hubs     []string `json:"hubs"`     // codes, at least one; the first is the lead
	Partners []string `json:"partners"` // codes of organisations
	State    State    `json:"state"`
	Result   string   `json:"result" text:"lines"` // what came of it
	Started  Day      `json:"started" text:"day"`
	Ended    Day      `json:"ended" text:"day"`
}

// Lead is the hub that runs it, or "".
func (t Trajectory) Lead() string {
	if len(t.Hubs) == 0 {
		return ""
	}
	return t.Hubs[0]
}

// Check gives everything that is wrong with the trajectory by itself; whether hubs and partners exist is the store's to say.
func (t Trajectory) Check() fault.Faults {
	var f faults
	f.slug("/id", t.ID)
	f.line("/title", t.Title, true)
	if len(t.Hubs) == 0 {
		f.note("/hubs", CodeRequired)
	}
	f.named("/hubs", t.Hubs)
	f.named("/partners", t.Partners)
	if !slices.Contains(States, t.State) {
		f.note("/state", CodeUnknownState)
	}
	if utf8.RuneCountInString(t.Result) > maxResult {
		f.note("/result", CodeTooLong)
	}
	f.day("/started", t.Started)
	f.day("/ended", t.Ended)
	t.checkEnd(&f)
	return fault.Faults(f)
}

// checkEnd holds state, result and dates together.
func (t Trajectory) checkEnd(f *faults) {
	switch {
	case t.State == Running && t.Ended != "":
		f.note("/ended", CodeStillRunning)
	case (t.State == Finished || t.State == Stopped) && t.Ended == "":
		f.note("/ended", CodeRequired)
	case t.Ended.Real() && t.Started.Real() && t.Ended < t.Started:
		f.note("/ended", CodeReversed)
	}
	if (t.State == Finished || t.State == Stopped) && text.Blank(t.Result) {
		f.note("/result", CodeRequired)
	}
}

// Traced is a trajectory with the dossiers that it led to, as far as a person may see them.
type Traced struct {
	Trajectory
	Dossiers []string // numbers
}

// Filter narrows a list of trajectories. Hub finds those that it leads or takes part in.
type Filter struct {
	ID, Hub string
	State   State
}

// entry points at one entry of a list.
func entry(pointer string, i int) string { return pointer + "/" + strconv.Itoa(i) }

// Unknown gives a fault for every code that is not among the known, at its entry of the list.
func Unknown(pointer, code string, codes, known []string) fault.Faults {
	var f faults
	for i, c := range codes {
		if !slices.Contains(known, c) {
			f.note(entry(pointer, i), code)
		}
	}
	return fault.Faults(f)
}
