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
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// waiting is a program that waits for a person.
func waiting(t *testing.T, s *postgres.Store, scopes ...access.Scope) access.DeviceLogin {
	t.Helper()
	_, l := access.NewDeviceLogin("laptop van Els", scopes)
	ok(t, s.AddDeviceLogin(ctx, l))
	return l
}

// takes has the program come for its token.
func takes(s *postgres.Store, l access.DeviceLogin) (hash string, t access.Token, err error) {
	_, asked := access.Issue("", nil)
	t, err = s.TakeDevice(ctx, l.Hash, asked)
	return asked.Hash, t, err
}

func TestAProgramGetsItsTokenOnceSomebodyConfirmed(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	now := time.Now().Truncate(time.Second)
	p.Database.SetClock(t, now)
	l := waiting(t, p.Store, access.Read, access.Draft)
	seen, err := p.Store.DeviceLogin(ctx, l.Code)
	ok(t, err)
	if seen.Name != l.Name || !slices.Equal(seen.Scopes, l.Scopes) || seen.Expires.Sub(seen.Created) != access.DeviceLife || seen.Hash != "" {
		t.Errorf("%+v", seen)
	}
	if _, _, err := takes(p.Store, l); !errors.Is(err, access.ErrLoginWaits) {
		t.Errorf("first: %v", err)
	}
	if _, _, err := takes(p.Store, l); !errors.Is(err, access.ErrLoginSlow) {
		t.Errorf("at once again: %v", err)
	}
	p.Database.SetClock(t, now.Add(access.AskEvery))
	if _, _, err := takes(p.Store, l); !errors.Is(err, access.ErrLoginWaits) {
		t.Errorf("in time: %v", err)
	}
	els := p.People[dossier.HubStaff]
	ok(t, p.Store.ConfirmDevice(ctx, l.Code, access.Confirmer{Person: els.ID}))
	for name, err := range map[string]error{"confirm": p.Store.ConfirmDevice(ctx, l.Code, access.Confirmer{Person: p.People[dossier.Reviewer].ID, SteppedUp: true}),
		"refuse": p.Store.RefuseDevice(ctx, l.Code)} {
		if !errors.Is(err, access.ErrNoLogin) {
			t.Errorf("%s after it was confirmed: %v", name, err)
		}
	}
	hash, made, err := takes(p.Store, l)
	ok(t, err)
	if b, err := p.Store.Token(ctx, hash); err != nil || b.ID != els.ID || b.By.ID != made.ID || b.By.Name != l.Name ||
		!slices.Equal(b.By.Scopes, l.Scopes) || !b.By.Expires.Equal(now.Add(access.AskEvery+access.LoginLife)) || b.By.Demo {
		t.Errorf("%+v, %v", b, err)
	}
	if hash, _, err := takes(p.Store, l); !errors.Is(err, access.ErrNoLogin) {
		t.Errorf("%s is taken twice: %v", hash, err)
	}
}

func TestWhoLetsAProgramDecideSteppedUp(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	l, decider := waiting(t, p.Store, access.Read, access.Decide), p.People[dossier.Decider].ID
	if err := p.Store.ConfirmDevice(ctx, l.Code, access.Confirmer{Person: decider}); !errors.Is(err, access.ErrStepUp) {
		t.Errorf("without: %v", err)
	}
	if got := as(t, p.Database.App, "update dossierwerkt.device_login set confirmed_by = '"+decider+"', confirmed_at = now()"); got != "23514" {
		t.Errorf("the record lets it pass: %q", got)
	}
	ok(t, p.Store.ConfirmDevice(ctx, l.Code, access.Confirmer{Person: decider, SteppedUp: true}))
	hash, made, err := takes(p.Store, l)
	ok(t, err)
	if life := made.Expires.Sub(made.Created); life > access.DecideLife || life < access.DecideLife-time.Minute {
		t.Errorf("it decides for %v", life)
	}
	p.Database.SetClock(t, made.Expires)
	shut(t, p.Store, hash)
}

func TestALoginThatIsOver(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	els := p.People[dossier.HubStaff].ID
	refused, late, left := waiting(t, p.Store, access.Read), waiting(t, p.Store, access.Read), waiting(t, p.Store, access.Read)
	ok(t, p.Store.RefuseDevice(ctx, refused.Code))
	if _, _, err := takes(p.Store, refused); !errors.Is(err, access.ErrLoginRefused) {
		t.Errorf("refused: %v", err)
	}
	if err := p.Store.ConfirmDevice(ctx, refused.Code, access.Confirmer{Person: els, SteppedUp: true}); !errors.Is(err, access.ErrNoLogin) {
		t.Errorf("confirmed after it was refused: %v", err)
	}
	if err := p.Store.ConfirmDevice(ctx, late.Code, access.Confirmer{Person: "p_none", SteppedUp: true}); !errors.Is(err, access.ErrNoPerson) {
		t.Errorf("by nobody: %v", err)
	}
	ok(t, p.Store.ConfirmDevice(ctx, left.Code, access.Confirmer{Person: els}))
	p.Database.Exec(t, "update membership set until = greatest(clock(), since) where person = $1", els)
	if _, _, err := takes(p.Store, left); !errors.Is(err, access.ErrNoLogin) {
		t.Errorf("who confirmed it has left: %v", err)
	}
	if err := p.Store.ConfirmDevice(ctx, late.Code, access.Confirmer{Person: els}); !errors.Is(err, access.ErrLeft) {
		t.Errorf("by who left: %v", err)
	}
	p.Database.SetClock(t, time.Now().Add(access.DeviceLife+time.Second))
	if _, err := p.Store.DeviceLogin(ctx, late.Code); !errors.Is(err, access.ErrNoLogin) {
		t.Errorf("too late: %v", err)
	}
	if _, _, err := takes(p.Store, late); !errors.Is(err, access.ErrNoLogin) {
		t.Errorf("too late: %v", err)
	}
	waiting(t, p.Store, access.Read)
	if got := as(t, p.Database.App, "do $$ begin if (select count(*) from device_login) <> 1 then raise 'more'; end if; end $$"); got != "" {
		t.Errorf("logins that are over are kept: %q", got)
	}
}
