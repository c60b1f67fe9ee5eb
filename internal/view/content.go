// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Content is the newest version of the content that the person may see, with its number.
func (s Sight) Content(ctx context.Context, number string) (c application.Content, version int, err error) {
	d, err := s.Read(ctx, number)
	if err != nil {
		return c, 0, err
	}
	d.Content = d.Shown(s.reader(d), d.Read)
	c, err = s.from.Content(ctx, d)
	return c, d.Content, err
}

// Missing is what is wrong or lacking in content that the person has just saved.
func (s Sight) Missing(ctx context.Context, d record.Dossier, c application.Content) ([]contract.Missing, error) {
	compared, err := s.basis(ctx, d)
	if err != nil {
		return nil, err
	}
	return s.missing(ctx, d, c, compared)
}

// submitted is the content that was submitted last.
func (s Sight) submitted(ctx context.Context, d record.Dossier) (application.Content, error) {
	d.Content = d.State.Frozen.Version
	return s.from.Content(ctx, d)
}
