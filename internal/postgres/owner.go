// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Owner is the record as the owner of the schema: for the few things that the application's role may not do, so that whoever
// takes the application over cannot do them either.
type Owner struct{ store *Store }

// OpenOwner connects as the owner of the schema.
func OpenOwner(ctx context.Context, url string) (*Owner, error) {
	s, err := Open(ctx, url, 1)
	if err != nil {
		return nil, err
	}
	return &Owner{s}, nil
}

// Close returns every connection.
func (o *Owner) Close() { o.store.Close() }

// Leave has a person leave: every membership ends, and every token is void for good. Who left before stays so. The dossiers are returned
// where a place on a panel falls free, as of Store.End. access.ErrNoPerson when there is nobody.
func (o *Owner) Leave(ctx context.Context, person string) (freed []string, err error) {
	err = o.store.transact(ctx, func(pg pgx.Tx) error {
		if err := there(ctx, pg, person); err != nil {
			return err
		}
		held, err := rows(ctx, pg, scanPerson, selectPerson+` where p.id = $1 and (p.until is null or p.until > clock()) order by p.membership`, person)
		if err != nil {
			return fmt.Errorf("memberships: %w", err)
		}
		for _, p := range held {
			fell, err := end(ctx, pg, p, "", "")
			if err != nil {
				return err
			}
			freed = append(freed, fell...)
		}
		return void(ctx, pg, person)
	})
	return freed, err
}

// vacate puts into the inbox of each dossier on whose panel somebody is, and that still waits for them, that they are not any more.
func vacate(ctx context.Context, pg pgx.Tx, who access.Person) ([]string, error) {
	if who.Role != dossier.Assessor {
		return nil, nil
	}
	numbers, err := rows(ctx, pg, scanCode, `select number from dossier where $1 = any(panel)
		and not exists (select from inbox where dossier = number and command = 'leave-panel' and person = $1 and outcome is null) order by number`, who.ID)
	if err != nil {
		return nil, fmt.Errorf("panels: %w", err)
	}
	var freed []string
	for _, number := range numbers {
		t := &Tx{pg: pg}
		if err := t.Lock(ctx, number); err != nil {
			return nil, err
		}
		leave := dossier.Command{Name: dossier.LeavePanel}
		if dossier.Allow(t.dossier.State, leave, t.dossier.Actor(who), t.now) != nil {
			continue
		}
		row := record.Row{Key: access.NewID("k_"), Dossier: number, Person: who, Content: t.dossier.Content, Received: t.now,
			Command: leave}
		if err := t.Insert(ctx, row); err != nil {
			return nil, fmt.Errorf("%s: %w", number, err)
		}
		freed = append(freed, number)
	}
	return freed, nil
}

// Join says that two rows are one human, from now on for four eyes; what either did stays as it is on record. access.ErrNoPerson when
// one is not there.
func (o *Owner) Join(ctx context.Context, person, other string) error {
	return o.alias(ctx, PeopleJoined, other, person)
}

// Part takes back that a row was joined to another. access.ErrNoPerson when there is no such row.
func (o *Owner) Part(ctx context.Context, person string) error {
	return o.alias(ctx, PeopleParted, person, "")
}

func (o *Owner) alias(ctx context.Context, what, person, of string) error {
	return o.store.transact(ctx, func(pg pgx.Tx) error {
		tag, err := pg.Exec(ctx, `update person set joined = nullif($2, '') where id = $1 and $1 <> $2 and ($2 = '' or exists (select from person where id = $2))`, person, of)
		if err != nil {
			return fmt.Errorf("person: %w", err)
		}
		if tag.RowsAffected() == 0 {
			return access.ErrNoPerson
		}
		w := &writing{}
		change(w, what, "", person, "", of)
		return (&Tx{pg: pg}).send(ctx, w)
	})
}

// Unbind has the provider say no more who a person is: whoever it told of comes in no more as that person, and no session that began so
// stays. The next who comes with their mailbox is bound. access.ErrNoPerson when there is nobody, or no provider said it.
func (o *Owner) Unbind(ctx context.Context, person string) error {
	return o.store.transact(ctx, func(pg pgx.Tx) error {
		tag, err := pg.Exec(ctx, `update person set issuer = null, subject = null where id = $1 and issuer is not null`, person)
		switch {
		case err != nil:
			return fmt.Errorf("person: %w", err)
		case tag.RowsAffected() == 0:
			return access.ErrNoPerson
		}
		if _, err := endSessions(ctx, pg, `s.person = $1 and s.issuer is not null`, person); err != nil {
			return err
		}
		w := &writing{}
		change(w, PersonUnbound, "", person, "", "")
		return (&Tx{pg: pg}).send(ctx, w)
	})
}

// Replace voids every token of a person and gives them another, as AddToken does.
func (o *Owner) Replace(ctx context.Context, person, hash string, besides ...access.Scope) error {
	return o.store.transact(ctx, func(pg pgx.Tx) error {
		if err := active(ctx, pg, person); err != nil {
			return err
		}
		if err := void(ctx, pg, person); err != nil {
			return err
		}
		return addToken(ctx, pg, person, hash, besides)
	})
}

func void(ctx context.Context, pg pgx.Tx, person string) error {
	if _, err := pg.Exec(ctx, `update token set expires_at = clock() where person = $1 and expires_at > clock()`, person); err != nil {
		return fmt.Errorf("token: %w", err)
	}
	return nil
}
