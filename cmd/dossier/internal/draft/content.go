// SPDX-License-Identifier: EUPL-1.2

package draft

import (
	"context"
	"net/http"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// content fetches the content as a file that edit takes back.
func content(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var target string
	cmd := m.About("content", command.Draft, "CW-KORT-0001 -o aanvraag.json", func(ctx context.Context, args []string) error {
		if target != terminal.Output { // what is read on a screen is fine there
			if err := t.Fits(target); err != nil {
				return err
			}
		}
		raw, version, err := c.Content(ctx, args[0])
		if err != nil {
			return err
		}
		if err := t.Store(target, raw); err != nil {
			return err
		}
		t.Warn("%s\n", t.Say("content.version", version))
		return nil
	})
	cmd.Flags().StringVarP(&target, "output", "o", terminal.Output, m.Say("flag.content"))
	return cmd
}

func edit(m command.Maker, c *client.Client, t *terminal.Terminal, in terminal.Input) *cobra.Command {
	var file string
	var version int
	cmd := m.About("edit", command.Draft, "CW-KORT-0001 -f aanvraag.json", func(ctx context.Context, args []string) error {
		if c.Key != "" {
			return t.Usage("usage.save_key")
		}
		raw, err := in.Read(ctx, file)
		if err != nil {
			return err
		}
		kept, err := c.Replace(ctx, args[0], raw, version)
		if p, stale := fault.Is(err, http.StatusPreconditionFailed); stale && p.Lost {
			err = fault.Advise(err, t.Say("advice.stale_own", args[0]))
		} else if stale {
			err = fault.Advise(err, t.Say("advice.stale", args[0]))
		}
		return command.Show(t, page.Kept(args[0]))(kept, err)
	})
	m.File(cmd, &file, "flag.file")
	cmd.Flags().IntVar(&version, "version", 0, m.Say("flag.version_seen"))
	return cmd
}

func attach(m command.Maker, c *client.Client, t *terminal.Terminal, in terminal.Input) *cobra.Command {
	var file, kind string
	const example = "CW-JURY-0001 --kind partnership_agreement -f overeenkomst.pdf"
	cmd := m.About("attach", command.Draft, example, func(ctx context.Context, args []string) error {
		if kind == "" {
			return t.Usage("usage.kind")
		}
		raw, err := in.Read(ctx, file)
		if err != nil {
			return err
		}
		return command.Show(t, page.Upload)(c.Upload(ctx, args[0], kind, raw))
	})
	m.Text(cmd, &kind, "kind", "flag.kind")
	cmd.Flags().VarP(&command.Once{Value: &file, Hint: m.Say("usage.once")}, "file", "f", m.Say("flag.document"))
	return cmd
}
