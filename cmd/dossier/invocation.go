// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/login"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/look"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// invocation is what one run of the program has around it.
type invocation struct {
	in        io.Reader
	out, errs io.Writer
	env       func(string) string
	launch    func(address string) error // opens the browser
	attended  func() bool                // a person can be asked
	patience  client.Patience
	folder    login.Folder // of logins
}

func newInvocation(in io.Reader, out, errs io.Writer) *invocation {
	return &invocation{in: in, out: out, errs: errs, env: os.Getenv, launch: look.Browse, attended: terminal.Attended,
		patience: client.Usual, folder: os.UserConfigDir}
}

// run carries out one command line and gives the exit code.
func (i *invocation) run(ctx context.Context, args []string) int {
	h := i.house(language(args, i.env))
	root := h.root()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		err = h.terminal.Unwritten(h.terminal.Failed())
	}
	about := strings.Join(append([]string{cmd.CommandPath()}, cmd.Flags().Args()...), " ")
	return fault.Exit(ctx, h.terminal, fault.Run{Server: h.client.Server, Command: cmd, About: about}, err)
}

// house gives an invocation its one client and its one terminal.
func (i *invocation) house(lang words.Language) *house {
	t := terminal.New(i.out, i.errs, lang, i.attended)
	c := client.New()
	c.Server, c.Language, c.Patience = cmp.Or(i.env("DOSSIER_SERVER"), localServer), string(lang), i.patience
	c.Token = func() (string, error) { return token(lang, i.env, i.folder, c.Server) }
	c.Slow = func() {
		if i.attended() { // a script looks at the end
			t.Warn("%s\n", t.Say("retrying", c.Server))
		}
	}
	return &house{client: c, terminal: t, input: terminal.Input{Language: lang, Standard: i.in}, launch: i.launch, folder: i.folder,
		given: func() bool { return i.env("DOSSIER_TOKEN") != "" || i.env("DOSSIER_TOKEN_FILE") != "" }}
}

// language finds the language before anything else is read, because help is written in it too: that of the flag, or else that of
// the person's environment as POSIX reads it.
func language(args []string, env func(string) string) words.Language {
	lang := "nl"
	locale := cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
	if locale == "en" || strings.HasPrefix(locale, "en_") || strings.HasPrefix(locale, "en.") {
		lang = "en"
	}
	for i, arg := range args {
		value, set := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, set = args[i+1], true
		}
		if arg == "--" {
			break
		}
		if set && (value == "en" || value == "nl") {
			lang = value
		}
	}
	return words.Language(lang)
}
