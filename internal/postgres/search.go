// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
	"github.com/jackc/pgx/v5"
)

// words are what something is found by: as it is searched, and a number also without what parts it for the eye.
func words(parts ...string) string {
	var all []string
	for _, part := range parts {
		folded := text.Fold(part)
		all = append(all, folded)
		if number := together(folded); number != folded && number != "" {
			all = append(all, number)
		}
	}
	return strings.Join(slices.DeleteFunc(all, func(w string) bool { return w == "" }), "\n")
}

// together is a number without what parts it, or "" for what is no number.
func together(s string) string {
	rest := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-/", r) {
			return -1
		}
		return r
	}, s)
	if rest == "" || strings.Trim(rest, "0123456789") != "" {
		return ""
	}
	return rest
}

// terms are the words of a search, each with the writings that it is found under. A company number is one, however it was typed.
func terms(query string) (all [][]string) {
	if number, err := identity.NormaliseCompanyNumber(query); err == nil {
		return [][]string{{together(number)}}
	}
	for _, word := range strings.Fields(text.Fold(query)) {
		writings := []string{word}
		if number := together(word); number != word && number != "" {
			writings = append(writings, number)
		}
		all = append(all, writings)
	}
	return all
}

// hit says whether something is found by a search.
func hit(words string, terms [][]string) bool {
	return !slices.ContainsFunc(terms, func(writings []string) bool {
		return !slices.ContainsFunc(writings, func(w string) bool { return strings.Contains(words, w) })
	})
}

// dossierWords are what a dossier is found by: its number and title, and who applies with whom.
func dossierWords(d record.Dossier, title string, c application.Content) string {
	parts := []string{d.Number, title, d.Company, c.Applicant.Name}
	for _, p := range c.Partners {
		parts = append(parts, p.Organisation.Name, p.Organisation.CompanyNumber)
	}
	return words(parts...)
}

// filter is the condition of a list, put together from what was asked: only that is in it, so that an index can serve it.
type filter struct {
	where string
	args  []any
}

// and adds a condition; each ? in it is the next argument.
func (f *filter) and(condition string, args ...any) {
	condition, f.args = fill(condition, f.args, args)
	f.where += " and " + condition
}

// search adds that every word of a search is found in the column words.
func (f *filter) search(query string) {
	for _, writings := range terms(query) {
		var either []string
		var patterns []any
		for _, w := range writings {
			either, patterns = append(either, "words like ?"), append(patterns, containing(w))
		}
		f.and("("+strings.Join(either, " or ")+")", patterns...)
	}
}

// containing is the pattern of texts that hold s as it is.
func containing(s string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s) + "%"
}

// trigrams makes the index of what is searched. It needs an extension that not every server has: without it a search reads every
// row and finds the same.
func trigrams(ctx context.Context, conn *pgx.Conn) error {
	var there, indexed bool
	err := conn.QueryRow(ctx, `select exists (select from pg_available_extensions where name = 'pg_trgm'), to_regclass('dossierwerkt.dossier_words') is not null`).Scan(&there, &indexed)
	if err != nil || indexed || !there {
		return err
	}
	for _, statement := range []string{`create extension if not exists pg_trgm`,
		`create index if not exists dossier_words on dossier using gin (words gin_trgm_ops)`} {
		if _, err := conn.Exec(ctx, statement); err != nil && state(err) != insufficientPrivilege {
			return fmt.Errorf("index of what is searched: %w", err)
		} else if err != nil {
			return nil // the owner may not add it: an administrator can, and the next migration makes the index
		}
	}
	return nil
}

// insufficientPrivilege is PostgreSQL's code.
const insufficientPrivilege = "42501"
