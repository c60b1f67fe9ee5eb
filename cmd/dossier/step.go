// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/spf13/cobra"
)

// stepCommands are the commands that take a number, at most reasons, and an assurance where there is no way back.
func (a *app) stepCommands() []*cobra.Command {
	return []*cobra.Command{
		a.stepCommand("request-review", groupDraft, "CW-KORT-0001", ""),
		a.stepCommand("reopen-draft", groupDraft, "CW-KORT-0001", ""),
		a.stepCommand("submit", groupDraft, "CW-KORT-0001", ""),
		a.withdrawCommand(),
		a.stepCommand("endorse", groupJudge, "CW-KORT-0001", ""),
		a.stepCommand("return", groupJudge, "CW-JURY-0001", "Licht de kosten van jaar 2 toe."),
		a.stepCommand("supplement", groupDraft, "CW-JURY-0001", ""),
		a.stepCommand("retract-supplement", groupJudge, "CW-JURY-0001", "Het stuk zat al in het dossier."),
		a.stepCommand("declare-admissible", groupJudge, "CW-KORT-0001", ""),
		a.stepCommand("leave-panel", groupJudge, "CW-JURY-0001", "Ik ben lang afwezig."),
		a.stepCommand("object", groupDraft, "CW-JURY-0001", "De jury las de bijlage niet."),
		a.stepCommand("resume", groupJudge, "CW-KORT-0001", ""),
	}
}

// stepCommand takes reasons when there is an example of them. The number is an example too.
func (a *app) stepCommand(name, group, number, reasonsExample string) *cobra.Command {
	example, reasons := number, ""
	if reasonsExample != "" {
		example += ` --reasons "` + reasonsExample + `"`
	}
	cmd := a.about(name, group, example, func(ctx context.Context, args []string) error {
		body := map[string]string{}
		if reasonsExample != "" {
			body["reasons"] = reasons
		}
		return a.step(ctx, args[0], name, body)
	})
	if reasonsExample != "" {
		cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	}
	return cmd
}

// step sends a command and shows what came of it.
func (a *app) step(ctx context.Context, number, name string, body any) error {
	r, key, err := a.command(ctx, dossierPath(number, name), body)
	if err != nil {
		return err
	}
	if r.status == http.StatusAccepted {
		return a.promised(ctx, r, key)
	}
	return a.done(r.body)
}

// done shows where the dossier stands now, and what else followed.
func (a *app) done(raw []byte) error {
	if a.json {
		return a.print(raw)
	}
	var d struct {
		Number string           `json:"number"`
		Label  string           `json:"label"`
		Events []contract.Entry `json:"events"`
	}
	if err := json.Unmarshal(raw, &d); err != nil {
		return a.unreadable(err)
	}
	a.tell("%s: %s\n", d.Number, d.Label)
	for _, e := range d.Events {
		for _, detail := range e.Details {
			a.tell("  %s\n", flat(detail))
		}
	}
	return nil
}
