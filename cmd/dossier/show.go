// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
)

func (a *app) showCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show NUMMER", Short: "Waar staat het dossier, op wie wacht het, en wat kunt u doen", Args: number,
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := a.get(cmd.Context(), dossierPath(args[0]))
			if err != nil {
				return err
			}
			if a.json {
				return a.print(r.body)
			}
			var v view
			if err := r.into(&v); err != nil {
				return err
			}
			a.page(v)
			return nil
		},
	}
}

// page is a dossier on one screen.
func (a *app) page(v view) {
	line := func(nl, en, value string) {
		if value != "" {
			fmt.Fprintf(a.out, "%-18s%s\n", a.say(nl, en), value)
		}
	}
	fmt.Fprintf(a.out, "%s  %s\n\n", v.Number, v.Title)
	line("Stand", "State", fmt.Sprintf("%s %s %s", v.Label, a.say("sinds", "since"), a.moment(v.Since)))
	var who []string
	for _, w := range v.WaitingFor {
		who = append(who, strings.TrimSpace(a.role(w.Role)+" "+w.Hub))
	}
	line("Wacht op", "Waits for", strings.Join(who, a.say(" of ", " or ")))
	if v.Due != nil {
		line("Vervalt", "Due", fmt.Sprintf("%s: %s (%s)", v.Due.Label, calendar.Until(v.Due.At, a.lang), v.Due.Reason))
	}
	line("Oproep", "Call", v.Call)
	line("Hub", "Hub", v.Hub)
	line("Onderneming", "Company", v.CompanyNumber)
	line("Gevraagd", "Asked", a.amount(v.Asked))
	line("Toegekend", "Granted", a.amount(v.Granted))
	fmt.Fprintln(a.out)
	for _, o := range v.Allowed {
		if o.Allowed {
			fmt.Fprintf(a.out, "  ✓ %s\n", o.Command)
		} else {
			fmt.Fprintf(a.out, "  – %-15s %s\n", o.Command, o.Reason)
		}
	}
	if v.State == "drafting" {
		fmt.Fprintln(a.out)
		a.lacks(v.Missing)
	}
}

func (a *app) timelineCommand() *cobra.Command {
	return &cobra.Command{
		Use: "timeline NUMMER", Short: "Wat is er gebeurd, wanneer en door wie", Args: number,
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := a.get(cmd.Context(), dossierPath(args[0], "timeline"))
			if err != nil {
				return err
			}
			if a.json {
				return a.print(r.body)
			}
			var t struct{ Events []event }
			if err := r.into(&t); err != nil {
				return err
			}
			for _, e := range t.Events {
				a.line(e)
			}
			return nil
		},
	}
}

// line writes one event, with its consequences below it.
func (a *app) line(e event) {
	who := a.say("de klok", "the clock")
	if e.Actor.Name != "" {
		who = fmt.Sprintf("%s (%s)", e.Actor.Name, a.role(e.Actor.Role))
	}
	fmt.Fprintf(a.out, "%3d  %s  %s: %s\n", e.Seq, a.moment(e.At), who, e.Summary)
	for _, d := range e.Details {
		fmt.Fprintf(a.out, "       %s\n", strings.ReplaceAll(d, "\n", "\n       "))
	}
}

func (a *app) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify NUMMER", Short: "Nagaan of alles wat bewaard is met elkaar klopt", Args: number,
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := a.get(cmd.Context(), dossierPath(args[0], "verify"))
			if err != nil {
				return err
			}
			var v struct {
				OK     bool `json:"ok"`
				Checks []struct {
					Name   string `json:"name"`
					OK     bool   `json:"ok"`
					Detail string `json:"detail"`
				} `json:"checks"`
			}
			if err := r.into(&v); err != nil {
				return err
			}
			if a.json {
				if err := a.print(r.body); err != nil {
					return err
				}
			} else {
				for _, c := range v.Checks {
					fmt.Fprintf(a.out, "%s %-10s %s\n", map[bool]string{true: "✓", false: "✗"}[c.OK], c.Name, c.Detail)
				}
			}
			if !v.OK {
				return errors.New(a.say("niet alles klopt: verwittig de beheerder", "not everything agrees: tell the operator"))
			}
			return nil
		},
	}
}
