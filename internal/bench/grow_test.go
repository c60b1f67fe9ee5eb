// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// TestACopyReadsAsItsOriginal grows a record, and compares what is read of a copy with what is read of its original.
func TestACopyReadsAsItsOriginal(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := testkit.NewProgramme(t, nil)
	was := p.Start(t, "CW-KORT")
	ended := p.Start(t, "CW-JURY")
	p.Database.Exec(t, `update dossier set status = 'rejected' where number = $1`, ended) // what ends is copied every time
	if err := growOn(ctx, p.Database.Superuser, 60, false); err != nil {
		t.Fatal(err)
	}
	page, err := p.Store.List(ctx, p.People[dossier.Manager], record.Filter{Limit: 100})
	if err != nil || page.Total < 58 || page.Total > 70 {
		t.Fatalf("%d dossiers, %v", page.Total, err)
	}
	open := slices.DeleteFunc(slices.Clone(page.Dossiers), func(d record.Dossier) bool { return d.Call != "CW-KORT"+grown })
	if len(open) != 1 {
		t.Fatalf("%d of ten copies are of what is open", len(open))
	}
	it := open[0]
	original, err := p.Store.Dossier(ctx, was)
	if err != nil {
		t.Fatal(err)
	}
	if it.Number != "CW-KORT"+grown+"-0001" || it.Company == original.Company || it.State.Number != it.Number ||
		it.State.Rules.Call != it.Call || it.State.Status != original.State.Status {
		t.Errorf("%+v", it)
	}
	events, err := p.Store.Timeline(ctx, it.Number, 0)
	before, wrong := p.Store.Timeline(ctx, was, 0)
	if err != nil || wrong != nil || len(events) != len(before) || len(events) == 0 || strings.Contains(string(events[0].Body), `"`+was+`"`) {
		t.Errorf("%d events of %d, %v, %v", len(events), len(before), err, wrong)
	}
	content, err := p.Store.Content(ctx, it)
	if err != nil || content.Project.Title != original.Title {
		t.Errorf("%q, %v", content.Project.Title, err)
	}
	if _, err := p.Store.CallOf(ctx, it); err != nil {
		t.Error(err)
	}
}
