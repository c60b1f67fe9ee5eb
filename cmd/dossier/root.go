// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/call"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/draft"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/judge"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/login"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/look"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/people"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/step"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/version"
)

const localServer = "http://127.0.0.1:8080"

// house hands out to each room what it may touch.
type house struct {
	client   *client.Client
	terminal *terminal.Terminal
	input    terminal.Input
	launch   func(address string) error
	folder   login.Folder
	given    func() bool // the environment has a token

	noWait bool
}

// root is the program with all its commands.
func (h *house) root() *cobra.Command {
	t := h.terminal
	root := &cobra.Command{
		Use: "dossier", Short: t.Say("dossier.short"), Long: t.Say("dossier.short") + "\n\n" + t.Say("dossier.long"),
		Version: version.String(), SilenceUsage: true, SilenceErrors: true, Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				return t.Usage("usage.near", args[0], strings.Join(near, t.Say("or")))
			}
			return t.Usage("usage.command", args[0])
		},
		ValidArgsFunction: cobra.NoFileCompletions, SuggestionsMinimumDistance: 2,
	}
	root.SetIn(h.input.Standard)
	root.SetOut(t.Paper()) // before anything that keeps it, as completion does
	root.SetErr(t.Beside())
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(t.Language, err) })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { help(t.Language, cmd) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { help(t.Language, cmd); return nil })
	for _, id := range command.Groups {
		root.AddGroup(&cobra.Group{ID: id, Title: t.Say("group." + id)})
	}
	h.flags(root)
	h.rooms(root)
	h.furnish(root)
	return root
}

// flags are those of every command.
func (h *house) flags(root *cobra.Command) {
	t, flags, lang := h.terminal, root.PersistentFlags(), string(h.terminal.Language)
	flags.StringVar(&h.client.Server, "server", h.client.Server, t.Say("flag.server"))
	// see spoken
	flags.Var(&command.Choice{Value: &lang, From: []string{"nl", "en"}, Hint: t.Say("usage.lang")}, "lang", t.Say("flag.lang"))
	flags.BoolVar(&t.JSON, "json", false, t.Say("flag.json"))
	flags.StringVar(&h.client.As, "as", "", t.Say("flag.as"))
	flags.StringVar(&h.client.Key, "key", "", t.Say("flag.key"))
	flags.BoolVar(&h.noWait, "no-wait", false, t.Say("flag.no-wait"))
	root.Flags().Bool("version", false, t.Say("flag.built"))
	root.SetVersionTemplate("dossier {{.Version}}\n")
	flags.BoolP("help", "h", false, t.Say("flag.help"))
}

func (h *house) rooms(root *cobra.Command) {
	c, t, in := h.client, h.terminal, h.input
	m := command.Maker{Language: t.Language, Numbers: numbers(c)}
	giver := step.Giver{Client: c, Terminal: t, NoWait: &h.noWait}
	root.AddCommand(draft.Commands(m, c, t, in, giver)...)
	root.AddCommand(judge.Commands(m, c, in, giver)...)
	root.AddCommand(look.Commands(m, c, t, h.launch)...)
	root.AddCommand(registry.Commands(m, c, t)...)
	root.AddCommand(login.Commands(m, c, t, h.folder, h.given)...)
	root.AddCommand(people.Command(m, c, t), aid.Command(m, c, t), call.Command(m, c, t, in), giver.OutcomeCommand(m))
}

// furnish puts help and completion in our words.
func (h *house) furnish(root *cobra.Command) {
	root.SetHelpCommand(helpCommand(h.terminal.Language))
	root.InitDefaultHelpCmd()
	root.SetCompletionCommandGroupID(command.Other)
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			cmd.Short, cmd.Long, cmd.Example = h.terminal.Say("completion.short"), "", "  source <(dossier completion bash)"
		}
	}
}

// flagErrors are what the flag library says, and our words for it.
var flagErrors = map[string]string{
	"unknown flag: ": "usage.flag", "unknown shorthand flag: ": "usage.flag",
	"flag needs an argument: ": "usage.argument", "invalid argument ": "usage.value",
}

// flagError turns what the flag library says into our words. What a flag was given is not repeated when it is an unknown one: it may
// be a secret.
func flagError(lang words.Language, err error) error {
	for prefix, key := range flagErrors {
		if what, found := strings.CutPrefix(err.Error(), prefix); found {
			what, _, _ = strings.Cut(what, ": strconv.")
			return lang.Usage(key, what)
		}
	}
	return words.Mistaken(err)
}
