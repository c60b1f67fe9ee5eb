// SPDX-License-Identifier: EUPL-1.2

// Package command builds the commands of the program: how they are called, what they take, and what they answer on the screen.
package command

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// The groups in which help lists the commands.
const (
	Draft = "draft"
	Judge = "judge"
	Look  = "read"
	Other = "other"
)

// Groups are all groups, in the order of help.
var Groups = []string{Draft, Judge, Look, Other}

// Maker builds commands in one language.
type Maker struct {
	words.Language
	Numbers cobra.CompletionFunc // completes the number of a dossier
}

// Action is what a command does with its arguments.
type Action func(ctx context.Context, args []string) error

// Plain builds a command without arguments.
func (m Maker) Plain(name, group, example string, do Action) *cobra.Command {
	return &cobra.Command{
		Use: name, Short: m.Say(name + ".short"), GroupID: group, Example: "  " + strings.TrimSpace("dossier "+name+" "+example),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return m.Usage("usage.none", args[0])
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if key := cmd.Flag("key"); key.Changed && key.Value.String() == "" {
				return m.Usage("usage.blank_key")
			}
			return do(cmd.Context(), args)
		},
	}
}

// About builds a command on one dossier.
func (m Maker) About(name, group, example string, do Action) *cobra.Command {
	cmd := m.Plain(name, group, example, func(ctx context.Context, args []string) error {
		args[0] = strings.ToUpper(text.Code(args[0])) // as it was copied
		return do(ctx, args)
	})
	m.One(cmd, m.Say("argument.number"), "usage.number")
	cmd.ValidArgsFunction = m.Numbers
	return cmd
}

// One gives a command one argument; usage says what to do where there is none, or more.
func (m Maker) One(cmd *cobra.Command, argument, usage string, args ...any) {
	cmd.Use += " " + argument
	cmd.Args = func(_ *cobra.Command, given []string) error {
		if len(given) != 1 || !OneName(given[0]) {
			return m.Usage(usage, args...)
		}
		return nil
	}
}

// Noun groups the commands about one kind of record, or about a part of it. By itself it is a question for help.
func (m Maker) Noun(name, example string, verbs ...*cobra.Command) *cobra.Command {
	path, group := strings.Fields(name), Look
	if len(path) > 1 {
		group = ""
	}
	cmd := &cobra.Command{
		Use: path[len(path)-1], Short: m.Say(strings.Join(path, ".") + ".short"),
		GroupID: group, Example: "  dossier " + name + " " + example,
		Args: cobra.ArbitraryArgs, ValidArgsFunction: cobra.NoFileCompletions, SuggestionsMinimumDistance: 2,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				return m.Usage("usage.near", name+" "+args[0], name+" "+strings.Join(near, m.Say("or")+name+" "))
			}
			return m.Usage("usage.verb", name+" "+args[0], name)
		},
	}
	cmd.AddCommand(verbs...)
	return cmd
}

// Verb builds a command of a noun; argument names the codes that it takes, "" for nothing.
func (m Maker) Verb(noun, name, argument, example string, do Action) *cobra.Command {
	cmd := m.Plain(noun+" "+name, "", example, do)
	cmd.Use, cmd.Short = name, m.Say(strings.ReplaceAll(noun, " ", ".")+"."+name+".short")
	switch codes := strings.Fields(argument); len(codes) {
	case 0:
	case 1:
		m.One(cmd, argument, "usage.code", argument)
	default:
		cmd.Use += " " + argument
		cmd.Args = func(_ *cobra.Command, args []string) error {
			if len(args) != len(codes) || slices.ContainsFunc(args, func(s string) bool { return !OneName(s) }) {
				return m.Usage("usage.codes", argument)
			}
			return nil
		}
	}
	return cmd
}

// OneName says whether a word can be one step of an address.
func OneName(s string) bool { return s != "" && s != "." && s != ".." }

// Show answers a command: a program gets what the API said, people get a page of it.
func Show[T any](t *terminal.Terminal, page func(*terminal.Terminal, T) error) func(client.Answer[T], error) error {
	return func(a client.Answer[T], err error) error {
		switch {
		case err != nil:
			return err
		case t.JSON:
			return t.Print(a.Raw)
		}
		return page(t, a.Body)
	}
}
