// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"
)

// whoamiCommand says who the token stands for.
func (a *app) whoamiCommand() *cobra.Command {
	return a.plain("whoami", groupRead, "", func(ctx context.Context, _ []string) error {
		var me struct {
			Name    string `json:"name"`
			Label   string `json:"label"`
			Hub     string `json:"hub"`
			Company string `json:"company_number"`
		}
		raw, err := a.getInto(ctx, "/api/v1/me", &me)
		switch {
		case err != nil:
			return err
		case a.json:
			return a.print(raw)
		}
		of := ""
		if place := cmp.Or(me.Hub, me.Company); place != "" {
			of = " (" + place + ")"
		}
		a.tell("%s\n", flat(me.Name)+", "+me.Label+of)
		return nil
	})
}
