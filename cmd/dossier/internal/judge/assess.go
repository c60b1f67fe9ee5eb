// SPDX-License-Identifier: EUPL-1.2

package judge

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/step"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

func conflict(m command.Maker, g step.Giver) *cobra.Command {
	var yes, no bool
	var reasons string
	cmd := m.About("declare-conflict", command.Judge, "CW-JURY-0001 --none", func(ctx context.Context, args []string) error {
		if yes == no {
			return m.Usage("usage.conflict")
		}
		return g.Give(ctx, args[0], "declare-conflict", contract.CommandBody{Conflict: &yes, Reasons: &reasons})
	})
	m.Switch(cmd, &no, "none", "flag.none")
	m.Switch(cmd, &yes, "conflict", "flag.conflict")
	m.Reasons(cmd, &reasons)
	return cmd
}

// scores is a command that takes scores by criterion, from options or from a file.
func scores(m command.Maker, in terminal.Input, g step.Giver, name, example string) *cobra.Command {
	var named []string
	var file, reasons string
	cmd := m.About(name, command.Judge, example, func(ctx context.Context, args []string) error {
		if file != "" {
			raw, err := in.Read(ctx, file)
			if err != nil {
				return err
			}
			if !json.Valid(raw) {
				return m.Usage("usage.scores_file")
			}
			return g.Give(ctx, args[0], name, json.RawMessage(raw))
		}
		byCriterion, err := scored(m, named)
		if err != nil {
			return err
		}
		return g.Give(ctx, args[0], name, contract.CommandBody{Scores: byCriterion, Reasons: &reasons})
	})
	m.Texts(cmd, &named, "score", "flag.score")
	m.File(cmd, &file, "flag.scores_file")
	m.Reasons(cmd, &reasons)
	return cmd
}

// scored reads scores such as relevance=14, each criterion once.
func scored(m command.Maker, named []string) (map[string]int, error) {
	byCriterion := map[string]int{}
	for _, s := range named {
		criterion, number, found := strings.Cut(s, "=")
		score, err := strconv.Atoi(number)
		if _, twice := byCriterion[criterion]; !found || twice || err != nil {
			return nil, m.Usage("usage.score")
		}
		byCriterion[criterion] = score
	}
	return byCriterion, nil
}
