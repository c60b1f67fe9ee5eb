// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/spf13/cobra"
)

// trajectory is a test trajectory as the API shows it.
type trajectory struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Hubs     []string `json:"hubs"`
	Partners []string `json:"partners"`
	Label    string   `json:"label"`
	Result   string   `json:"result"`
	Started  string   `json:"started"`
	Ended    string   `json:"ended"`
	Dossiers []string `json:"dossiers"`
}

func (a *app) trajectoryListCommand() *cobra.Command {
	filters := map[string]*string{}
	cmd := a.verb("trajectory", "list", "", "--hub kempen --state running", func(ctx context.Context, _ []string) error {
		var list struct {
			Trajectories []trajectory `json:"trajectories"`
		}
		raw, err := a.getInto(ctx, filtered(registryPath("trajectories"), filters), &list)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		case len(list.Trajectories) == 0:
			a.warn("%s", a.say("trajectory.none"))
			return nil
		}
		var rows [][]string
		for _, t := range list.Trajectories {
			rows = append(rows, []string{t.ID, t.Label, strings.Join(t.Hubs, ", "), strings.Join(t.Dossiers, ", "), t.Title})
		}
		return a.grid(a.say("trajectory.head"), rows)
	})
	filters["hub"] = cmd.Flags().String("hub", "", a.say("trajectory.hub"))
	filters["state"] = cmd.Flags().String("state", "", a.say("trajectory.state"))
	fixed(cmd, "state", "running", "finished", "stopped")
	return cmd
}

func (a *app) trajectoryShowCommand() *cobra.Command {
	return a.verb("trajectory", "show", "CODE", "hergebruik-hout", func(ctx context.Context, args []string) error {
		var t trajectory
		raw, err := a.look(ctx, "trajectory", registryPath("trajectories", args[0]), &t)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		}
		a.trajectoryPage(t)
		return nil
	})
}

// trajectoryPage is a trajectory on one screen.
func (a *app) trajectoryPage(t trajectory) {
	a.tell("%s  %s\n\n", t.ID, flat(t.Title))
	a.fact(a.say("show.state"), t.Label)
	a.fact(a.say("trajectory.hubs"), strings.Join(t.Hubs, ", "))
	a.fact(a.say("trajectory.partners"), strings.Join(t.Partners, ", "))
	a.fact(a.say("trajectory.started"), t.Started)
	a.fact(a.say("trajectory.ended"), t.Ended)
	a.fact(a.say("trajectory.dossiers"), strings.Join(t.Dossiers, ", "))
	if t.Result != "" {
		a.tell("\n%s\n", t.Result)
	}
}

func (a *app) trajectoryAddCommand() *cobra.Command {
	body := struct {
		ID       string   `json:"id"`
		Title    string   `json:"title"`
		Hubs     []string `json:"hubs"`
		Partners []string `json:"partners,omitempty"`
		Started  string   `json:"started,omitempty"`
	}{}
	cmd := a.verb("trajectory", "add", "CODE", `banken --title "Banken van sloophout" --hub kempen --hub gent --partner vito`, func(ctx context.Context, args []string) error {
		body.ID = args[0]
		raw, err := a.record(ctx, http.MethodPost, registryPath("trajectories"), body)
		return a.trajectoryStored(raw, err)
	})
	flags := cmd.Flags()
	flags.StringVar(&body.Title, "title", "", a.say("trajectory.title"))
	flags.StringArrayVar(&body.Hubs, "hub", []string{}, a.say("trajectory.with"))
	flags.StringArrayVar(&body.Partners, "partner", nil, a.say("trajectory.partner"))
	flags.StringVar(&body.Started, "started", "", a.say("flag.started"))
	return cmd
}

func (a *app) trajectoryEndCommand() *cobra.Command {
	body := struct {
		State  string `json:"state"`
		Result string `json:"result,omitempty"`
		Ended  string `json:"ended,omitempty"`
	}{}
	stopped := false
	cmd := a.verb("trajectory", "end", "CODE", `banken --result "Twaalf banken gemaakt; een dossier volgt."`, func(ctx context.Context, args []string) error {
		body.State = "finished"
		if stopped {
			body.State = "stopped"
		}
		raw, err := a.record(ctx, http.MethodPatch, registryPath("trajectories", args[0]), body)
		return a.trajectoryStored(raw, err)
	})
	flags := cmd.Flags()
	flags.BoolVar(&stopped, "stopped", false, a.say("flag.stopped"))
	flags.StringVar(&body.Result, "result", "", a.say("flag.result"))
	flags.StringVar(&body.Ended, "on", "", a.say("flag.ended"))
	return cmd
}

// trajectoryStored shows a trajectory as it is now.
func (a *app) trajectoryStored(raw []byte, err error) error {
	if err != nil || a.json {
		return a.printed(raw, err)
	}
	var t trajectory
	if err := json.Unmarshal(raw, &t); err != nil {
		return a.unreadable(err)
	}
	a.trajectoryPage(t)
	return nil
}
