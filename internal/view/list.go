// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// List is a page of the dossiers that the person may see.
func (s Sight) List(ctx context.Context, f record.Filter) (l contract.DossierList, next string, err error) {
	page, err := s.store.List(ctx, s.identity, f)
	l.Dossiers, l.Total, l.MoreThan = []contract.View{}, page.Total, page.More()
	for _, d := range page.Dossiers {
		l.Dossiers = append(l.Dossiers, s.summary(d))
	}
	return l, page.Next, err
}
