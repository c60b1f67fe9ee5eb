// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"errors"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestTheReadModelIsMadeAnewFromWhereItWasStopped: what was done for this version is not done again, what was for another is.
func TestTheReadModelIsMadeAnewFromWhereItWasStopped(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	first, second := p.Start(t, "CW-KORT"), p.Start(t, "CW-KORT")
	for _, c := range []struct {
		target int
		anew   []string
	}{{dossier.FoldVersion, []string{second}}, {dossier.FoldVersion - 1, []string{first, second}}} {
		p.Database.Exec(t, `update dossier set state = (state::jsonb - 'hub')::json`)
		p.Database.Exec(t, `update fold set version = $1 - 1, target = $2, done = $3`, dossier.FoldVersion, c.target, first)
		ok(t, postgres.Refold(ctx, p.Database.Owner))
		var anew []string
		for _, number := range []string{first, second} {
			d, err := p.Store.Dossier(ctx, number)
			ok(t, err)
			if d.State.Hub != "" {
				anew = append(anew, number)
			}
		}
		if len(anew) != len(c.anew) || anew[0] != c.anew[0] {
			t.Errorf("for version %d were made anew: %v", c.target, anew)
		}
	}
}

// TestWhileTheReadModelIsMadeAnewNothingIsWritten: it is read, and once it is there, written.
func TestWhileTheReadModelIsMadeAnewNothingIsWritten(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	p.Database.Exec(t, `update fold set version = $1 - 1`, dossier.FoldVersion)
	if err := p.Store.Folded(ctx); err == nil {
		t.Fatal("the read model of another program passes for this one's")
	}
	locked := func() error { return p.Store.Locked(ctx, number, func(*postgres.Tx) error { return nil }) }
	if err := locked(); !errors.Is(err, record.ErrBusy) {
		t.Errorf("written meanwhile: %v", err)
	}
	_, err := p.Store.Dossier(ctx, number)
	ok(t, err)
	ok(t, postgres.Refold(ctx, p.Database.Owner))
	ok(t, locked())
}
