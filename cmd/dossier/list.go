// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// pageSize is the most that the server gives at once.
const pageSize = 200

// states are what --state takes.
var states = dossier.Where(func(dossier.Status) bool { return true })

func (a *app) listCommand() *cobra.Command {
	filters := map[string]*string{}
	var asCSV bool
	var most int
	cmd := a.plain("list", groupRead, "--state in_review --csv", func(ctx context.Context, _ []string) error {
		switch {
		case most < 0:
			return a.usage("usage.limit")
		case asCSV && a.json:
			return a.usage("usage.forms")
		}
		query := url.Values{}
		for name, value := range filters {
			if *value != "" {
				query.Set(name, *value)
			}
		}
		found, raw, err := a.collect(ctx, query, most)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		case asCSV:
			return a.csv(found.Dossiers)
		}
		return a.table(found)
	})
	flags := cmd.Flags()
	for _, name := range []string{"state", "hub", "call", "q"} {
		filters[name] = flags.String(name, "", a.say("filter."+name))
	}
	flags.BoolVar(&asCSV, "csv", false, a.say("flag.csv"))
	flags.IntVar(&most, "limit", 0, a.say("flag.limit"))
	if err := cmd.RegisterFlagCompletionFunc("state", cobra.FixedCompletions(states, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is defined five lines above
	}
	return cmd
}

// listPage is an answer of the list.
type listPage struct {
	Dossiers []contract.View `json:"dossiers"`
	Total    int             `json:"total"`
	Next     *string         `json:"next"`
}

// rawPage is the same, with each dossier as it came.
type rawPage struct {
	Dossiers []json.RawMessage `json:"dossiers"`
	Total    int               `json:"total"`
	Next     *string           `json:"next"`
}

// collect follows the pages until the end or the limit, and puts them together as if they were one.
func (a *app) collect(ctx context.Context, query url.Values, most int) (listPage, []byte, error) {
	all, raws := listPage{}, rawPage{Dossiers: []json.RawMessage{}}
	for {
		size := pageSize
		if most > 0 {
			size = min(size, most-len(all.Dossiers))
		}
		query.Set("limit", strconv.Itoa(size))
		var page listPage
		var raw rawPage
		body, err := a.getInto(ctx, "/api/v1/dossiers?"+query.Encode(), &page)
		if err != nil {
			return all, nil, err
		}
		if err := json.Unmarshal(body, &raw); err != nil {
			return all, nil, a.unreadable(err)
		}
		all.Dossiers, all.Total, all.Next = append(all.Dossiers, page.Dossiers...), page.Total, page.Next
		raws.Dossiers, raws.Total, raws.Next = append(raws.Dossiers, raw.Dossiers...), raw.Total, raw.Next
		if page.Next == nil || len(page.Dossiers) == 0 || (most > 0 && len(all.Dossiers) >= most) {
			break
		}
		query.Set("cursor", *page.Next)
	}
	raw, err := json.Marshal(raws)
	if err != nil {
		return all, nil, fmt.Errorf("json: %w", err)
	}
	return all, raw, nil
}

// table lines the dossiers up; how many there are goes beside it, so that the lines can be counted.
func (a *app) table(found listPage) error {
	if len(found.Dossiers) == 0 {
		a.warn("%s", a.say("list.empty"))
		return nil
	}
	var rows [][]string
	for _, v := range found.Dossiers {
		due := ""
		if v.Due != nil {
			due = calendar.Last(v.Due.At, a.lang)
		}
		rows = append(rows, []string{v.Number, v.Label, v.Hub, a.waits(v.WaitingFor), due, v.Title})
	}
	if err := a.grid(a.say("list.head"), rows); err != nil {
		return err
	}
	a.warn("%s", a.say("list.count", len(found.Dossiers), found.Total))
	return nil
}
