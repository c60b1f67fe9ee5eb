// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"slices"
	"strconv"

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
	ID       string   `json:"id" validate:"required,slug"`
	Title    string   `json:"title" validate:"filled,line,visible"`
	Hubs     []string `json:"hubs" validate:"min=1,max=50,dive,required,slug,once"` // codes, at least one; the first is the lead
	Partners []string `json:"partners" validate:"max=50,dive,required,slug,once"`   // codes of organisations
	State    State    `json:"state" validate:"state"`
	Result   string   `json:"result" text:"lines" validate:"lines"` // what came of it
	Started  Day      `json:"started" text:"day" validate:"omitempty,record_day"`
	Ended    Day      `json:"ended" text:"day" validate:"omitempty,record_day"`
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
	return append(book.Faults(t), t.checkEnd()...)
}

// checkEnd holds state, result and dates together.
func (t Trajectory) checkEnd() (f fault.Faults) {
	over := t.State == Finished || t.State == Stopped
	switch {
	case t.State == Running && t.Ended != "":
		f = append(f, Fault("/ended", CodeStillRunning))
	case over && t.Ended == "":
		f = append(f, Fault("/ended", CodeRequired))
	case t.Ended.Real() && t.Started.Real() && t.Ended < t.Started:
		f = append(f, Fault("/ended", CodeReversed))
	}
	if over && text.Blank(t.Result) {
		f = append(f, Fault("/result", CodeRequired))
	}
	return f
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

// Unknown gives a fault for every code that is not among the known, at its entry of the list.
func Unknown(pointer, code string, codes, known []string) fault.Faults {
	var f fault.Faults
	for i, c := range codes {
		if !slices.Contains(known, c) {
			f = append(f, Fault(pointer+"/"+strconv.Itoa(i), code))
		}
	}
	return f
}
