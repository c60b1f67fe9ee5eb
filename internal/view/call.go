// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Calls are the calls, for everybody.
func (s Sight) Calls(ctx context.Context) ([]contract.CallSummary, error) {
	found, err := s.store.Calls(ctx)
	all := []contract.CallSummary{}
	for _, c := range found {
		all = append(all, brief(c))
	}
	return all, err
}

// brief is a call as a list shows it.
func brief(c call.Call) contract.CallSummary {
	return contract.CallSummary{Code: c.Code, Name: c.Name, Version: c.Version, Opens: c.Opens, Deadline: c.Deadline, Budget: c.Budget}
}

// Call is a version of a call, the newest when version is 0; ErrNoVersion or ErrNoCall where there is none. What the call has granted is
// of today, whatever version is asked.
func (s Sight) Call(ctx context.Context, code string, version int) (v contract.CallView, err error) {
	versions, published, err := s.history(ctx, code)
	if err != nil {
		return v, err
	}
	i := 0
	if version > 0 {
		if i = slices.IndexFunc(versions, func(c call.Call) bool { return c.Version == version }); i < 0 {
			return v, record.ErrNoVersion
		}
	}
	granted, err := s.store.Granted(ctx, code)
	if err != nil {
		return v, err
	}
	v = Rules(versions[i], s.lang)
	v.Published, v.Granted, v.Versions = published, granted.Euro(), nil
	for _, c := range versions {
		v.Versions = append(v.Versions, c.Version)
	}
	return v, nil
}

// history are the versions of a call and how each was published, the newest first, as the reader may know them; record.ErrNoCall.
func (s Sight) history(ctx context.Context, code string) (versions []call.Call, published []contract.Published, err error) {
	if versions, err = s.store.Versions(ctx, code); err == nil && len(versions) == 0 {
		err = record.ErrNoCall
	}
	if err != nil {
		return nil, nil, err
	}
	if published, err = s.store.Published(ctx, code); err != nil || s.identity.Holds(access.ReadFigures...) {
		return versions, published, err
	}
	for i, c := range versions {
		versions[i] = forAll(c)
	}
	for i := range published {
		published[i].Touched, published[i].Reasons = nil, "" // which may be about one dossier
	}
	return versions, published, nil
}

// forAll is a call as everybody reads it: without what it says of single dossiers, which are not everybody's to know of.
func forAll(c call.Call) call.Call {
	c.Extensions = slices.DeleteFunc(slices.Clone(c.Extensions), func(x call.Extension) bool { return x.Dossier != "" })
	return c
}

// Rules are the rules of a call and what they mean, before anything was granted.
func Rules(c call.Call, lang string) contract.CallView {
	return contract.CallView{Rules: c.JSON(), Hash: c.Hash(), Words: c.InWords(lang), Versions: []int{c.Version},
		Granted: money.Cents(0).Euro()}
}
