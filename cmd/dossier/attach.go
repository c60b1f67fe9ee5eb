// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"

	"github.com/spf13/cobra"
)

func (a *app) attachCommand() *cobra.Command {
	var file, kind string
	cmd := a.about("attach", groupDraft, "CW-JURY-0001 --kind partnership_agreement -f overeenkomst.pdf", func(ctx context.Context, args []string) error {
		if kind == "" {
			return a.usage("usage.kind")
		}
		stored, raw, err := a.upload(ctx, args[0], kind, file)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		a.tell("%s\n", a.say("download.done", stored.ID, stored.Bytes))
		a.cautions(stored.ID, stored.Warnings)
		return nil
	})
	cmd.Flags().StringVar(&kind, "kind", "", a.say("flag.kind"))
	cmd.Flags().VarP(&once{value: &file, hint: a.say("usage.once")}, "file", "f", a.say("flag.document"))
	return cmd
}
