// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// registryCommands are about who is in the programme and what they try.
func (a *app) registryCommands() []*cobra.Command {
	return []*cobra.Command{
		a.noun("hub", "show kempen --on 2026-11-24", a.hubListCommand(), a.hubShowCommand(), a.hubPartnerCommand()),
		a.noun("organisation", "list --q houtwerk", a.organisationListCommand(), a.organisationShowCommand(), a.organisationAddCommand(), a.organisationChangeCommand()),
		a.noun("trajectory", "list --hub kempen", a.trajectoryListCommand(), a.trajectoryShowCommand(), a.trajectoryAddCommand(), a.trajectoryEndCommand()),
	}
}

// registryNouns are the commands whose second word is no dossier.
var registryNouns = map[string]bool{"hub": true, "organisation": true, "trajectory": true, "call": true, "results": true, "aid": true}

// noun groups the commands about one kind of record, or about a part of it. By itself it is a question for help.
func (a *app) noun(name, example string, verbs ...*cobra.Command) *cobra.Command {
	path, group := strings.Fields(name), groupRead
	if len(path) > 1 {
		group = ""
	}
	cmd := &cobra.Command{
		Use: path[len(path)-1], Short: a.say(strings.Join(path, ".") + ".short"), GroupID: group, Example: "  dossier " + name + " " + example,
		Args: cobra.ArbitraryArgs, ValidArgsFunction: cobra.NoFileCompletions, SuggestionsMinimumDistance: 2,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				return a.usage("usage.near", name+" "+args[0], name+" "+strings.Join(near, a.say("or")+name+" "))
			}
			return a.usage("usage.verb", name+" "+args[0], name)
		},
	}
	cmd.AddCommand(verbs...)
	return cmd
}

// verb builds a command of a noun; argument names the codes that it takes, "" for nothing.
func (a *app) verb(noun, name, argument, example string, do action) *cobra.Command {
	cmd := a.plain(noun+" "+name, "", strings.TrimSpace(example), do)
	cmd.Use, cmd.Short = name, a.say(strings.ReplaceAll(noun, " ", ".")+"."+name+".short")
	if argument == "" {
		return cmd
	}
	cmd.Use += " " + argument
	cmd.Args = func(_ *cobra.Command, args []string) error {
		one := !strings.Contains(argument, " ")
		switch {
		case len(args) == len(strings.Fields(argument)) && !slices.ContainsFunc(args, func(s string) bool { return !oneName(s) }):
			return nil
		case one:
			return a.usage("usage.code", argument)
		}
		return a.usage("usage.codes", argument)
	}
	return cmd
}

// fixed offers the few values of a flag to the shell.
func fixed(cmd *cobra.Command, flag string, values ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is not defined: only a broken build gets here
	}
}

// registryPath is the address of a record of the registry; with no code, of all of them.
func registryPath(records string, code ...string) string {
	path := "/api/v1/" + records
	for _, c := range code {
		path += "/" + url.PathEscape(c)
	}
	return path
}

// filtered adds the filters that were given to an address.
func filtered(path string, filters map[string]*string) string {
	query := url.Values{}
	for name, value := range filters {
		if *value != "" {
			query.Set(name, *value)
		}
	}
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// record sends a record. When the connection was lost on the way, "it exists already" may be about our own first try; a record
// that is put in its place may be put there again.
func (a *app) record(ctx context.Context, method, path string, body any) ([]byte, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("json: %w", err)
	}
	r, err := a.send(ctx, exchange{method: method, path: path, body: raw})
	if p := new(problem); errors.As(err, &p) && p.lost && p.Status == http.StatusConflict {
		p.advice = a.say("registry.own")
	}
	if u := new(unreachable); errors.As(err, &u) {
		u.put = false
	}
	if err != nil {
		return nil, err
	}
	return r.body, nil
}

// look reads a record; one that does not exist is answered with where to find those that do.
func (a *app) look(ctx context.Context, noun, path string, v any) ([]byte, error) {
	raw, err := a.getInto(ctx, path, v)
	if p := new(problem); errors.As(err, &p) && p.Status == http.StatusNotFound {
		p.advice = a.say("registry.list", noun)
	}
	return raw, err
}
