// SPDX-License-Identifier: EUPL-1.2

package look

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

func documents(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.About("documents", command.Look, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		return command.Show(t, page.Documents(args[0]))(c.Documents(ctx, args[0]))
	})
}

func download(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var target string
	cmd := m.About("download", command.Look, "CW-KORT-0001 decision -o beslissing.pdf", func(ctx context.Context, args []string) error {
		if target == "" {
			target = args[0] + "-" + args[1] + ".pdf"
		}
		if target == terminal.Output && t.JSON {
			return t.Usage("usage.json_binary")
		}
		if err := t.Fits(target); err != nil {
			return err
		}
		d, raw, err := c.Document(ctx, args[0], args[1])
		if p, absent := fault.Is(err, http.StatusNotFound); absent && p.Detail == "" && p.Raw == nil {
			p.Detail = t.Say("download.none")
			return fault.Advise(p, t.Say("download.show", args[0]))
		}
		if err != nil {
			return err
		}
		if err := t.Store(target, raw); err != nil {
			return err
		}
		return fetched(t, args[0], target, d)
	})
	cmd.Use += " " + strings.Join(client.Kinds, "|") + "|ID"
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 2 || !command.OneName(args[0]) || !slices.Contains(client.Kinds, args[1]) && !client.IsDocument(args[1]) {
			return m.Usage("usage.document")
		}
		return nil
	}
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 1 {
			return client.Kinds, cobra.ShellCompDirectiveNoFileComp
		}
		return m.Numbers(cmd, args, typed)
	}
	cmd.Flags().StringVarP(&target, "output", "o", "", m.Say("flag.output"))
	return cmd
}

// fetched says what was stored where; the document itself may be on the standard output.
func fetched(t *terminal.Terminal, number, target string, d contract.Document) error {
	if t.JSON {
		return t.Value(struct {
			Number string `json:"number"`
			ID     string `json:"id"`
			Kind   string `json:"kind"`
			File   string `json:"file"`
			Bytes  int    `json:"bytes"`
			SHA256 string `json:"sha256"`
		}{number, d.ID, d.Kind, target, d.Bytes, d.SHA256})
	}
	key := "download.done"
	if d.ID == contract.DraftID {
		key = "download.draft"
	}
	if target != terminal.Output || d.ID == contract.DraftID {
		t.Warn("%s\n", t.Say(key, target, d.Bytes))
	}
	for _, warning := range d.Warnings {
		t.Warn("! %s\n", terminal.Flat(warning))
	}
	return nil
}
