// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
)

// help writes the page of a command. It is plain Go: templates would make the program half as large again.
func help(lang words.Language, cmd *cobra.Command) {
	w := cmd.OutOrStdout()
	section := func(key, body string) {
		if body = strings.Trim(body, "\n"); body != "" {
			write(w, "\n%s\n%s\n", lang.Say(key), body)
		}
	}
	write(w, "%s\n", strings.TrimSpace(cmp.Or(cmd.Long, cmd.Short)))
	line := strings.Replace(cmd.UseLine(), " [flags]", "", 1)
	if cmd.HasAvailableSubCommands() {
		line = cmd.CommandPath() + " " + lang.Say("help.command")
	}
	section("help.usage", "  "+line+" "+lang.Say("help.options"))
	section("help.examples", cmd.Example)
	helpCommands(w, cmd)
	section("help.flags", cmd.LocalNonPersistentFlags().FlagUsages())
	if cmd.HasParent() {
		section("help.global", cmd.InheritedFlags().FlagUsages())
	} else {
		section("help.global", cmd.PersistentFlags().FlagUsages())
		write(w, "\n%s\n\n%s\n", lang.Say("help.exit"), lang.Say("help.more"))
	}
}

// helpCommands lists what is below a command, in groups where it has them.
func helpCommands(w io.Writer, cmd *cobra.Command) {
	list := func(group string) {
		for _, sub := range cmd.Commands() {
			if sub.GroupID == group && (sub.IsAvailableCommand() || sub.Name() == "help") {
				write(w, "  %-22s%s\n", sub.Name(), sub.Short)
			}
		}
	}
	for _, g := range cmd.Groups() {
		write(w, "\n%s\n", g.Title)
		list(g.ID)
	}
	if len(cmd.Groups()) == 0 && cmd.HasAvailableSubCommands() {
		write(w, "\n")
		list("")
	}
}

// write is for help; the paper remembers a fault.
func write(w io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }

func helpCommand(lang words.Language) *cobra.Command {
	return &cobra.Command{
		Use: "help [" + lang.Say("help.command") + "]", Short: lang.Say("help.short"), GroupID: command.Other,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, sub := range cmd.Root().Commands() {
				if len(args) == 0 && sub.IsAvailableCommand() && strings.HasPrefix(sub.Name(), typed) {
					names = append(names, sub.Name()+"\t"+sub.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return lang.Usage("usage.command", strings.Join(args, " "))
			}
			return found.Help()
		},
	}
}
