// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

//go:embed grow.sql
var growth string

//go:embed kept.sql
var kept string

// copiesAtOnce is how many copies of the base are made in one transaction.
const copiesAtOnce = 100

// grow copies the dossiers that are there until there are so many. With open only those that are not final are copied, each time, and
// their runs are still to be opened; without, they are taken for open.
func (s *side) grow(ctx context.Context, until int, open bool) error {
	url, err := s.database(superuser)
	if err != nil {
		return err
	}
	return growOn(ctx, url, until, open)
}

func growOn(ctx context.Context, url string, until int, open bool) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	// many statements in one text; nothing that comes from outside is in it
	run := func(sql string) error { return conn.PgConn().Exec(ctx, sql).Close() }
	if err := run(`set search_path = dossierwerkt; create temp table base as select number, call, company, unfinished as open
		from dossier, lateral (select status in
			('drafting', 'in_review', 'endorsed', 'submitted', 'awaiting_supplement', 'in_assessment', 'reserve') as unfinished) w
		where seq > 0 and (unfinished or not ` + strconv.FormatBool(open) + `)`); err != nil {
		return fmt.Errorf("base: %w", err)
	}
	if open { // each is copied every time
		if err := run(`update pg_temp.base set open = false`); err != nil {
			return err
		}
	}
	for from := 0; ; from += copiesAtOnce {
		var there, each int
		err := conn.QueryRow(ctx, `select (select count(*) from dossier), (select count(*) from pg_temp.base where not open)`).Scan(&there, &each)
		if err != nil {
			return err
		}
		missing := until - there
		if each == 0 {
			return errors.New("there is nothing to copy")
		}
		if missing <= each/2 {
			break
		}
		last := from + min(copiesAtOnce, (missing+each/2)/each) - 1
		if err := run(strings.NewReplacer("$from", strconv.Itoa(from), "$until", strconv.Itoa(last), "$opened", strconv.FormatBool(!open)).Replace(growth)); err != nil {
			return fmt.Errorf("grow: %w", err)
		}
		if last < from+copiesAtOnce-1 {
			break
		}
	}
	if err := run(kept); err != nil {
		return fmt.Errorf("grow: %w", err)
	}
	if err := run(`vacuum (analyze)`); err != nil {
		return err
	}
	return run(`checkpoint`)
}

// drained waits until no notice is queued any more, so that none is copied.
func (s *side) drained(ctx context.Context) error {
	url, err := s.database("")
	if err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	for {
		var queued int
		if err := conn.QueryRow(ctx, `select count(*) from dossierwerkt.outbox where state = 'queued'`).Scan(&queued); err != nil || queued == 0 {
			return err
		}
		if err := wait(ctx, 200*time.Millisecond); err != nil {
			return err
		}
	}
}
