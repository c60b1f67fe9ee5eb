// SPDX-License-Identifier: EUPL-1.2

// Package login holds the commands about who you are to the server: signing in and out, and tokens for programs.
package login

import (
	"cmp"
	"context"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Commands are those of who signs in; the login is kept in a folder, and given says whether the environment has a token that goes before
// it.
func Commands(m command.Maker, c *client.Client, t *terminal.Terminal, at Folder, given func() bool) []*cobra.Command {
	return []*cobra.Command{login(m, c, t, at, given), logout(m, c, t, at),
		m.Noun("token", "list", list(m, c, t), create(m, c, t), end(m, c, t))}
}

// usual are the scopes of who names none: all but deciding, for which people sign in anew.
var usual = contract.Scopes[:len(contract.Scopes)-1]

func login(m command.Maker, c *client.Client, t *terminal.Terminal, at Folder, given func() bool) *cobra.Command {
	body := contract.LoginBody{}
	cmd := m.Plain("login", command.Other, "--scope read --scope draft", func(ctx context.Context, _ []string) error {
		host, _ := os.Hostname() // or without
		body.Name = cmp.Or(body.Name, strings.TrimSpace("dossier "+host))
		if len(body.Scopes) == 0 {
			body.Scopes = usual
		}
		earlier, _ := at.Read(c.Server) // what cannot be read is replaced
		begun, err := c.Login(ctx, body)
		if err != nil {
			return err
		}
		where, err := c.Where(begun.Body)
		if err != nil {
			return err
		}
		t.Warn("%s", t.Say("login.go", where, terminal.Flat(begun.Body.UserCode), begun.Body.ExpiresIn/60))
		got, err := c.AwaitLogin(ctx, begun.Body)
		if err != nil {
			return err
		}
		if err := at.write(Kept{Server: c.Server, ID: got.Body.ID, Token: got.Body.Secret, ExpiresAt: got.Body.ExpiresAt}); err != nil {
			return err
		}
		if earlier.Token != "" {
			_ = endAs(ctx, c, earlier) // it may be over, and ends by itself
		}
		if given() {
			t.Warn("%s", t.Say("login.given"))
		}
		if t.JSON {
			return t.Value(got.Body.Token)
		}
		t.Tell("%s", t.Say("login.done", strings.Join(got.Body.Scopes, ", "), t.Moment(got.Body.ExpiresAt)))
		return nil
	})
	m.Texts(cmd, &body.Scopes, "scope", "flag.scope")
	m.Text(cmd, &body.Name, "name", "login.name")
	command.Fixed(cmd, "scope", contract.Scopes...)
	return cmd
}

func logout(m command.Maker, c *client.Client, t *terminal.Terminal, at Folder) *cobra.Command {
	return m.Plain("logout", command.Other, "", func(ctx context.Context, _ []string) error {
		kept, err := at.Read(c.Server)
		switch {
		case err != nil:
			return err
		case kept.Token == "":
			return t.Usage("logout.none", c.Server)
		}
		if err := endAs(ctx, c, kept); err != nil {
			return err
		}
		if err := at.remove(c.Server); err != nil {
			return err
		}
		if !t.JSON {
			t.Tell("%s", t.Say("logout.done"))
		}
		return nil
	})
}

// endAs ends a login by its own token. One that is over already is no fault.
func endAs(ctx context.Context, c *client.Client, k Kept) error {
	own := *c
	own.Token = func() (string, error) { return k.Token, nil }
	err := own.EndToken(ctx, k.ID)
	for _, over := range []int{http.StatusUnauthorized, http.StatusNotFound} {
		if _, is := fault.Is(err, over); is {
			return nil
		}
	}
	return err
}
