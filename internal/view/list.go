// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"cmp"
	"context"
	"errors"
	"iter"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Row is a dossier in a list, with its place there.
type Row struct {
	contract.View
	Key  string       // After of a page that begins behind it
	Task dossier.Verb // what it waits for the reader to do; ""
	Role string       // as what they do that, or look at it, in words; "" for who holds one membership
	Half bool         // the reader's sheet is begun
	Why  string       // in one clause: on what it waits
}

// List is a page of the dossiers that the person may see.
func (s Sight) List(ctx context.Context, f record.Filter) (l contract.DossierList, next string, err error) {
	if f, err = s.dated(ctx, f); err != nil {
		return l, "", err
	}
	page, err := s.store.List(ctx, s.identity, f)
	if errors.Is(err, postgres.ErrPlace) {
		return l, "", Invalid("/cursor")
	}
	l.Dossiers, l.Total, l.MoreThan = []contract.View{}, page.Total, page.More()
	for _, d := range page.Dossiers {
		l.Dossiers = append(l.Dossiers, s.summary(d))
	}
	return l, page.Next, err
}

// dated is a filter that counts days from now.
func (s Sight) dated(ctx context.Context, f record.Filter) (record.Filter, error) {
	if !f.Now.IsZero() || f.Within == nil && f.Beyond == nil && f.Stayed == 0 {
		return f, nil
	}
	var err error
	f.Now, err = s.store.Now(ctx)
	return f, err
}

// Rows are a page of a list, as its reader works on it. Total is not counted.
func (s Sight) Rows(ctx context.Context, f record.Filter) (all []Row, next string, err error) {
	page, err := s.store.Part(ctx, s.identity, f)
	return s.rows(page), page.Next, err
}

// Listed is Rows with the size of the list: at most record.MostCounted + 1, which means more.
func (s Sight) Listed(ctx context.Context, f record.Filter) (all []Row, total int, next string, err error) {
	page, err := s.store.List(ctx, s.identity, f)
	return s.rows(page), page.Total, page.Next, err
}

// Every gives the rows of a list from its beginning, most at most, in parts.
func (s Sight) Every(ctx context.Context, f record.Filter, most int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for f.Limit = part; most > 0; {
			f.Limit = min(f.Limit, most)
			page, err := s.store.Part(ctx, s.identity, f)
			if err != nil {
				yield(Row{}, err)
				return
			}
			for _, r := range s.rows(page) {
				if !yield(r, nil) {
					return
				}
			}
			if most -= len(page.Dossiers); page.Next == "" {
				return
			}
			f.After = page.Next
		}
	}
}

// part is how many rows are read at once of a list that is read whole.
const part = 500

// Counts are how many dossiers lists would have that are narrowed otherwise, in the order of the facets and their values.
func (s Sight) Counts(ctx context.Context, facets []record.Facet) ([][]int, error) {
	return s.store.Counts(ctx, s.identity, facets)
}

// Choices are what a list can be narrowed by.
func (s Sight) Choices(ctx context.Context) ([]record.Choice, error) {
	return s.store.Choices(ctx, s.identity)
}

// Neighbours says where a dossier stands in a list; at is the place that the list gave it, or "".
func (s Sight) Neighbours(ctx context.Context, f record.Filter, number, at string) (record.Neighbours, error) {
	return s.store.Neighbours(ctx, s.identity, f, number, at)
}

func (s Sight) rows(page record.Page) (all []Row) {
	for n, d := range page.Dossiers {
		r := Row{View: s.summary(d), Key: page.Keys[n]}
		for _, p := range s.identity.People {
			a := d.Actor(p)
			task := d.State.Task(a, d.Read)
			if task == "" || r.Task != "" {
				continue
			}
			r.Task, r.Half = task, d.State.Half(a)
			r.Role = s.called(p)
		}
		r.Why = s.why(d, r.Task != "")
		if r.Role == "" {
			r.Role = s.called(s.reader(d))
		}
		all = append(all, r)
	}
	return all
}

// called says in words as what somebody looks at a dossier, for who holds several memberships.
func (s Sight) called(p access.Person) string {
	if len(s.identity.People) < 2 {
		return ""
	}
	name := p.Role.Label(s.lang)
	if of := cmp.Or(p.Hub, p.Company); of != "" {
		name += " (" + of + ")"
	}
	return name
}
