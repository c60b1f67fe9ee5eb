// SPDX-License-Identifier: EUPL-1.2

package rival

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/letter"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

//go:embed schema.sql
var schema string

// store is what a rival keeps, by bare pgx: one transaction for each step, its inserts in one batch.
type store struct{ pool *pgxpool.Pool }

// connections are as many as the product has.
const connections = 20

func open(ctx context.Context, url string) (*store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.MaxConns = connections
	config.ConnConfig.RuntimeParams["search_path"] = "rival"
	pool, err := pgxpool.NewWithConfig(ctx, config)
	return &store{pool}, err
}

func makeSchema(ctx context.Context, owner string) error {
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, schema)
	return err
}

// founding is the body of a start.
type founding struct {
	Call    string `json:"call"`
	Hub     string `json:"hub"`
	Company string `json:"company_number"`
	Title   string `json:"title"`
}

// found makes a dossier with its first event.
func (s *store) found(ctx context.Context, key string, f founding) (number string, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, `insert into dossier select $1 || '-' || nextval('numbers'), $1, $2, $3, $4, 'start', 1, 1 returning number`,
			f.Call, f.Hub, f.Company, f.Title).Scan(&number); err != nil {
			return err
		}
		var b pgx.Batch
		b.Queue(`insert into content (dossier, version, body) values ($1, 1, '{}')`, number)
		b.Queue(`insert into event (dossier, seq, type, body) values ($1, 1, 'start', $2)`, number, f)
		b.Queue(`insert into inbox (key, dossier, command, body, outcome) values ($1, $2, 'start', $3, '{"status":"done"}')`, key, number, f)
		b.Queue(`insert into notice (dossier, seq, person) values ($1, 1, 'company')`, number)
		return tx.SendBatch(ctx, &b).Close()
	})
	return number, err
}

// save stores the next version of the content.
func (s *store) save(ctx context.Context, number string, body []byte) (version int, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, `update dossier set content = content + 1 where number = $1 returning content`, number).Scan(&version)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `insert into content (dossier, version, body) values ($1, $2, $3)`, number, version, body)
		return err
	})
	return version, err
}

// Step is a command that was given: what a run is told.
type Step struct{ Key, Dossier, Command, Reasons string }

// status is where a dossier stands.
func (s *store) status(ctx context.Context, number string) (state string, seq int64, err error) {
	err = s.pool.QueryRow(ctx, `select state, seq from dossier where number = $1`, number).Scan(&state, &seq)
	return state, seq, err
}

// printed is a document that comes with a step.
type printed struct {
	kind  string
	bytes []byte
}

// write puts a step on record, in one transaction, once: the key is the guard. print is asked under the lock of the dossier.
func (s *store) write(ctx context.Context, step Step, print func(context.Context, pgx.Tx) (*printed, error)) (seq int64, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		var done bool
		if err := tx.QueryRow(ctx, `select seq, exists (select from inbox where key = $2) from dossier where number = $1 for update`,
			step.Dossier, step.Key).Scan(&seq, &done); err != nil || done {
			return err
		}
		seq++
		document, err := print(ctx, tx)
		if err != nil {
			return err
		}
		var b pgx.Batch
		b.Queue(`insert into inbox (key, dossier, command, body, outcome) values ($1, $2, $3, $4, '{"status":"done"}')`,
			step.Key, step.Dossier, step.Command, step)
		b.Queue(`insert into event (dossier, seq, type, body) values ($1, $2, $3, $4)`, step.Dossier, seq, step.Command, step)
		if document != nil {
			sum := sha256.Sum256(document.bytes)
			b.Queue(`insert into document (dossier, seq, kind, sha256, bytes) values ($1, $2, $3, $4, $5)`,
				step.Dossier, seq, document.kind, hex.EncodeToString(sum[:]), document.bytes)
		}
		b.Queue(`update dossier set state = $2, seq = $3 where number = $1`, step.Dossier, step.Command, seq)
		b.Queue(`insert into notice (dossier, seq, person) values ($1, $2, 'hub'), ($1, $2, 'company')`, step.Dossier, seq)
		return tx.SendBatch(ctx, &b).Close()
	})
	return seq, err
}

// nothing is the document of a step that has none.
func nothing(context.Context, pgx.Tx) (*printed, error) { return nil, nil }

// kinds are the commands that come with a document, as in the product.
var kinds = map[string]string{"submit": record.ApplicationSheet, "decide": record.DecisionSheet}

// querier is a pool or a transaction.
type querier interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// document prints what a step comes with, by the product's own press.
func document(ctx context.Context, q querier, step Step) (*printed, error) {
	kind := kinds[step.Command]
	sheet := record.Sheet{Kind: kind, Number: step.Dossier, At: time.Now().UTC(), StateLabel: "ingediend", CallName: "Circulair werk(t)!",
		HubNames: map[string]string{"kempen": "Sociaal-circulaire Hub Kempen", "gent": "Sociaal-circulaire Hub Gent"}}
	var raw []byte
	err := q.QueryRow(ctx, `select d.call, d.hub, d.company, d.title, c.version, c.body from dossier d
		join content c on c.dossier = d.number and c.version = d.content where d.number = $1`,
		step.Dossier).Scan(&sheet.Call, &sheet.Hub, &sheet.CompanyNumber, &sheet.Title, &sheet.Version, &raw)
	if err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	var content application.Content
	if err := json.Unmarshal(raw, &content); err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	sum := sha256.Sum256(raw)
	sheet.Content, sheet.Company, sheet.ContentHash = content, content.Applicant.Name, hex.EncodeToString(sum[:])
	if kind == record.DecisionSheet {
		sheet.Outcome, sheet.StateLabel, sheet.DecidedBy, sheet.Reasons = "approved", "goedgekeurd", "Marijke Voorbeeld", step.Reasons
		sheet.Asked, sheet.Granted = content.Asked(), content.Asked()
	}
	bytes, err := letter.Press{}.Print(sheet)
	return &printed{kind, bytes}, err
}
