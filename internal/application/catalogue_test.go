// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the page of the content anew")

// every is each field of the catalogue, from the sections down.
func every(fields []Field, do func(f Field, depth int)) { walk(fields, 0, do) }

func walk(fields []Field, depth int, do func(f Field, depth int)) {
	for _, f := range fields {
		do(f, depth)
		walk(f.Fields, depth+1, do)
	}
}

func TestTheCatalogueKnowsEveryField(t *testing.T) {
	t.Parallel()
	known := map[string]Field{}
	every(Catalogue(), func(f Field, _ int) {
		known[f.Pattern] = f
		if f.Label[0] == "" || f.Label[1] == "" || f.Kind == "" {
			t.Errorf("%+v", f)
		}
		if (f.Kind == Choice || f.Kind == Choices) && len(List(f.List)) == 0 {
			t.Errorf("%s has no list", f.Pattern)
		}
		if place, found := Place(strings.ReplaceAll(f.Pattern, "*", "7"), "nl"); !found || place == "" {
			t.Errorf("%s has no place", f.Pattern)
		}
	})
	for pattern, words := range help {
		if _, there := known[pattern]; !there {
			t.Errorf("help for %s, which is no field", pattern)
		}
		for i, lang := range []string{"nl", "en"} {
			if words[i] == "" || !strings.HasSuffix(words[i], ".") && !strings.HasSuffix(words[i], "?") {
				t.Errorf("help for %s in %s: %q", pattern, lang, words[i])
			}
		}
	}
	for pattern, want := range map[string]Field{
		"/applicant/name":                   {Kind: Line, Max: 200, Required: true},
		"/applicant/size/headcount_fte":     {Kind: Decimal, Decimals: 2, Required: true},
		"/applicant/size/turnover":          {Kind: Amount},
		"/partners/*/tasks":                 {Kind: Text, Max: 10_000},
		"/partners/*/organisation":          {Kind: Group},
		"/partners/*/de_minimis/*/amount":   {Kind: Amount, Required: true},
		"/project/circular_strategies/main": {Kind: Choice, List: "circular_strategies", Required: true},
		"/project/material_streams":         {Kind: Choices, List: "material_streams"},
		"/project/municipalities":           {Kind: Texts, Required: true},
		"/hubs/supporting":                  {Kind: Texts},
		"/plan":                             {Kind: Rows, Required: true},
		"/plan/*/start":                     {Kind: Day, Required: true},
		"/state_aid/double_funding":         {Kind: Tick},
		"/declarations/truthful":            {Kind: Tick},
	} {
		got := known[pattern]
		if got.Kind != want.Kind || got.List != want.List || got.Decimals != want.Decimals || got.Required != want.Required || want.Max > 0 && got.Max != want.Max {
			t.Errorf("%s: %+v", pattern, got)
		}
	}
}

// TestThePageOfTheContent is docs/content.md, printed from the catalogue.
func TestThePageOfTheContent(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# The content of a dossier\n\nEvery field, as pages, the API and the command line know it. Generated from `internal/application`; " +
		"`go test ./internal/application -update` writes it anew. A field marked * must be filled in before the review can be asked for.\n")
	every(Catalogue(), func(f Field, depth int) {
		if depth == 0 {
			fmt.Fprintf(&b, "\n## %s – %s\n\n", capital(f.Label[0]), f.Label[1])
			if f.Help[0] != "" {
				fmt.Fprintf(&b, "%s – *%s*\n\n", f.Help[0], f.Help[1])
			}
			fmt.Fprintf(&b, "| Field | Nederlands | English | Kind | Help |\n|---|---|---|---|---|\n")
			return
		}
		mark, kind, told := "", string(f.Kind), ""
		if f.Help[0] != "" {
			told = f.Help[0] + " – *" + f.Help[1] + "*"
		}
		if f.Required {
			mark = " *"
		}
		switch {
		case f.List != "":
			kind += " of [" + f.List + "](#" + strings.ReplaceAll(f.List, "_", "-") + ")"
		case f.Max > 0:
			kind += fmt.Sprintf(", at most %d characters", f.Max)
		case f.Kind == Decimal:
			kind += fmt.Sprintf(", at most %d decimals", f.Decimals)
		}
		fmt.Fprintf(&b, "| `%s`%s | %s | %s | %s | %s |\n", f.Pattern, mark, f.Label[0], f.Label[1], kind, told)
	})
	b.WriteString("\n# Closed lists\n")
	seen := map[string]bool{}
	every(Catalogue(), func(f Field, _ int) {
		if f.List == "" || seen[f.List] {
			return
		}
		seen[f.List] = true
		fmt.Fprintf(&b, "\n## %s\n\n| Key | Nederlands | English |\n|---|---|---|\n", strings.ReplaceAll(f.List, "_", "-"))
		for _, key := range List(f.List) {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", key, Label(f.List, key, "nl"), Label(f.List, key, "en"))
		}
	})
	const path = "../../docs/content.md"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != b.String() {
		t.Errorf("docs/content.md is stale: look at the difference after go test ./internal/application -update (%v)", err)
	}
}
