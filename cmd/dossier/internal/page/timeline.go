// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Timeline is what happened to a dossier, and what the clock will do.
func Timeline(t *terminal.Terminal, all contract.Timeline) error {
	for _, e := range all.Events {
		Event(t, e)
	}
	plans(t, all.Planned)
	return nil
}

// Event writes one event, with its consequences below it.
func Event(t *terminal.Terminal, e contract.Entry) {
	who := t.Say("clock")
	switch {
	case e.Actor.Name != "":
		who = e.Actor.Name + " (" + e.Actor.Role.Label(string(t.Language)) + ")"
	case e.Actor.Role != "": // somebody whom the reader need not know
		who = t.Say("timeline.some", e.Actor.Role.Label(string(t.Language)))
	}
	summary := e.Summary
	if summary == "" {
		summary = e.Type
	}
	t.Tell("%3d  %s  %s: %s\n", e.Seq, t.Moment(e.At), who, terminal.Flat(summary))
	for _, d := range e.Details {
		t.Tell("       %s\n", strings.ReplaceAll(strings.TrimSpace(d), "\n", "\n       "))
	}
	var names []string
	for _, x := range e.Told {
		names = append(names, terminal.Flat(x.Name)+" ("+t.Word("notice", x.State)+")")
	}
	if len(names) > 0 {
		t.Tell("       %s\n", t.Say("told", strings.Join(names, ", ")))
	}
}

// plans says what the clock will do, before it happens.
func plans(t *terminal.Terminal, all []contract.Planned) {
	for _, p := range all {
		line := p.Label + " (" + p.Reason + ")"
		if p.Postpones != "" {
			line += ", " + t.Say("show.postpones", p.Postpones.Label(string(t.Language)))
		}
		t.Tell("%-14s%s  %s\n", t.Say("show.planned"), calendar.Last(p.At, string(t.Language)), line)
	}
}

// Done is where a dossier stands after a command, and what else followed.
func Done(t *terminal.Terminal, d contract.Done) {
	t.Tell("%s: %s\n", d.Number, d.Label)
	for _, e := range d.Events {
		for _, detail := range e.Details {
			t.Tell("  %s\n", terminal.Flat(detail))
		}
	}
}
