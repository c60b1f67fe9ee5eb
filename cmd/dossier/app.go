// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// app is one invocation: where it reads and writes, and what the flags say.
type app struct {
	in     io.Reader
	out    *paper
	err    io.Writer
	env    func(string) string
	launch func(address string) error // opens the browser
	http   *http.Client
	pace   pace

	terminal func() bool    // a person can be asked
	ran      *cobra.Command // what was carried out

	server, lang, key string
	json, noWait      bool
}

// pace is how patient an invocation is.
type pace struct {
	pauses             []time.Duration // between tries when the connection is lost; reading takes fewer
	tryFor             time.Duration   // no try starts later than this after the first
	followFor, askWait time.Duration   // how long a 202 is followed, and how often is asked
	reconnect          time.Duration   // the first pause of watch
	silence            time.Duration   // after which watch takes a stream for dead; the server breathes every 15 s
}

var usualPace = pace{
	pauses: []time.Duration{300 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second},
	tryFor: 15 * time.Second, followFor: 30 * time.Second, askWait: time.Second, reconnect: time.Second, silence: 50 * time.Second,
}

func newApp(in io.Reader, out, errs io.Writer) *app {
	return &app{in: in, out: &paper{w: out}, err: screen{errs}, env: os.Getenv, launch: browse, http: newHTTP(), pace: usualPace, terminal: atTerminal}
}

// run carries out one command line and gives the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	a.lang = spoken(args, a.env)
	root := a.root()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	a.ran = cmd
	if err == nil && a.out.failed != nil {
		err = fmt.Errorf("%s: %w", a.say("cannot_write"), a.out.failed)
	}
	return a.exit(ctx, strings.Join(append([]string{cmd.CommandPath()}, cmd.Flags().Args()...), " "), err)
}

// spoken finds the language before anything else is read, because help is written in it too: that of the flag, or else that of
// the person's environment as POSIX reads it.
func spoken(args []string, env func(string) string) string {
	lang := "nl"
	if locale := cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG")); locale == "en" || strings.HasPrefix(locale, "en_") || strings.HasPrefix(locale, "en.") {
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
	return lang
}
