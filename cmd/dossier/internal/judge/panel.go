// SPDX-License-Identifier: EUPL-1.2

package judge

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/step"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// assign gives a dossier an assessor, who may be named.
func assign(m command.Maker, c *client.Client, g step.Giver) *cobra.Command {
	var who, replaces string
	const example = `CW-JURY-0001 --assessor "Jan Voorbeeld"`
	cmd := m.About("assign-assessor", command.Judge, example, func(ctx context.Context, args []string) (err error) {
		var body contract.CommandBody
		if body.Assessor, err = identify(m, who, func() ([]contract.Actor, error) {
			all, err := c.Assessors(ctx)
			return all.Body.Assessors, err
		}); err != nil {
			return err
		}
		if body.Replaces, err = identify(m, replaces, func() ([]contract.Actor, error) {
			v, err := c.Dossier(ctx, args[0])
			return seated(v.Body.Panel), err
		}); err != nil {
			return err
		}
		return g.Give(ctx, args[0], "assign-assessor", body)
	})
	m.Text(cmd, &who, "assessor", "flag.assessor")
	m.Text(cmd, &replaces, "replaces", "flag.replaces")
	return cmd
}

// seated are those on a panel, with those who left it.
func seated(panel []contract.Seat) (all []contract.Actor) {
	for _, s := range panel {
		all = append(all, contract.Actor{ID: s.Assessor, Name: s.Name})
	}
	return all
}

// identify finds the id of somebody among others by name, however it was typed; an id is taken as it is, and nobody stays nobody.
func identify(m command.Maker, name string, among func() ([]contract.Actor, error)) (string, error) {
	if name == "" || strings.HasPrefix(name, "p_") {
		return name, nil
	}
	all, err := among()
	if err != nil {
		return "", err
	}
	kept, _ := text.Line(name)
	for _, same := range []func(string) bool{
		func(other string) bool { return strings.EqualFold(other, kept) },
		func(other string) bool { return text.Fold(other) == text.Fold(name) },
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(a contract.Actor) bool { return !same(a.Name) })
		if len(found) == 1 {
			return found[0].ID, nil
		}
	}
	return "", m.Usage("usage.assessor", name)
}
