// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// colleague is somebody as the API names them.
type colleague struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func (a *app) assessorsCommand() *cobra.Command {
	return a.plain("assessors", groupRead, "", func(ctx context.Context, _ []string) error {
		all, raw, err := a.assessors(ctx)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		var rows [][]string
		for _, p := range all {
			rows = append(rows, []string{p.ID, p.Name})
		}
		return a.grid("", rows)
	})
}

func (a *app) assessors(ctx context.Context) ([]colleague, []byte, error) {
	var list struct {
		Assessors []colleague `json:"assessors"`
	}
	raw, err := a.getInto(ctx, "/api/v1/assessors", &list)
	return list.Assessors, raw, err
}

func (a *app) assignCommand() *cobra.Command {
	var who, replaces string
	cmd := a.about("assign-assessor", groupJudge, `CW-JURY-0001 --assessor "Jan Voorbeeld"`, func(ctx context.Context, args []string) error {
		body := map[string]string{}
		for field, name := range map[string]string{"assessor": who, "replaces": replaces} {
			id, err := a.identify(ctx, name)
			if err != nil {
				return err
			}
			if id != "" {
				body[field] = id
			}
		}
		return a.step(ctx, args[0], "assign-assessor", body)
	})
	cmd.Flags().StringVar(&who, "assessor", "", a.say("flag.assessor"))
	cmd.Flags().StringVar(&replaces, "replaces", "", a.say("flag.replaces"))
	return cmd
}

// identify finds the id of an assessor by name; an id is taken as it is.
func (a *app) identify(ctx context.Context, name string) (string, error) {
	if name == "" || strings.HasPrefix(name, "p_") {
		return name, nil
	}
	all, _, err := a.assessors(ctx)
	if err != nil {
		return "", err
	}
	id := ""
	for _, p := range all {
		if strings.EqualFold(p.Name, name) && id != "" {
			return "", a.usage("usage.assessor", name)
		}
		if strings.EqualFold(p.Name, name) {
			id = p.ID
		}
	}
	if id == "" {
		return "", a.usage("usage.assessor", name)
	}
	return id, nil
}

func (a *app) conflictCommand() *cobra.Command {
	var yes, no bool
	var reasons string
	cmd := a.about("declare-conflict", groupJudge, "CW-JURY-0001 --none", func(ctx context.Context, args []string) error {
		if yes == no {
			return a.usage("usage.conflict")
		}
		return a.step(ctx, args[0], "declare-conflict", map[string]any{"conflict": yes, "reasons": reasons})
	})
	cmd.Flags().BoolVar(&no, "none", false, a.say("flag.none"))
	cmd.Flags().BoolVar(&yes, "conflict", false, a.say("flag.conflict"))
	cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	return cmd
}

// scoresCommand is a command that takes scores by criterion, from options or from a file.
func (a *app) scoresCommand(name, example string) *cobra.Command {
	var scores []string
	var file, reasons string
	cmd := a.about(name, groupJudge, example, func(ctx context.Context, args []string) error {
		if file != "" {
			raw, err := a.readFile(ctx, file)
			if err != nil {
				return err
			}
			if !json.Valid(raw) {
				return a.usage("usage.scores_file")
			}
			return a.step(ctx, args[0], name, json.RawMessage(raw))
		}
		byCriterion := map[string]int{}
		for _, s := range scores {
			criterion, number, found := strings.Cut(s, "=")
			score, err := strconv.Atoi(number)
			if _, twice := byCriterion[criterion]; !found || twice || err != nil {
				return a.usage("usage.score")
			}
			byCriterion[criterion] = score
		}
		return a.step(ctx, args[0], name, map[string]any{"scores": byCriterion, "reasons": reasons})
	})
	cmd.Flags().StringArrayVar(&scores, "score", nil, a.say("flag.score"))
	cmd.Flags().StringVarP(&file, "file", "f", "", a.say("flag.scores_file"))
	cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	return cmd
}

func (a *app) pauseCommand() *cobra.Command {
	var until, reasons string
	cmd := a.about("pause", groupJudge, `CW-JURY-0001 --until 2027-01-04 --reasons "Sluiting tussen kerst en nieuwjaar."`, func(ctx context.Context, args []string) error {
		return a.step(ctx, args[0], "pause", map[string]string{"until": until, "reasons": reasons})
	})
	cmd.Flags().StringVar(&until, "until", "", a.say("flag.pause_until"))
	cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	return cmd
}

func (a *app) extendCommand() *cobra.Command {
	var due, until, reasons string
	cmd := a.about("extend", groupJudge, `CW-JURY-0001 --due decision --until 2027-05-31 --reasons "De jury komt een week later samen."`, func(ctx context.Context, args []string) error {
		return a.step(ctx, args[0], "extend", map[string]string{"due": due, "until": until, "reasons": reasons})
	})
	cmd.Flags().StringVar(&due, "due", "", a.say("flag.due"))
	cmd.Flags().StringVar(&until, "until", "", a.say("flag.until"))
	cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	return cmd
}
