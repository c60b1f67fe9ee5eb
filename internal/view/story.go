// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Story is a call as it stands, and how it came to be so.
type Story struct {
	contract.CallSummary
	Words      []string     // what the call means
	Granted    *money.Cents // so far; nil for who does not read figures
	Left       *money.Cents // of the budget; nil where there is none
	Extensions []Extension
	Versions   []Version // newest first
}

// Extension is a later deadline for a hub or a dossier.
type Extension struct {
	Hub, Name, Dossier string
	Deadline           time.Time
}

// Version is one of a call, and what it made different.
type Version struct {
	contract.Published
	Now, Before []string // what it says that the one before did not, and the other way round
}

// Story is that of a call, as far as the reader may know of the dossiers that it names; record.ErrNoCall.
func (s Sight) Story(ctx context.Context, code string) (t Story, err error) {
	versions, published, err := s.history(ctx, code)
	if err != nil {
		return t, err
	}
	said := make([][]string, len(versions))
	for i, c := range versions {
		said[i] = c.InWords(s.lang)
	}
	newest := versions[0]
	t.CallSummary, t.Words = brief(newest), said[0]
	for i, p := range published[:min(len(published), len(versions))] {
		v := Version{Published: p}
		if i+1 < len(said) { // the first line names the version
			v.Now, v.Before = lacking(said[i][1:], said[i+1]), lacking(said[i+1][1:], said[i])
		}
		t.Versions = append(t.Versions, v)
	}
	if err := s.extend(ctx, &t, newest); err != nil {
		return t, err
	}
	if s.identity.Holds(access.ReadFigures...) {
		return t, s.spend(ctx, &t, newest)
	}
	return t, nil
}

func (s Sight) extend(ctx context.Context, t *Story, c call.Call) error {
	if len(c.Extensions) == 0 {
		return nil
	}
	names, err := s.store.HubNames(ctx)
	for _, x := range c.Extensions {
		t.Extensions = append(t.Extensions, Extension{x.Hub, names[x.Hub], x.Dossier, x.Deadline})
	}
	return err
}

func (s Sight) spend(ctx context.Context, t *Story, c call.Call) error {
	granted, err := s.store.Granted(ctx, c.Code)
	t.Granted = &granted
	if err != nil || c.Budget == nil {
		return err
	}
	budget, err := c.Budget.Cents()
	left := budget - granted
	t.Left = &left
	return err
}

// lacking are the lines that others lack.
func lacking(lines, others []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return slices.Contains(others, l) })
}
