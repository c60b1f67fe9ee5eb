// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Opening is a call that takes dossiers now, with what it means in plain words.
type Opening struct {
	contract.CallSummary
	Words []string
}

// Openings are the calls in which a dossier can be started at an instant, those that close first at the front; the deadline is that of a
// hub, or of everybody for "".
func (s Sight) Openings(ctx context.Context, hub string, at time.Time) (all []Opening, err error) {
	found, err := s.store.Calls(ctx)
	for i := len(found) - 1; i >= 0; i-- { // the store has those that close last at the front
		c := forAll(found[i])
		if deadline := c.DeadlineOf(hub, ""); !at.Before(c.Opens) && at.Before(deadline) {
			opening := Opening{brief(c), c.InWords(s.lang)}
			opening.Deadline = deadline
			all = append(all, opening)
		}
	}
	return all, err
}

// Company is what the registry knows of a company number, with who said so and when; nil where it knows nothing.
func (s Sight) Company(ctx context.Context, number string) (*contract.OrganisationVersion, error) {
	found, err := s.Organisations(ctx, number)
	if err != nil {
		return nil, err
	}
	for _, o := range found.Organisations {
		if o.Number != number {
			continue
		}
		known := &contract.OrganisationVersion{Organisation: o}
		versions, err := s.store.OrganisationVersions(ctx, o.Code)
		if n := len(versions); n > 0 {
			known.Version, known.At, known.By = versions[n-1].Number, versions[n-1].At, s.hand(versions[n-1].By)
		}
		return known, err
	}
	return nil, nil
}
