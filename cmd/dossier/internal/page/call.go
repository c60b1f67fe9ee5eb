// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Calls are the calls, with their budgets.
func Calls(t *terminal.Terminal, list contract.CallList) error {
	var rows [][]string
	for _, c := range list.Calls {
		rows = append(rows, []string{c.Code, strconv.Itoa(c.Version), t.Moment(c.Deadline), t.Amount(c.Budget), c.Name})
	}
	return t.Grid(t.Say("call.head"), rows)
}

// Call is a version of a call in words, how each version came about, and whether there is a newer one.
func Call(t *terminal.Terminal, c contract.CallView) error {
	for _, line := range c.Words {
		t.Tell("%s\n", line)
	}
	for _, p := range c.Published {
		line := t.Say("call.published", p.Version, t.Moment(p.At))
		for _, more := range []string{terminal.Flat(p.By), terminal.Flat(p.Reasons), strings.Join(p.Touched, ", ")} {
			if more != "" {
				line += "; " + more
			}
		}
		t.Tell("%s\n", line)
	}
	if len(c.Versions) > 0 && c.Version() < slices.Max(c.Versions) {
		t.Tell("%s", t.Say("call.older", slices.Max(c.Versions)))
	}
	for _, number := range c.Touched {
		t.Tell("%s", t.Say("call.touched", number))
	}
	return nil
}

// Ranking are the assessed dossiers of a call, best first.
func Ranking(t *terminal.Terminal, list contract.Ranking) error {
	var rows [][]string
	for _, d := range list.Dossiers {
		rank := "–"
		if d.Rank > 0 {
			rank = strconv.Itoa(d.Rank)
		}
		rows = append(rows, []string{rank, d.Number, t.Decimal(d.Total), d.Label, t.Moment(d.SubmittedAt), d.Title})
	}
	return t.Grid(t.Say("ranking.head"), rows)
}
