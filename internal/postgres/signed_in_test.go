// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestAMailboxIsBoundOnce, whoever comes with it first: of several who sign in at once one is that person, the others are nobody.
func TestAMailboxIsBoundOnce(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	id := access.NewID("p_")
	ok(t, p.Store.AddPerson(ctx, access.Person{ID: id, Name: "Els", Email: "eenmalig@example.org"}, postgres.Giving{What: access.Membership{Role: "decider"}}))
	var all sync.WaitGroup
	var bound atomic.Int64
	for n := range 8 {
		all.Go(func() {
			who, err := p.Store.Bind(ctx, "https://provider.example.org", strconv.Itoa(n), "Eenmalig@Example.org")
			switch {
			case err == nil && who == id:
				bound.Add(1)
			case !errors.Is(err, access.ErrNoPerson):
				t.Errorf("%s, %v", who, err)
			}
		})
	}
	all.Wait()
	if bound.Load() != 1 {
		t.Errorf("%d are the same person", bound.Load())
	}
	var noted int
	p.Database.Scan(t, &noted, `select count(*) from change_of_people where what = 'signed_in_first' and person = $1`, id)
	if noted != 1 {
		t.Errorf("%d changes", noted)
	}
}
