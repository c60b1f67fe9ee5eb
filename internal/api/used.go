// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
)

// useEvery is how exactly it is known when a token was used last.
const useEvery = time.Minute

// uses are the tokens that came since they were last put on record.
type uses struct {
	lock sync.Mutex
	ids  map[string]struct{}
}

// note remembers that a token came, when that is news.
func (u *uses) note(t access.Token) {
	if time.Since(t.Used) < useEvery {
		return
	}
	u.lock.Lock()
	defer u.lock.Unlock()
	if u.ids == nil {
		u.ids = map[string]struct{}{}
	}
	u.ids[t.ID] = struct{}{}
}

func (u *uses) take() []string {
	u.lock.Lock()
	defer u.lock.Unlock()
	ids := slices.Collect(maps.Keys(u.ids))
	u.ids = nil
	return ids
}

// KeepUses puts on record which tokens are used, in one statement a minute for all of them, until the context ends.
func (a *API) KeepUses(ctx context.Context) {
	ticks := time.NewTicker(useEvery)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
			defer cancel()
			a.keepUses(last)
			return
		case <-ticks.C:
			a.keepUses(ctx)
		}
	}
}

func (a *API) keepUses(ctx context.Context) {
	ids := a.uses.take()
	if len(ids) == 0 {
		return
	}
	if err := a.Store.UsedTokens(ctx, ids); err != nil {
		a.Log.Warn("when tokens were used is not kept", "error", err)
	}
}
