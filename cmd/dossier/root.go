// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/version"
)

const localServer = "http://127.0.0.1:8080"

// The groups in which help lists the commands.
const (
	groupDraft = "draft"
	groupJudge = "judge"
	groupRead  = "read"
	groupOther = "other"
)

var groups = []string{groupDraft, groupJudge, groupRead, groupOther}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "dossier", Short: a.say("dossier.short"), Long: a.say("dossier.short") + "\n\n" + a.say("dossier.long"),
		Version: version.String(), SilenceUsage: true, SilenceErrors: true, Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				return a.usage("usage.near", args[0], strings.Join(near, a.say("or")))
			}
			return a.usage("usage.command", args[0])
		},
		ValidArgsFunction: cobra.NoFileCompletions, SuggestionsMinimumDistance: 2,
	}
	root.SetIn(a.in)
	root.SetOut(a.out) // before anything that keeps it, as completion does
	root.SetErr(a.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return a.flagError(err) })
	root.SetHelpFunc(a.help)
	root.SetUsageFunc(func(cmd *cobra.Command) error { a.help(cmd, nil); return nil })
	for _, id := range groups {
		root.AddGroup(&cobra.Group{ID: id, Title: a.say("group." + id)})
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.server, "server", cmp.Or(a.env("DOSSIER_SERVER"), localServer), a.say("flag.server"))
	flags.Var(&choice{&a.lang, []string{"nl", "en"}, a.say("usage.lang")}, "lang", a.say("flag.lang"))
	flags.Lookup("lang").DefValue = a.lang
	flags.BoolVar(&a.json, "json", false, a.say("flag.json"))
	flags.StringVar(&a.key, "key", "", a.say("flag.key"))
	flags.BoolVar(&a.noWait, "no-wait", false, a.say("flag.no-wait"))
	root.Flags().Bool("version", false, a.say("flag.built"))
	root.SetVersionTemplate("dossier {{.Version}}\n")
	flags.BoolP("help", "h", false, a.say("flag.help"))
	root.AddCommand(a.startCommand(), a.editCommand(), a.contentCommand(), a.attachCommand(), a.listCommand(), a.showCommand(), a.statusCommand(), a.timelineCommand(), a.documentsCommand(),
		a.downloadCommand(), a.verifyCommand(), a.watchCommand(), a.openCommand(), a.outcomeCommand(),
		a.decisionCommand("decide", `CW-KORT-0001 --approve --amount 40000.00 --reasons "Sterk partnerschap." --condition "Bezorg na zes maanden een verslag."`),
		a.decisionCommand("correct", `CW-JURY-0001 --approve --amount 30000.00 --reasons "Het bezwaar is gegrond."`),
		a.inadmissibleCommand(), a.requestSupplementCommand(), a.assignCommand(), a.conflictCommand(), a.assessorsCommand(), a.whoamiCommand(),
		a.scoresCommand("assess", `CW-JURY-0001 --score relevance=14 --score feasibility=12 --reasons "Helder plan."`),
		a.scoresCommand("record-consensus", `CW-JURY-0001 --reasons "De beoordelaars zijn het eens."`),
		a.registerAidCommand(), a.strikeCommand(), a.aidCommand(), a.resultsCommand(), a.pauseCommand(), a.extendCommand(), a.callCommand())
	root.AddCommand(a.stepCommands()...)
	root.AddCommand(a.registryCommands()...)
	root.SetHelpCommand(a.helpCommand())
	root.InitDefaultHelpCmd()
	root.SetCompletionCommandGroupID(groupOther)
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			cmd.Short, cmd.Long, cmd.Example = a.say("completion.short"), "", "  source <(dossier completion bash)"
		}
	}
	return root
}

// flagError turns what the flag library says into our words. What a flag was given is not repeated when it is an unknown one: it may be a secret.
func (a *app) flagError(err error) error {
	said := err.Error()
	for prefix, key := range map[string]string{"unknown flag: ": "usage.flag", "unknown shorthand flag: ": "usage.flag", "flag needs an argument: ": "usage.argument", "invalid argument ": "usage.value"} {
		if what, found := strings.CutPrefix(said, prefix); found {
			what, _, _ = strings.Cut(what, ": strconv.")
			return a.usage(key, what)
		}
	}
	return usageError{err}
}

// choice is a flag with a few possible values.
type choice struct {
	value *string
	from  []string
	hint  string
}

func (c *choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

func (c *choice) Type() string { return "string" }

func (c *choice) Set(s string) error {
	for _, known := range c.from {
		if s == known {
			*c.value = s
			return nil
		}
	}
	return errors.New(c.hint)
}

// once is a flag that is given once: of two files, none is sent.
type once struct {
	value *string
	set   bool
	hint  string
}

func (o *once) String() string {
	if o.value == nil {
		return ""
	}
	return *o.value
}

func (o *once) Type() string { return "string" }

func (o *once) Set(s string) error {
	if o.set {
		return errors.New(o.hint)
	}
	*o.value, o.set = s, true
	return nil
}
