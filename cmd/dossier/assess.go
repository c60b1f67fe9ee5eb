// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
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
		var err error
		if who != "" {
			if body["assessor"], err = a.identify(ctx, who, a.everyAssessor); err != nil {
				return err
			}
		}
		if replaces != "" {
			if body["replaces"], err = a.identify(ctx, replaces, a.panelOf(args[0])); err != nil {
				return err
			}
		}
		return a.step(ctx, args[0], "assign-assessor", body)
	})
	cmd.Flags().StringVar(&who, "assessor", "", a.say("flag.assessor"))
	cmd.Flags().StringVar(&replaces, "replaces", "", a.say("flag.replaces"))
	return cmd
}

// everyAssessor are those who can be assigned.
func (a *app) everyAssessor(ctx context.Context) ([]colleague, error) {
	all, _, err := a.assessors(ctx)
	return all, err
}

// panelOf are those on the panel of a dossier, with those who left it.
func (a *app) panelOf(number string) func(context.Context) ([]colleague, error) {
	return func(ctx context.Context) (all []colleague, err error) {
		var v contract.View
		_, err = a.getInto(ctx, dossierPath(number), &v)
		for _, s := range v.Panel {
			all = append(all, colleague{s.Assessor, s.Name})
		}
		return all, err
	}
}

// identify finds the id of somebody among others by name, however it was typed; an id is taken as it is.
func (a *app) identify(ctx context.Context, name string, among func(context.Context) ([]colleague, error)) (string, error) {
	if strings.HasPrefix(name, "p_") {
		return name, nil
	}
	all, err := among(ctx)
	if err != nil {
		return "", err
	}
	kept, _ := text.Line(name)
	for _, same := range []func(string) bool{
		func(other string) bool { return strings.EqualFold(other, kept) },
		func(other string) bool { return text.Fold(other) == text.Fold(name) },
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(c colleague) bool { return !same(c.Name) })
		if len(found) == 1 {
			return found[0].ID, nil
		}
	}
	return "", a.usage("usage.assessor", name)
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
