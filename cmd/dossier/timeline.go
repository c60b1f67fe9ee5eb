// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/spf13/cobra"
)

func (a *app) timelineCommand() *cobra.Command {
	return a.about("timeline", groupRead, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		var t struct {
			Events  []contract.Entry   `json:"events"`
			Planned []contract.Planned `json:"planned"`
		}
		raw, err := a.getInto(ctx, dossierPath(args[0], "timeline"), &t)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		for _, e := range t.Events {
			a.line(e)
		}
		a.plans(t.Planned)
		return nil
	})
}

// line writes one event, with its consequences below it.
func (a *app) line(e contract.Entry) {
	who := a.say("clock")
	switch {
	case e.Actor.Name != "":
		who = e.Actor.Name + " (" + e.Actor.Role.Label(a.lang) + ")"
	case e.Actor.Role != "": // somebody whom the reader need not know
		who = a.say("timeline.some", e.Actor.Role.Label(a.lang))
	}
	summary := e.Summary
	if summary == "" {
		summary = e.Type
	}
	a.tell("%3d  %s  %s: %s\n", e.Seq, a.moment(e.At), who, flat(summary))
	for _, d := range e.Details {
		a.tell("       %s\n", strings.ReplaceAll(strings.TrimSpace(d), "\n", "\n       "))
	}
	var names []string
	for _, t := range e.Told {
		names = append(names, flat(t.Name)+" ("+a.word("notice", t.State)+")")
	}
	if len(names) > 0 {
		a.tell("       %s\n", a.say("told", strings.Join(names, ", ")))
	}
}
