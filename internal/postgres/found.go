// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Number gives the next number of a call out under the lock of its counter, with the version that is the newest under it. The lock is
// taken as late as can be: whoever starts a dossier under the call waits for it. record.ErrNoCall when there is none.
func (t *Tx) Number(ctx context.Context, code string) (number string, rules call.Call, err error) {
	var last, version int
	err = t.pg.QueryRow(ctx, `update call_counter set last = last + 1 where call = $1 returning last, version, clock()`,
		code).Scan(&last, &version, &t.now)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", rules, record.ErrNoCall
	}
	if err != nil {
		return "", rules, fmt.Errorf("counter: %w", err)
	}
	rules, err = t.calls.version(ctx, t.pg, code, version)
	return fmt.Sprintf("%s-%04d", code, last), rules, err
}

// Found makes a new dossier with its first content, drafted by somebody. Nobody else sees it yet, so it is as good as locked.
// record.ErrNoHub refuses what the founding names.
func (t *Tx) Found(ctx context.Context, number string, rules call.Call, f record.Founding, by access.Person,
	c application.Content) (err error) {
	t.bound, t.last = nil, nil
	t.dossier = record.Dossier{Number: number, Company: f.Company, Title: f.Title}
	body := c.JSON()
	_, says := t.saying(c)
	t.dossier, err = scanDossier(t.pg.QueryRow(ctx, `with founded as (insert into dossier (number, call, call_version, hub, company, example, content, title, words, partners, applicant, by_title, by_company)
			values ($1, $2, $3, $4, $5, $6, 1, $11, $12, $13, $14, $15, $16) returning *),
		saved as (insert into content (dossier, version, body, person, saved_at, hash, membership) values ($1, 1, $8, $7, $10, $9, $17)),
		drafted as (insert into drafter (dossier, person) select $1, unnest($18::text[]))
		select `+dossierColumns+` from founded d`, append(append([]any{number, f.Call, rules.Version, f.Hub, f.Company, f.Example, by.ID, body, hashOf(body), t.now}, says...), by.Acts(), by.Hands())...))
	if state(err) == "23503" {
		return record.ErrNoHub
	}
	return err
}

func scanCall(r pgx.Row) (call.Call, error) {
	var body []byte
	if err := r.Scan(&body); errors.Is(err, pgx.ErrNoRows) {
		return call.Call{}, record.ErrNoCall
	} else if err != nil {
		return call.Call{}, fmt.Errorf("call: %w", err)
	}
	return call.Decode(body)
}

// Newest is the newest version of a call and the clock, under the lock of the call's counter. record.ErrNoCall when there is none.
func (t *Tx) Newest(ctx context.Context, code string) (c call.Call, now time.Time, err error) {
	var version int
	err = t.pg.QueryRow(ctx, `select c.version, clock() from (select version from call_counter where call = $1 for update) c`,
		code).Scan(&version, &now)
	if errors.Is(err, pgx.ErrNoRows) {
		return c, now, record.ErrNoCall
	}
	if err != nil {
		return c, now, fmt.Errorf("counter: %w", err)
	}
	c, err = t.calls.version(ctx, t.pg, code, version)
	return c, now, err
}

// Publish stores a version of a call, with who made it, and why.
func (t *Tx) Publish(ctx context.Context, c call.Call, by record.Publication) error {
	return publish(ctx, t.pg, c, by)
}

// Amendable locks the dossiers of a call that are not submitted yet, and those that wait for budget, except those that are known, in
// order of number: the order in which a decision takes them. It gives their numbers.
func (t *Tx) Amendable(ctx context.Context, code string, except []string) ([]string, error) {
	found, err := t.pg.Query(ctx, `select number from dossier where call = $1 and status = any($3)
		and not number = any($2) order by number for update`, code, append([]string{}, except...), dossier.Where(dossier.Status.Amendable))
	if err != nil {
		return nil, fmt.Errorf("drafts: %w", err)
	}
	return pgx.CollectRows(found, pgx.RowTo[string])
}
