// SPDX-License-Identifier: EUPL-1.2

package api

import "context"

// KeepNow puts on record at once which tokens were used.
func (a *API) KeepNow(ctx context.Context) { a.keepUses(ctx) }
