// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// draftID names the application as it stands now, printed on request and stored nowhere.
const draftID = "draft"

// identified is what the id of a document looks like, in the list of documents.
var identified = regexp.MustCompile(`^[a-z][a-z0-9_]*(-[a-z0-9_]+)?-[0-9]+$`)

var kinds = []string{"application", "decision", "consensus", "supplement_request", "admissibility", "inadmissibility"}

func (a *app) downloadCommand() *cobra.Command {
	var target string
	cmd := a.about("download", groupRead, "CW-KORT-0001 decision -o beslissing.pdf", func(ctx context.Context, args []string) error {
		if target == "" {
			target = args[0] + "-" + args[1] + ".pdf"
		}
		if target == "-" && a.json {
			return a.usage("usage.json_binary")
		}
		if err := a.fit(target); err != nil {
			return err
		}
		d, raw, err := a.fetch(ctx, args[0], args[1])
		if err != nil {
			return err
		}
		if err := a.store(target, raw); err != nil {
			return err
		}
		if err := a.fetched(args[0], target, d); err != nil || a.json {
			return err
		}
		for _, warning := range d.Warnings {
			a.warn("! %s\n", flat(warning))
		}
		return nil
	})
	cmd.Use += " " + strings.Join(kinds, "|") + "|ID"
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) != 2 || !oneName(args[0]) || !slices.Contains(kinds, args[1]) && !identified.MatchString(args[1]) {
			return a.usage("usage.document")
		}
		return nil
	}
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 1 {
			return kinds, cobra.ShellCompDirectiveNoFileComp
		}
		return a.numbers(cmd, args, typed)
	}
	cmd.Flags().StringVarP(&target, "output", "o", "", a.say("flag.output"))
	return cmd
}

// fetch gets the latest document of a kind and checks it against the hash in the list. Without a submitted application it gets the draft.
func (a *app) fetch(ctx context.Context, number, kind string) (document, []byte, error) {
	var list documentList
	if _, err := a.getInto(ctx, dossierPath(number, "documents"), &list); err != nil {
		return document{}, nil, err
	}
	d, found := list.latest(kind)
	if identified.MatchString(kind) {
		d, found = list.identified(kind), true
	}
	if !found && kind != kinds[0] {
		return d, nil, &problem{Type: "urn:dossierwerkt:problem:no_document", Title: http.StatusText(http.StatusNotFound), Status: http.StatusNotFound,
			Detail: a.say("download.none"), advice: a.say("download.show", number)}
	}
	if !found {
		d = document{ID: draftID, Kind: kind}
	}
	r, err := a.get(ctx, dossierPath(number, "documents", d.ID))
	if err != nil {
		return d, nil, err
	}
	sum := sha256.Sum256(r.body)
	got := hex.EncodeToString(sum[:])
	if d.SHA256 != "" && !strings.EqualFold(got, d.SHA256) {
		return d, nil, errors.New(a.say("download.damaged"))
	}
	d.SHA256, d.Bytes = got, len(r.body)
	return d, r.body, nil
}

// fetched says what was stored where; the document itself may be on the standard output.
func (a *app) fetched(number, target string, d document) error {
	if a.json {
		return a.printValue(struct {
			Number string `json:"number"`
			ID     string `json:"id"`
			Kind   string `json:"kind"`
			File   string `json:"file"`
			Bytes  int    `json:"bytes"`
			SHA256 string `json:"sha256"`
		}{number, d.ID, d.Kind, target, d.Bytes, d.SHA256})
	}
	key := "download.done"
	if d.ID == draftID {
		key = "download.draft"
	}
	if target != "-" || d.ID == draftID {
		a.warn("%s\n", a.say(key, target, d.Bytes))
	}
	return nil
}
