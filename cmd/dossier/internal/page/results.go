// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Results is what the programme came to; with records, also the list behind each figure.
func Results(records bool) func(*terminal.Terminal, contract.Results) error {
	return func(t *terminal.Terminal, r contract.Results) error {
		t.Tell("%s\n\n", strings.Join([]string{t.Count("count.hubs", r.Hubs.Count), t.Count("count.trajectories", r.Trajectories.Count),
			t.Count("count.submitted", r.Submitted.Count), t.Count("count.approved", r.Approved.Count)}, " · "))
		if r.Register.Open.Count > 0 {
			t.Tell("%s\n\n", t.Say("results.register", counted(t, r.Register.Open), counted(t, r.Register.Late)))
		}
		if r.Trajectories.Count+r.Submitted.Count == 0 {
			t.Tell("%s", t.Say("results.nothing"))
			return nil
		}
		if err := figures(t, append(r.ByHub, r.ByYear...)); err != nil || !records {
			return err
		}
		behind(t, "results.hubs", r.Hubs)
		behind(t, "results.trajectories", r.Trajectories)
		behind(t, "results.submitted", r.Submitted)
		behind(t, "results.approved", r.Approved)
		return nil
	}
}

// counted is a number, as far as it was counted.
func counted(t *terminal.Terminal, f contract.Figure) string {
	if f.MoreThan {
		return t.Say("results.many")
	}
	return strconv.Itoa(f.Count)
}

// behind lists the records behind a figure.
func behind(t *terminal.Terminal, key string, f contract.Figure) {
	t.Tell("\n%s (%d): %s\n", t.Say(key), f.Count, strings.Join(f.Records, " "))
}

func figures(t *terminal.Terminal, all []*contract.Figures) error {
	var rows [][]string
	for _, f := range all {
		rows = append(rows, []string{t.Word("year", f.Name),
			strconv.Itoa(f.Trajectories.Count), strconv.Itoa(f.Submitted.Count), strconv.Itoa(f.Approved.Count)})
	}
	return t.Grid(t.Say("results.head"), rows)
}
