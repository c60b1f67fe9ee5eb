// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/text"
	"github.com/spf13/cobra"
)

// action is what a command does with its arguments.
type action func(ctx context.Context, args []string) error

// about builds a command on one dossier.
func (a *app) about(name, group, example string, do action) *cobra.Command {
	cmd := a.plain(name, group, example, func(ctx context.Context, args []string) error {
		args[0] = strings.ToUpper(text.Code(args[0])) // as it was copied
		return do(ctx, args)
	})
	cmd.Use += " " + a.say("argument.number")
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 || !oneName(args[0]) {
			return a.usage("usage.number")
		}
		return nil
	}
	cmd.ValidArgsFunction = a.numbers
	return cmd
}

// plain builds a command without arguments.
func (a *app) plain(name, group, example string, do action) *cobra.Command {
	return &cobra.Command{
		Use: name, Short: a.say(name + ".short"), GroupID: group, Example: "  " + strings.TrimSpace("dossier "+name+" "+example),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.usage("usage.none", args[0])
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("key") && a.key == "" {
				return a.usage("usage.blank_key")
			}
			return do(cmd.Context(), args)
		},
	}
}

// oneName says whether a word can be one step of an address.
func oneName(s string) bool { return s != "" && s != "." && s != ".." }
