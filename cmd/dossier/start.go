// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"net/http"

	"github.com/spf13/cobra"
)

func (a *app) startCommand() *cobra.Command {
	body := struct {
		Call          string `json:"call"`
		Hub           string `json:"hub"`
		CompanyNumber string `json:"company_number"`
		Title         string `json:"title"`
	}{}
	cmd := a.plain("start", groupDraft, `--call CW-KORT --hub kempen --company 0999.010.126 --title "Hergebruik hout"`, func(ctx context.Context, _ []string) error {
		r, key, err := a.command(ctx, "/api/v1/dossiers", body)
		if err != nil {
			return err
		}
		if r.status == http.StatusAccepted {
			return a.promised(ctx, r, key)
		}
		return a.done(r.body)
	})
	flags := cmd.Flags()
	flags.StringVar(&body.Call, "call", "", a.say("flag.call"))
	flags.StringVar(&body.Hub, "hub", "", a.say("flag.hub"))
	flags.StringVar(&body.CompanyNumber, "company", "", a.say("flag.company"))
	flags.StringVar(&body.Title, "title", "", a.say("flag.title"))
	return cmd
}
