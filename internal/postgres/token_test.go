// SPDX-License-Identifier: EUPL-1.2

package postgres_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// opens is what a token is, as long as it opens.
func opens(t *testing.T, s *postgres.Store, hash string) access.Token {
	t.Helper()
	b, err := s.Token(ctx, hash)
	ok(t, err)
	return b.By
}

// shut says that a token opens nothing.
func shut(t *testing.T, s *postgres.Store, hash string) {
	t.Helper()
	if _, err := s.Token(ctx, hash); !errors.Is(err, record.ErrNoKey) {
		t.Errorf("the token still opens: %v", err)
	}
}

func TestWhatAnOperatorHandsOutDecidesForADayOnly(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	usual, deciding := access.HashToken(access.NewToken()), access.HashToken(access.NewToken())
	who := p.People[dossier.Decider].ID
	ok(t, p.Store.AddToken(ctx, who, usual))
	ok(t, p.Store.AddToken(ctx, who, deciding, access.Decide))
	if got := opens(t, p.Store, usual); got.Demo || !slices.Equal(got.Scopes, access.Usual) || got.Expires.Sub(got.Created) != access.TokenLife {
		t.Errorf("%+v", got)
	}
	if got := opens(t, p.Store, deciding); got.Demo || !got.May(access.Decide) || got.Expires.Sub(got.Created) != access.DecideLife {
		t.Errorf("%+v", got)
	}
	if got := opens(t, p.Store, access.HashToken(p.Tokens[dossier.Decider])); !got.Demo || !slices.Equal(got.Scopes, access.Scopes) {
		t.Errorf("of the demonstration: %+v", got)
	}
	p.Database.SetClock(t, time.Now().Add(access.DecideLife+time.Second))
	shut(t, p.Store, deciding)
	opens(t, p.Store, usual)
}

// TestTheRecordHoldsTokensToTheirBounds by itself, whatever a program says.
func TestTheRecordHoldsTokensToTheirBounds(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	ok(t, p.Store.AddToken(ctx, p.People[dossier.Decider].ID, "usual"))
	for _, c := range []struct{ sql, want string }{ // in this order: what is ended stays so
		{"update dossierwerkt.token set scopes = '{decide}' where hash = 'usual'", "23514"},
		{"update dossierwerkt.token set scopes = '{everything}' where hash = 'usual'", "23514"},
		{"update dossierwerkt.token set ended_at = now() where hash = 'usual'", ""},
		{"update dossierwerkt.token set ended_at = null where hash = 'usual'", "23000"},
		{"update dossierwerkt.token set person = 'x', created_at = now(), expires_at = 'infinity'", "42501"},
	} {
		if got := as(t, p.Database.App, c.sql); got != c.want {
			t.Errorf("%q: %q", c.sql, got)
		}
	}
}

func TestATokenMakesNoneThatMayMoreOrLastsLonger(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	owner, first := p.People[dossier.HubStaff].ID, "first"
	ok(t, p.Store.AddToken(ctx, owner, first))
	by := opens(t, p.Store, first)
	secret, asked := access.Issue("nacht", []access.Scope{access.Read, access.Draft})
	made, err := p.Store.MakeToken(ctx, by.ID, asked, 24*time.Hour)
	ok(t, err)
	kept := opens(t, p.Store, access.HashToken(secret))
	if kept.ID != made.ID || kept.Name != "nacht" || kept.Prefix != secret[:8] || kept.Demo || !slices.Equal(kept.Scopes, asked.Scopes) ||
		kept.Expires.Sub(kept.Created) != 24*time.Hour || !kept.Used.IsZero() {
		t.Errorf("%+v", kept)
	}
	_, long := access.Issue("lang", []access.Scope{access.Read})
	if made, err = p.Store.MakeToken(ctx, made.ID, long, access.TokenLife); err != nil || !made.Expires.Equal(kept.Expires) {
		t.Errorf("it outlives who made it: %+v, %v", made, err)
	}
	_, more := access.Issue("meer", []access.Scope{access.Read, access.Manage})
	_, decide := access.Issue("beslis", []access.Scope{access.Decide})
	for by, t2 := range map[string]access.Token{kept.ID: more, opens(t, p.Store, first).ID: decide, "tk_none": long} {
		if _, err := p.Store.MakeToken(ctx, by, t2, time.Hour); !errors.Is(err, record.ErrNoKey) {
			t.Errorf("%s: %v", t2.Name, err)
		}
	}
	_, invented := access.Issue("demo", access.Usual)
	demo := opens(t, p.Store, access.HashToken(p.Tokens[dossier.HubStaff]))
	if made, err = p.Store.MakeToken(ctx, demo.ID, invented, time.Hour); err != nil || !made.Demo {
		t.Errorf("what the demonstration makes is no part of it: %+v, %v", made, err)
	}
}

func TestWhoEndsATokenEndsTheirOwn(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	els, bart := p.People[dossier.HubStaff].ID, p.People[dossier.Reviewer].ID
	ok(t, p.Store.AddToken(ctx, els, "one"))
	ok(t, p.Store.AddToken(ctx, els, "two"))
	one := opens(t, p.Store, "one").ID
	for _, who := range []string{bart, "p_none"} {
		if err := p.Store.EndToken(ctx, who, one); !errors.Is(err, record.ErrNoToken) {
			t.Errorf("%s: %v", who, err)
		}
	}
	opens(t, p.Store, "one")
	ok(t, p.Store.EndToken(ctx, els, one))
	shut(t, p.Store, "one")
	if err := p.Store.EndToken(ctx, els, one); !errors.Is(err, record.ErrNoToken) {
		t.Errorf("twice: %v", err)
	}
	opens(t, p.Store, "two")
	listed, err := p.Store.Tokens(ctx, els)
	ok(t, err)
	if len(listed) != 2 || listed[0].ID != opens(t, p.Store, "two").ID || listed[0].Name != "" {
		t.Errorf("%+v", listed)
	}
	ok(t, p.Store.UsedTokens(ctx, []string{listed[0].ID}))
	if used := opens(t, p.Store, "two").Used; time.Since(used) > time.Minute {
		t.Errorf("used at %v", used)
	}
}
