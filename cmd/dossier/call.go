// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// callCommand groups what is about calls.
func (a *app) callCommand() *cobra.Command {
	cmd := a.noun("call", "show CW-JURY", a.callList(), a.callShow(), a.callFile("check", http.MethodPost, "/api/v1/calls/check"), a.callFile("publish", http.MethodPost, "/api/v1/calls"), a.callAmend(), a.callRanking())
	cmd.GroupID = groupOther
	return cmd
}

// below builds a command below call; many says how many words it takes.
func (a *app) below(name, argument, example string, do action) *cobra.Command {
	cmd := a.plain("call "+name, "", example, do)
	cmd.Use, cmd.Short = name, a.say("call_"+name+".short")
	if argument != "" {
		cmd.Use += " " + a.say(argument)
		cmd.Args = func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !oneName(args[0]) {
				return a.usage("usage.call", a.say(argument))
			}
			return nil
		}
	}
	return cmd
}

func callPath(code string, rest string) string { return "/api/v1/calls/" + url.PathEscape(code) + rest }

func (a *app) callList() *cobra.Command {
	return a.below("list", "", "", func(ctx context.Context, _ []string) error {
		var list struct {
			Calls []struct {
				Code     string      `json:"code"`
				Name     string      `json:"name"`
				Version  int         `json:"version"`
				Deadline time.Time   `json:"deadline"`
				Budget   *money.Euro `json:"budget"`
			} `json:"calls"`
		}
		raw, err := a.getInto(ctx, "/api/v1/calls", &list)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		var rows [][]string
		for _, c := range list.Calls {
			rows = append(rows, []string{c.Code, strconv.Itoa(c.Version), a.moment(c.Deadline), a.amount(c.Budget), c.Name})
		}
		return a.grid(a.say("call.head"), rows)
	})
}

// told is a version of a call in words.
type told struct {
	Rules struct {
		Version int `json:"version"`
	} `json:"rules"`
	Words     []string `json:"words"`
	Versions  []int    `json:"versions"`
	Touched   []string `json:"touched"`
	Published []struct {
		Version int       `json:"version"`
		At      time.Time `json:"at"`
		By      string    `json:"by"`
		Reasons string    `json:"reasons"`
		Touched []string  `json:"touched"`
	} `json:"published"`
}

func (a *app) tellCall(r *answer) error {
	if a.json {
		return a.print(r.body)
	}
	var c told
	if err := a.into(r, &c); err != nil {
		return err
	}
	for _, line := range c.Words {
		a.tell("%s\n", line)
	}
	for _, p := range c.Published {
		line := a.say("call.published", p.Version, a.moment(p.At))
		for _, more := range []string{flat(p.By), flat(p.Reasons), strings.Join(p.Touched, ", ")} {
			if more != "" {
				line += "; " + more
			}
		}
		a.tell("%s\n", line)
	}
	if len(c.Versions) > 0 && c.Rules.Version < slices.Max(c.Versions) {
		a.tell("%s", a.say("call.older", slices.Max(c.Versions)))
	}
	for _, number := range c.Touched {
		a.tell("%s", a.say("call.touched", number))
	}
	return nil
}

func (a *app) callShow() *cobra.Command {
	var version string
	cmd := a.below("show", "argument.call", "CW-JURY --version 1", func(ctx context.Context, args []string) error {
		path := callPath(args[0], "")
		if version != "" {
			if n, err := strconv.Atoi(version); err != nil || n < 1 {
				return a.usage("usage.version")
			}
			path += "?" + url.Values{"version": {version}}.Encode()
		}
		r, err := a.get(ctx, path)
		if err != nil {
			return err
		}
		return a.tellCall(r)
	})
	cmd.Flags().StringVar(&version, "version", "", a.say("flag.version"))
	return cmd
}

// callFile sends a call file to be checked or published.
func (a *app) callFile(name, method, path string) *cobra.Command {
	cmd := a.below(name, "argument.file", "oproep.json", func(ctx context.Context, args []string) error {
		raw, err := a.readFile(ctx, args[0])
		if err != nil {
			return err
		}
		r, err := a.send(ctx, exchange{method: method, path: path, body: raw})
		if err != nil {
			return err
		}
		return a.tellCall(r)
	})
	cmd.ValidArgsFunction = nil // files
	return cmd
}

func (a *app) callAmend() *cobra.Command {
	values := map[string]*string{}
	cmd := a.below("amend", "argument.call", `CW-JURY --deadline 2027-02-05T12:00:00+01:00 --reasons "De website lag een dag plat."`, func(ctx context.Context, args []string) error {
		body := map[string]any{}
		for name, value := range values {
			if *value != "" {
				body[name] = *value
			}
		}
		if *values["budget"] != "" {
			body["budget"] = money.Euro{Amount: *values["budget"], Currency: money.Currency}
		}
		raw, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("json: %w", err)
		}
		r, err := a.send(ctx, exchange{method: http.MethodPost, path: callPath(args[0], "/amendments"), body: raw})
		if err != nil {
			return err
		}
		return a.tellCall(r)
	})
	for _, name := range []string{"deadline", "hub", "dossier", "budget", "reasons"} {
		values[name] = cmd.Flags().String(name, "", a.say("amend."+name))
	}
	return cmd
}

func (a *app) callRanking() *cobra.Command {
	return a.below("ranking", "argument.call", "CW-JURY", func(ctx context.Context, args []string) error {
		var list struct {
			Dossiers []struct {
				Rank   int    `json:"rank"`
				Number string `json:"number"`
				Label  string `json:"label"`
				Total  string `json:"total"`
				Title  string `json:"title"`

				SubmittedAt time.Time `json:"submitted_at"`
			} `json:"dossiers"`
		}
		raw, err := a.getInto(ctx, callPath(args[0], "/ranking"), &list)
		if err != nil {
			return err
		}
		if a.json {
			return a.print(raw)
		}
		var rows [][]string
		for _, d := range list.Dossiers {
			rank := "–"
			if d.Rank > 0 {
				rank = strconv.Itoa(d.Rank)
			}
			rows = append(rows, []string{rank, d.Number, a.decimal(d.Total), d.Label, a.moment(d.SubmittedAt), d.Title})
		}
		return a.grid(a.say("ranking.head"), rows)
	})
}
