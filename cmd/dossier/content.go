// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

// contentCommand fetches the content as a file that edit takes back.
func (a *app) contentCommand() *cobra.Command {
	var target string
	cmd := a.about("content", groupDraft, "CW-KORT-0001 -o aanvraag.json", func(ctx context.Context, args []string) error {
		if target != "-" { // what is read on a screen is fine there
			if err := a.fit(target); err != nil {
				return err
			}
		}
		r, err := a.get(ctx, dossierPath(args[0], "application"))
		if err != nil {
			return err
		}
		if err := a.store(target, r.body); err != nil {
			return err
		}
		a.warn("%s\n", a.say("content.version", strings.Trim(r.header.Get("ETag"), `"`)))
		return nil
	})
	cmd.Flags().StringVarP(&target, "output", "o", "-", a.say("flag.content"))
	return cmd
}
