// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
)

func (a *app) listCommand() *cobra.Command {
	filters := map[string]*string{}
	var asCSV bool
	var most int
	cmd := &cobra.Command{
		Use: "list", Short: "De dossiers die u mag zien", Args: none,
		Example: "  dossier list --state in_review --csv",
		RunE: func(cmd *cobra.Command, _ []string) error {
			query := url.Values{}
			for name, value := range filters {
				if *value != "" {
					query.Set(name, *value)
				}
			}
			return a.list(cmd.Context(), query, most, asCSV)
		},
	}
	for name, help := range map[string]string{"state": "stand, zoals in_review", "hub": "code van de trekkende hub", "call": "code van de oproep", "q": "zoeken in nummer, titel en ondernemingsnummer"} {
		filters[name] = cmd.Flags().String(name, "", help)
	}
	cmd.Flags().BoolVar(&asCSV, "csv", false, "als CSV")
	cmd.Flags().IntVar(&most, "limit", 0, "hoogstens zoveel; 0 is alle")
	return cmd
}

const pageSize = 200

// list follows the pages until the end or the limit.
func (a *app) list(ctx context.Context, query url.Values, most int, asCSV bool) error {
	var all []view
	var raws []string
	total := 0
	for {
		size := pageSize
		if most > 0 {
			size = min(size, most-len(all))
		}
		query.Set("limit", strconv.Itoa(size))
		r, err := a.get(ctx, "/api/v1/dossiers?"+query.Encode())
		if err != nil {
			return err
		}
		var page struct {
			Dossiers []view  `json:"dossiers"`
			Total    int     `json:"total"`
			Next     *string `json:"next"`
		}
		if err := r.into(&page); err != nil {
			return err
		}
		raws = append(raws, string(trimmed(r.body)))
		all, total = append(all, page.Dossiers...), page.Total
		if page.Next == nil || (most > 0 && len(all) >= most) {
			break
		}
		query.Set("cursor", *page.Next)
	}
	switch {
	case a.json:
		_, err := fmt.Fprintln(a.out, strings.Join(raws, "\n"))
		return err
	case asCSV:
		return a.csv(all)
	}
	return a.table(all, total)
}

func (a *app) table(all []view, total int) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, a.say("NUMMER\tSTAND\tHUB\tVERVALT\tTITEL", "NUMBER\tSTATE\tHUB\tDUE\tTITLE"))
	for _, v := range all {
		due := ""
		if v.Due != nil {
			due = a.moment(v.Due.At)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", v.Number, v.Label, v.Hub, due, v.Title)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out, a.say("%d van %d\n", "%d of %d\n"), len(all), total)
	return err
}

func (a *app) csv(all []view) error {
	w := csv.NewWriter(a.out)
	rows := [][]string{{"number", "state", "label", "since", "call", "hub", "company_number", "title", "due_at", "asked", "granted"}}
	for _, v := range all {
		row := []string{v.Number, v.State, v.Label, v.Since.Format(time.RFC3339), v.Call, v.Hub, v.CompanyNumber, v.Title, "", "", ""}
		if v.Due != nil {
			row[8] = v.Due.At.Format(time.RFC3339)
		}
		if v.Asked != nil {
			row[9] = v.Asked.Amount
		}
		if v.Granted != nil {
			row[10] = v.Granted.Amount
		}
		rows = append(rows, row)
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if strings.HasPrefix(cell, "=") || strings.ContainsAny(cell[:min(1, len(cell))], "+-@\t\r\x00") || strings.HasPrefix(cell, "＝") {
		return "'" + cell
	}
	return cell
}
