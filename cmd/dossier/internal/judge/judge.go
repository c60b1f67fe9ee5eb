// SPDX-License-Identifier: EUPL-1.2

// Package judge holds the commands with which a dossier is reviewed, assessed and decided.
package judge

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/step"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Commands are those of who judges.
func Commands(m command.Maker, c *client.Client, in terminal.Input, g step.Giver) []*cobra.Command {
	return []*cobra.Command{
		decision(m, c, in, g, "decide",
			`CW-KORT-0001 --approve --amount 40000.00 --reasons "Sterk partnerschap." --condition "Bezorg na zes maanden een verslag."`),
		decision(m, c, in, g, "correct", `CW-JURY-0001 --approve --amount 30000.00 --reasons "Het bezwaar is gegrond."`),
		inadmissible(m, g), supplement(m, g), assign(m, c, g), conflict(m, g),
		scores(m, in, g, "assess", `CW-JURY-0001 --score relevance=14 --score feasibility=12 --reasons "Helder plan."`),
		scores(m, in, g, "record-consensus", `CW-JURY-0001 --reasons "De beoordelaars zijn het eens."`),
		pause(m, g), extend(m, g), strike(m, g), registered(m, g),
		g.Judgement(m, dossier.Endorse, "CW-KORT-0001", ""),
		g.Judgement(m, dossier.Return, "CW-JURY-0001", "Licht de kosten van jaar 2 toe."),
		g.Command(m, "retract-supplement", command.Judge, "CW-JURY-0001", "Het stuk zat al in het dossier."),
		g.Command(m, "declare-admissible", command.Judge, "CW-KORT-0001", ""),
		g.Command(m, "leave-panel", command.Judge, "CW-JURY-0001", "Ik ben lang afwezig."),
		g.Command(m, "resume", command.Judge, "CW-KORT-0001", ""),
	}
}

func inadmissible(m command.Maker, g step.Giver) *cobra.Command {
	var grounds []string
	var reasons string
	cmd := m.About("declare-inadmissible", command.Judge, `CW-JURY-0001 --ground incomplete --reasons "De begroting ontbreekt."`,
		func(ctx context.Context, args []string) error {
			return g.Give(ctx, args[0], "declare-inadmissible", contract.CommandBody{Grounds: grounds, Reasons: &reasons})
		})
	m.Texts(cmd, &grounds, "ground", "flag.ground")
	m.Reasons(cmd, &reasons)
	return cmd
}

// supplement asks for what is missing.
func supplement(m command.Maker, g step.Giver) *cobra.Command {
	var asks []string
	cmd := m.About("request-supplement", command.Judge, `CW-JURY-0001 --ask /project/summary="Zeg voor wie."`,
		func(ctx context.Context, args []string) error {
			var body contract.CommandBody
			for _, ask := range asks {
				pointer, text, found := strings.Cut(ask, "=")
				if !found {
					return m.Usage("usage.ask")
				}
				body.Asked = append(body.Asked, contract.Asked{Pointer: pointer, Text: text})
			}
			return g.Give(ctx, args[0], "request-supplement", body)
		})
	m.Texts(cmd, &asks, "ask", "flag.ask")
	return cmd
}

func pause(m command.Maker, g step.Giver) *cobra.Command {
	var until, reasons string
	cmd := m.About("pause", command.Judge, `CW-JURY-0001 --until 2027-01-04 --reasons "Sluiting tussen kerst en nieuwjaar."`,
		func(ctx context.Context, args []string) error {
			return g.Give(ctx, args[0], "pause", client.Fields{"until": until, "reasons": reasons}.Said())
		})
	m.Text(cmd, &until, "until", "flag.pause_until")
	m.Reasons(cmd, &reasons)
	return cmd
}

func extend(m command.Maker, g step.Giver) *cobra.Command {
	var due, until, reasons string
	cmd := m.About("extend", command.Judge, `CW-JURY-0001 --due decision --until 2027-05-31 --reasons "De jury komt een week later samen."`,
		func(ctx context.Context, args []string) error {
			return g.Give(ctx, args[0], "extend", client.Fields{"due": due, "until": until, "reasons": reasons}.Said())
		})
	m.Text(cmd, &due, "due", "flag.due")
	m.Text(cmd, &until, "until", "flag.until")
	m.Reasons(cmd, &reasons)
	return cmd
}

// registered notes that the aid of the last decision stands in the register.
func registered(m command.Maker, g step.Giver) *cobra.Command {
	var reference string
	cmd := m.About("register-aid", command.Judge, `CW-KORT-0001 --reference EAIR-2026-1234`, func(ctx context.Context, args []string) error {
		return g.Give(ctx, args[0], "register-aid", contract.CommandBody{Reference: reference})
	})
	m.Text(cmd, &reference, "reference", "flag.register_reference")
	return cmd
}

// strike strikes a link between companies that was declared wrongly.
func strike(m command.Maker, g step.Giver) *cobra.Command {
	var place, reasons string
	cmd := m.About("strike-link", command.Judge, `CW-KORT-0001 --place /state_aid/single_undertaking/0 --reasons "Er is geen zeggenschap."`,
		func(ctx context.Context, args []string) error {
			return g.Give(ctx, args[0], "strike-link", contract.CommandBody{Place: place, Reasons: &reasons})
		})
	m.Text(cmd, &place, "place", "flag.place")
	m.Reasons(cmd, &reasons)
	return cmd
}
