// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
	"github.com/jackc/pgx/v5"
)

// awaited are the roles that must act, and the people where nobody else of the role can.
func awaited(s dossier.State) []string {
	all := []string{}
	for _, p := range s.Waits {
		all = append(all, string(p.Role))
		if p.Person != "" {
			all = append(all, p.Person)
		}
	}
	return all
}

// pressing is when the term ends that presses most; nil where there is none.
func pressing(s dossier.State) *time.Time {
	if d := s.Pressing(); d != nil {
		return &d.At
	}
	return nil
}

// asked are the cents that are asked by what is frozen; -1 where nothing is.
func asked(s dossier.State) int64 {
	if s.Frozen == nil {
		return -1
	}
	return int64(s.Frozen.Asked)
}

// mostInOrder is how many characters of a text put it in its place: what begins so far alike is in order of number.
const mostInOrder = 100

// inOrder is a text as it is put in order, whatever its capitals and accents.
func inOrder(s string) string {
	folded := []rune(text.Fold(s))
	return string(folded[:min(len(folded), mostInOrder)])
}

// listable writes what dossiers are found and put in order by where an older program wrote none.
func listable(ctx context.Context, conn *pgx.Conn) error {
	found, err := conn.Query(ctx, `select number from dossier where applicant is null order by number`)
	if err != nil {
		return fmt.Errorf("dossiers: %w", err)
	}
	numbers, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("dossiers: %w", err)
	}
	for _, number := range numbers {
		if err := list(ctx, conn, number); err != nil {
			return fmt.Errorf("%s: %w", number, err)
		}
	}
	return nil
}

// list writes it of one, unless somebody did meanwhile.
func list(ctx context.Context, conn *pgx.Conn, number string) error {
	d, err := scanDossier(conn.QueryRow(ctx, selectDossier+` where number = $1`, number))
	if err != nil {
		return err
	}
	shown := d.Content
	if f := d.State.Frozen; f != nil {
		shown = f.Version
	}
	c, _, err := content(ctx, conn, number, shown)
	if err != nil {
		return err
	}
	name, s := c.Applicant.Name, d.State
	_, err = conn.Exec(ctx, `update dossier set words = $2, applicant = $3, by_title = $4, by_company = $5,
			waits = case when seq = $10 then $6 else waits end, declared = case when seq = $10 then $7 else declared end,
			term_at = case when seq = $10 then coalesce($8, 'infinity'::timestamptz) else term_at end, asked = case when seq = $10 then $9 else asked end
		where number = $1 and applicant is null`,
		number, dossierWords(d, d.Title, c), name, inOrder(d.Title), inOrder(name), awaited(s), s.Declared(), pressing(s), asked(s), s.Seq)
	return err
}
