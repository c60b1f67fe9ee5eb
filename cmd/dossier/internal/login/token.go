// SPDX-License-Identifier: EUPL-1.2

package login

import (
	"context"
	"net/http"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

func list(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Verb("token", "list", "", "", func(ctx context.Context, _ []string) error {
		return command.Show(t, page.Tokens)(c.Tokens(ctx))
	})
}

// create writes the token alone on the output, so that it can go into a file.
func create(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	var body contract.TokenBody
	cmd := m.Verb("token", "create", "", `--name "Nachtelijke uitvoer" --scope read --days 90`, func(ctx context.Context, _ []string) error {
		return command.Show(t, func(t *terminal.Terminal, made contract.NewToken) error {
			t.Warn("%s", t.Say("token.made", made.ID, strings.Join(made.Scopes, ", "), t.Moment(made.ExpiresAt)))
			t.Tell("%s\n", made.Secret)
			return nil
		})(c.MakeToken(ctx, body))
	})
	m.Text(cmd, &body.Name, "name", "token.name")
	m.Texts(cmd, &body.Scopes, "scope", "token.scope")
	cmd.Flags().IntVar(&body.Days, "days", 0, m.Say("token.days"))
	command.Fixed(cmd, "scope", usual...)
	return cmd
}

func end(m command.Maker, c *client.Client, t *terminal.Terminal) *cobra.Command {
	return m.Verb("token", "end", "ID", "tk_4mZr0cV1xQ", func(ctx context.Context, args []string) error {
		err := c.EndToken(ctx, args[0])
		if p, absent := fault.Is(err, http.StatusNotFound); absent && p.Lost { // an earlier try ended it
			err = nil
		}
		if err == nil && !t.JSON {
			t.Tell("%s", t.Say("token.ended"))
		}
		return err
	})
}
