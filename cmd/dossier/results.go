// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// figure is a number with the records behind it.
type figure struct {
	Count   int      `json:"count"`
	Records []string `json:"records"`
}

type figures struct {
	Name         string `json:"name"`
	Trajectories figure `json:"trajectories"`
	Submitted    figure `json:"submitted"`
	Approved     figure `json:"approved"`
}

func (a *app) resultsCommand() *cobra.Command {
	filters := map[string]*string{}
	var records bool
	cmd := a.plain("results", groupRead, "--hub kempen --records", func(ctx context.Context, _ []string) error {
		var r struct {
			Hubs figure `json:"hubs"`
			figures
			Register struct {
				Open figure `json:"open"`
				Late figure `json:"late"`
			} `json:"register"`
			ByHub  []figures `json:"by_hub"`
			ByYear []figures `json:"by_year"`
		}
		raw, err := a.getInto(ctx, filtered("/api/v1/results", filters), &r)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		a.tell("%s\n\n", strings.Join([]string{a.count("count.hubs", r.Hubs.Count), a.count("count.trajectories", r.Trajectories.Count),
			a.count("count.submitted", r.Submitted.Count), a.count("count.approved", r.Approved.Count)}, " · "))
		if r.Register.Open.Count > 0 {
			a.tell("%s\n\n", a.say("results.register", r.Register.Open.Count, r.Register.Late.Count))
		}
		if r.Trajectories.Count+r.Submitted.Count == 0 {
			a.tell("%s", a.say("results.nothing"))
			return nil
		}
		var rows [][]string
		for _, f := range append(r.ByHub, r.ByYear...) {
			rows = append(rows, []string{a.word("year", f.Name), strconv.Itoa(f.Trajectories.Count), strconv.Itoa(f.Submitted.Count), strconv.Itoa(f.Approved.Count)})
		}
		if err := a.grid(a.say("results.head"), rows); err != nil {
			return err
		}
		if records {
			for _, list := range []struct {
				key string
				of  figure
			}{{"results.hubs", r.Hubs}, {"results.trajectories", r.Trajectories}, {"results.submitted", r.Submitted}, {"results.approved", r.Approved}} {
				a.tell("\n%s (%d): %s\n", a.say(list.key), list.of.Count, strings.Join(list.of.Records, " "))
			}
		}
		return nil
	})
	filters["hub"] = cmd.Flags().String("hub", "", a.say("filter.hub"))
	filters["year"] = cmd.Flags().String("year", "", a.say("flag.year"))
	cmd.Flags().BoolVar(&records, "records", false, a.say("flag.records"))
	return cmd
}
