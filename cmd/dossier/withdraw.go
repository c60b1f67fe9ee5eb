// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// withdrawCommand ends a dossier for good: a person at a terminal is asked, anything else must say --yes.
func (a *app) withdrawCommand() *cobra.Command {
	var reasons string
	var yes bool
	cmd := a.about("withdraw", groupDraft, `CW-KORT-0001 --reasons "Het project gaat niet door."`, func(ctx context.Context, args []string) error {
		if !yes && !a.terminal() {
			return a.usage("usage.yes")
		}
		if !yes && strings.TrimSpace(reasons) == "" {
			return a.usage("usage.reasons")
		}
		if !yes && !a.sure(a.say("withdraw.sure", args[0])) {
			return a.usage("withdraw.kept", args[0])
		}
		return a.step(ctx, args[0], "withdraw", map[string]string{"reasons": reasons})
	})
	cmd.Flags().StringVar(&reasons, "reasons", "", a.say("flag.reasons"))
	cmd.Flags().BoolVar(&yes, "yes", false, a.say("flag.yes"))
	return cmd
}

// atTerminal says whether a person can be asked.
func atTerminal() bool {
	return term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stderr.Fd()))
}

// sure asks something and reads a yes; everything else is a no.
func (a *app) sure(question string) bool {
	a.warn("%s ", question)
	line, _ := bufio.NewReader(a.in).ReadString('\n')
	return slices.Contains([]string{"j", "ja", "y", "yes"}, strings.ToLower(strings.TrimSpace(line)))
}
