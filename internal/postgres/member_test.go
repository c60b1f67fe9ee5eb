// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"errors"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestWhoLeavesCannotComeBackWithAnOldToken: not even with another membership.
func TestWhoLeavesCannotComeBackWithAnOldToken(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	owner, err := postgres.OpenOwner(ctx, p.Database.Owner)
	ok(t, err)
	defer owner.Close()
	els, first := p.People[dossier.HubStaff], access.HashToken(p.Tokens[dossier.HubStaff])
	second, third := access.HashToken(access.NewToken()), access.HashToken(access.NewToken())
	fits := func(want bool, hashes ...string) {
		t.Helper()
		for _, hash := range hashes {
			if found, err := p.Store.Token(ctx, hash); want != (err == nil) || want && found.ID != els.ID || !want &&
				!errors.Is(err, record.ErrNoKey) {
				t.Errorf("the token fits %v, want %v: %v", err == nil, want, err)
			}
		}
	}
	ok(t, p.Store.AddToken(ctx, els.ID, second))
	fits(true, first, second)
	ok(t, owner.Replace(ctx, els.ID, third))
	fits(false, first, second)
	fits(true, third)
	leaves := func(id string) error {
		freed, err := owner.Leave(ctx, id)
		if len(freed) > 0 {
			t.Errorf("nobody had a place on a panel: %v", freed)
		}
		return err
	}
	ok(t, leaves(els.ID))
	ok(t, leaves(els.ID)) // again changes nothing
	fits(false, first, second, third)
	for _, err := range []error{p.Store.AddToken(ctx, els.ID, first+"x"), owner.Replace(ctx, els.ID, first+"x")} {
		if !errors.Is(err, access.ErrLeft) {
			t.Error(err)
		}
	}
	_, err = p.Store.Give(ctx, postgres.Giving{To: els.ID, What: access.Membership{Role: dossier.Reviewer, Hub: "kempen"}})
	ok(t, err)
	fits(false, first, second, third)
	ok(t, leaves(els.ID))
	for _, err := range []error{p.Store.AddToken(ctx, "p_nobody", first+"x"), owner.Replace(ctx, "p_nobody", first+"x"), leaves("p_nobody")} {
		if !errors.Is(err, access.ErrNoPerson) {
			t.Error(err)
		}
	}
	all, err := p.Store.Members(ctx)
	ok(t, err)
	for _, m := range all {
		if m.Active == (m.ID == els.ID) || !m.Mail || m.Email != "" || m.Until.IsZero() != (m.ID == els.ID) {
			t.Errorf("%+v", m)
		}
	}
	if len(all) != len(access.Demo())+1 {
		t.Errorf("%d people", len(all))
	}
}

// TestTheApplicationCannotRewriteWhoWasWhat: whoever takes it over can end a membership, as it does for those who may, but neither change
// nor take away what was, nor make a void token fit.
func TestTheApplicationCannotRewriteWhoWasWhat(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	for _, sql := range []string{"update membership set role = 'admin'", "delete from membership", "update membership set until = null",
		"update change_of_people set reason = 'x'", "delete from change_of_people", "update person set joined = id", "update token set expires_at = now()", "delete from token",
		"delete from person"} {
		if got := as(t, p.Database.App, sql); got != "42501" {
			t.Errorf("%q: %q", sql, got)
		}
	}
}
