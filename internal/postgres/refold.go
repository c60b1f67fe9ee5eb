// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// atOnce is how many dossiers are made anew in one transaction.
const atOnce = 50

// Refold makes the read model and the accounts of aid anew where another version wrote them, as this program tells them, and what
// counters and searches need where an older one did not keep it. What happened is left as it is: only what is told of it changes. What was
// never handed in counts for nothing, also where it did. It goes in parts, each a transaction, and goes on where it was stopped; who reads,
// reads on, and who would write is told to try again.
func Refold(ctx context.Context, ownerURL string) error {
	return asOwner(ctx, ownerURL, func(conn *pgx.Conn) error {
		for whole := false; !whole; {
			err := pgx.BeginFunc(ctx, conn, func(pg pgx.Tx) (err error) {
				whole, err = refoldPart(ctx, pg)
				return err
			})
			if err != nil {
				return fmt.Errorf("read model: %w", err)
			}
		}
		if err := putRight(ctx, conn); err != nil {
			return fmt.Errorf("counters: %w", err)
		}
		return listable(ctx, conn)
	})
}

// refoldPart makes the next dossiers anew, and says whether all are.
func refoldPart(ctx context.Context, pg pgx.Tx) (whole bool, err error) {
	var version int
	var done string
	if err := pg.QueryRow(ctx, `select version, case when target = $1 then done else '' end from fold`,
		dossier.FoldVersion).Scan(&version, &done); err != nil || version == dossier.FoldVersion {
		return true, err
	}
	found, err := pg.Query(ctx, `select number from dossier where seq > 0 and number > $1 order by number limit $2`, done, atOnce)
	if err != nil {
		return false, fmt.Errorf("dossiers: %w", err)
	}
	numbers, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		return false, fmt.Errorf("dossiers: %w", err)
	}
	for _, number := range numbers {
		if err := refoldOne(ctx, pg, number); err != nil {
			return false, fmt.Errorf("%s: %w", number, err)
		}
		done = number
	}
	if len(numbers) > 0 {
		_, err = pg.Exec(ctx, `update fold set target = $1, done = $2`, dossier.FoldVersion, done)
		return false, err
	}
	_, err = pg.Exec(ctx, `update fold set version = $1, done = ''`, dossier.FoldVersion)
	return true, err
}

func refoldOne(ctx context.Context, pg pgx.Tx, number string) error {
	t := &Tx{pg: pg, calls: new(calls)}
	var err error
	if t.dossier, err = scanDossier(pg.QueryRow(ctx, selectDossier+` where number = $1`, number)); err != nil {
		return err
	}
	events, err := t.Events(ctx, 0)
	if err != nil {
		return err
	}
	if err := t.reaccount(ctx, events); err != nil {
		return err
	}
	s := dossier.FoldAll(events)
	same, err := s.Same(t.dossier.State)
	if err != nil {
		return err
	}
	settled := s.Status.Final() || slices.Contains([]dossier.Status{dossier.Submitted, dossier.InAssessment, dossier.Reserve}, s.Status)
	var counts *record.Counted
	if f := s.Frozen; f != nil && settled && t.dossier.Content != f.Version {
		c, _, err := frozen(ctx, pg, number, f.Hash)
		if err != nil {
			return err
		}
		counts = &record.Counted{Frozen: *f, Content: c}
	}
	if same && counts == nil {
		return nil
	}
	if err := t.Lock(ctx, number); err != nil {
		return err
	}
	w := &writing{}
	if err := t.project(w, s, counts); err != nil {
		return err
	}
	return t.send(ctx, w)
}

// reaccount makes the accounts of aid anew from the events and what they froze.
func (t *Tx) reaccount(ctx context.Context, events []dossier.Event) error {
	for _, table := range []string{"award", "aid_list", "struck"} {
		if _, err := t.pg.Exec(ctx, `delete from `+pgx.Identifier{table}.Sanitize()+` where dossier = $1`, t.dossier.Number); err != nil {
			return fmt.Errorf("account of aid: %w", err)
		}
	}
	var s dossier.State
	for _, e := range events {
		if s = dossier.Fold(s, e); s.Frozen == nil || !record.ConcernsAid(e.Type) {
			continue
		}
		c, _, err := frozen(ctx, t.pg, t.dossier.Number, s.Frozen.Hash)
		if err != nil {
			return err
		}
		w := &writing{}
		if err := t.account(w, e, record.AidOf(s, e, c)); err != nil {
			return err
		}
		if err := t.send(ctx, w); err != nil {
			return fmt.Errorf("account of aid: %w", err)
		}
	}
	return nil
}
