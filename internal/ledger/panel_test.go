// SPDX-License-Identifier: EUPL-1.2

package ledger_test

import (
	"slices"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
)

// TestAnAssessorWhoLeavesTheProgramme frees every place from which no sheet came, tells the officer, and is replaced.
func TestAnAssessorWhoLeavesTheProgramme(t *testing.T) {
	t.Parallel()
	c := clerkIn(t, "CW-JURY", nil)
	owner, err := postgres.OpenOwner(ctx, c.Database.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	c.submit()
	c.assess(15) // the first has given a sheet, which stays
	silent, next := c.Panel[1], c.Panel[2]
	assign := func(id, replaces string) {
		c.done(dossier.ProgrammeOfficer, ledger.Request{Command: dossier.Command{Name: dossier.AssignAssessor, Assessor: id, Replaces: replaces}})
	}
	assign(silent.ID, "")
	for id, want := range map[string][]string{c.Panel[0].ID: nil, silent.ID: {c.number}} {
		freed, err := owner.Leave(ctx, id)
		if err != nil || !slices.Equal(freed, want) {
			t.Fatalf("%v, %v", freed, err)
		}
	}
	if _, err := c.Ledger.Act(ctx, wire.Ask{Dossier: c.number}); err != nil {
		t.Fatal(err)
	}
	kept := c.kept()
	if kept.State.Free() != 2 || !slices.Contains(kept.State.Seated(), c.Panel[0].ID) || slices.Contains(kept.State.Seated(), silent.ID) {
		t.Errorf("%+v", kept.State.Panel)
	}
	h, err := c.Store.History(ctx, c.number, 0)
	if err != nil || !slices.ContainsFunc(h.Told[kept.State.Seq], func(p record.Told) bool { return p.Role == dossier.ProgrammeOfficer }) {
		t.Errorf("%v, %v", h.Told[kept.State.Seq], err)
	}
	assign(next.ID, silent.ID)
	if kept := c.kept(); kept.State.Free() != 1 || !slices.Contains(kept.State.Seated(), next.ID) {
		t.Errorf("%+v", kept.State.Panel)
	}
	c.verify()
}
