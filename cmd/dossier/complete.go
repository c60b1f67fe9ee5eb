// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/spf13/cobra"
)

// How long a shell waits for the numbers of dossiers, and how many it gets.
const (
	completeWithin = 2 * time.Second
	completeMost   = "100"
)

// numbers completes the number of a dossier; without an answer there is nothing to offer.
func (a *app) numbers(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	ctx, cancel := context.WithTimeout(cmd.Context(), completeWithin)
	defer cancel()
	query := url.Values{"limit": {completeMost}}
	if typed != "" {
		query.Set("q", typed)
	}
	var page listPage
	r, err := a.once(ctx, exchange{method: http.MethodGet, path: "/api/v1/dossiers?" + query.Encode()})
	if err != nil || a.into(r, &page) != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var found []string
	for _, v := range page.Dossiers {
		found = append(found, v.Number+"\t"+v.Label+": "+flat(v.Title))
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}
