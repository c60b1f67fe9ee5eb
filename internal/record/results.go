// SPDX-License-Identifier: EUPL-1.2

package record

import "time"

// Results are the records behind the figures of the programme.
type Results struct {
	Hubs         []string
	Trajectories []Result
	Dossiers     []Result     // that were submitted, and grants from before this system
	Register     []Registered // aid that is still to be registered
	Now          time.Time
}

// Result is one record that is counted.
type Result struct {
	ID       string
	Hub      string // that leads
	Year     int    // in which it began, or was submitted in Brussels; 0: not known
	Approved bool   // of a dossier: it stands so now
}
