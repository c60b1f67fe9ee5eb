// SPDX-License-Identifier: EUPL-1.2

package step

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/file"
)

// AsSignal gives a command the flag by which it is not given now, but sent by Temporal's own tools.
func AsSignal(m command.Maker, cmd *cobra.Command, asked *bool) {
	m.Switch(cmd, asked, "as-signal", "flag.as_signal")
}

// Judgement builds endorse or return: with reasons, and as a signal where that is asked.
func (g Giver) Judgement(m command.Maker, name dossier.Verb, number, because string) *cobra.Command {
	var reasons string
	var asked bool
	example := number
	if because != "" {
		example += ` --reasons "` + because + `"`
	}
	cmd := m.About(string(name), command.Judge, example, func(ctx context.Context, args []string) error {
		var body contract.CommandBody
		switch {
		case asked:
			words := reasons
			if because == "" { // who sends nothing back need not say why
				words = cmp.Or(words, m.Say("signal.agreed"))
			}
			return g.Signal(ctx, args[0], words, contract.SignalBody{Command: name})
		case because != "":
			body.Reasons = &reasons
		case reasons != "":
			return m.Usage("usage.only_signal")
		}
		return g.Give(ctx, args[0], string(name), body)
	})
	m.Reasons(cmd, &reasons)
	AsSignal(m, cmd, &asked)
	return cmd
}

// Signal stores the words of a command, and shows the line that gives it with Temporal's own tools.
func (g Giver) Signal(ctx context.Context, number, words string, says contract.SignalBody) error {
	stored, err := g.Client.Text(ctx, number, contract.TextBody{Text: words, For: says})
	if err != nil {
		return err
	}
	if g.Terminal.JSON {
		return g.Terminal.Print(stored.Raw)
	}
	line, err := line(stored.Body.Signal)
	if err != nil {
		return err
	}
	g.Terminal.Warn("%s\n", g.Terminal.Say("signal_stored"))
	g.Terminal.Tell("%s\n", line)
	return nil
}

// line is what somebody types who holds the key for signals.
func line(s contract.Signal) (string, error) {
	config, profile := os.Getenv("TEMPORAL_CONFIG_FILE"), cmp.Or(os.Getenv("TEMPORAL_PROFILE"), "signal")
	if config == "" {
		dir, err := file.DataDir()
		if err != nil {
			return "", err
		}
		config = filepath.Join(dir, "temporal.toml")
	}
	input, err := json.Marshal(s.Input)
	if err != nil {
		return "", err
	}
	words := []string{"temporal", "workflow", "signal", "--config-file", config, "--profile", profile,
		"--workflow-id", s.WorkflowID, "--name", s.Name, "--input", string(input)}
	for i, word := range words {
		if strings.ContainsFunc(word, special) {
			words[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " "), nil
}

// special says whether a shell could read a letter as anything but itself.
func special(r rune) bool {
	plain := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:=@", r)
	return !plain
}
