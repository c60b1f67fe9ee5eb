// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"text/tabwriter"

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
	var hub, year string
	var records bool
	cmd := a.plain("results", groupRead, "--hub kempen --records", func(ctx context.Context, _ []string) error {
		query := url.Values{}
		for name, value := range map[string]string{"hub": hub, "year": year} {
			if value != "" {
				query.Set(name, value)
			}
		}
		var r struct {
			Hubs figure `json:"hubs"`
			figures
			ByHub  []figures `json:"by_hub"`
			ByYear []figures `json:"by_year"`
		}
		raw, err := a.getInto(ctx, "/api/v1/results?"+query.Encode(), &r)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		a.tell("%s\n\n", strings.Join([]string{a.count("count.hubs", r.Hubs.Count), a.count("count.trajectories", r.Trajectories.Count),
			a.count("count.submitted", r.Submitted.Count), a.count("count.approved", r.Approved.Count)}, " · "))
		if r.Trajectories.Count+r.Submitted.Count == 0 {
			a.tell("%s", a.say("results.nothing"))
			return nil
		}
		w := tabwriter.NewWriter(screen{a.out}, 0, 4, 2, ' ', 0)
		write(w, "%s", a.say("results.head"))
		for _, f := range append(r.ByHub, r.ByYear...) {
			write(w, "%s\t%d\t%d\t%d\n", a.word("year", f.Name), f.Trajectories.Count, f.Submitted.Count, f.Approved.Count)
		}
		if err := w.Flush(); err != nil {
			return fmt.Errorf("%s: %w", a.say("cannot_write"), err)
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
	cmd.Flags().StringVar(&hub, "hub", "", a.say("filter.hub"))
	cmd.Flags().StringVar(&year, "year", "", a.say("flag.year"))
	cmd.Flags().BoolVar(&records, "records", false, a.say("flag.records"))
	return cmd
}
