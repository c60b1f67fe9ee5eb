// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// said is a text of the product: with its other language, where it has one.
type said struct {
	where  string
	nl, en string // en alone: a text that is in one language, whichever
}

var inTemplate = regexp.MustCompile(`\bt "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"`)

// everythingSaid are the texts of programs and pages.
func everythingSaid(t *testing.T) (all []said) {
	t.Helper()
	for _, root := range []string{"../../internal", "../../cmd", "../../workflows", "../../activities"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			where := strings.TrimPrefix(filepath.ToSlash(name), "../../")
			switch {
			case strings.HasPrefix(where, "internal/sample/"), strings.HasPrefix(where, "internal/testkit/"), strings.HasPrefix(where, "internal/bench/"): // of people made up, of tests
				return nil
			case strings.HasSuffix(name, ".html"):
				raw, err := os.ReadFile(name)
				if err != nil {
					return err
				}
				rest := inTemplate.ReplaceAllStringFunc(string(raw), func(found string) string {
					m := inTemplate.FindStringSubmatch(found)
					all = append(all, said{where, m[1], m[2]})
					return ""
				})
				all = append(all, said{where: where, en: regexp.MustCompile(`(?s)<[^>]*>|\{\{.*?\}\}`).ReplaceAllString(rest, " ")})
			case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
				found, err := saidIn(name)
				for i := range found {
					found[i].where = where
				}
				all = append(all, found...)
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// saidIn are the texts in Go code: two in a list of their own are one text in both languages.
func saidIn(name string) (all []said, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	text := func(e ast.Expr) (string, bool) {
		lit, is := e.(*ast.BasicLit)
		if !is || lit.Kind != token.STRING {
			return "", false
		}
		s, err := strconv.Unquote(lit.Value)
		return s, err == nil
	}
	inPair := map[ast.Node]bool{}
	pair := func(a, b ast.Expr) {
		nl, one := text(a)
		en, two := text(b)
		if one && two && nl != en && strings.TrimSpace(nl) != "" {
			inPair[a], inPair[b] = true, true
			all = append(all, said{"", nl, en})
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			_, slice := n.Type.(*ast.ArrayType)
			if _, map_ := n.Type.(*ast.MapType); len(n.Elts) == 2 && !map_ && (!slice || n.Type.(*ast.ArrayType).Len != nil) {
				pair(n.Elts[0], n.Elts[1])
			}
		case *ast.CallExpr:
			if f, is := n.Fun.(*ast.SelectorExpr); is && f.Sel.Name == "Said" && len(n.Args) >= 2 {
				pair(n.Args[0], n.Args[1])
			}
		case *ast.BasicLit:
			if s, is := text(n); is && !inPair[n] && strings.Contains(s, " ") {
				all = append(all, said{en: s})
			}
		}
		return true
	})
	return all, nil
}

// notion is a thing, and what it is called.
type notion struct {
	nl, en    string
	is, reads *regexp.Regexp // the Dutch word, and its English ones
	never     *regexp.Regexp
}

// glossary reads the page: what has one word in either language, and what one label stands for.
func glossary(t *testing.T) (notions []notion, labels [][2]string) {
	t.Helper()
	raw, err := os.ReadFile("../../docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	part := ""
	for line := range strings.Lines(string(raw)) {
		if title, is := strings.CutPrefix(line, "## "); is {
			part = strings.TrimSpace(title)
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "| "), " | ")
		if len(cells) != 3 || !strings.HasPrefix(line, "| ") || cells[1] == "English" || cells[1] == "Nederlands" {
			continue
		}
		switch part {
		case "States", "Roles", "Commands":
			labels = append(labels, [2]string{cells[1], cells[2]})
		case "One word for one thing":
			either := func(words string) string { return strings.ReplaceAll(words, ", ", "|") }
			notions = append(notions, notion{cells[0], cells[1], regexp.MustCompile(`\b` + cells[0]),
				regexp.MustCompile(either(cells[1])), regexp.MustCompile(`\b(` + either(cells[2]) + `)\b`)})
		}
	}
	if len(notions) < 15 || len(labels) < 40 {
		t.Fatalf("little was read: %d notions, %d labels", len(notions), len(labels))
	}
	return notions, labels
}

// quoted is what a text gives to be typed as it stands, and so is no word of a language.
var quoted = regexp.MustCompile("`[^`]*`|\\bdossier (login|logout|call)\\b|\\b[a-z]+_[a-z_]+\\b|\"[a-z]+\":")

// unfit says what in a text goes against the glossary.
func unfit(s said, notions []notion, labels [][2]string) (found []string) {
	nl, en := strings.ToLower(quoted.ReplaceAllString(s.nl, "")), strings.ToLower(quoted.ReplaceAllString(s.en, ""))
	for _, n := range notions {
		if word := n.never.FindString(nl + "\n" + en); word != "" {
			found = append(found, "the word is "+n.nl+" or "+n.en+", never "+word)
		}
		if n.is.MatchString(nl) && !n.reads.MatchString(en) {
			found = append(found, n.nl+" is "+n.en)
		}
	}
	for _, l := range labels {
		if nl == l[0] && en != l[1] {
			found = append(found, l[0]+" is "+l[1])
		}
	}
	return found
}

// TestOneThingHasOneWord holds every text of programs, pages and papers to the glossary, in both languages.
func TestOneThingHasOneWord(t *testing.T) {
	t.Parallel()
	notions, labels := glossary(t)
	all := everythingSaid(t)
	if len(all) < 3000 {
		t.Errorf("%d texts are few", len(all))
	}
	for _, s := range all {
		for _, fault := range unfit(s, notions, labels) {
			t.Errorf("%s: %s: %q %q", s.where, fault, s.nl, s.en)
		}
	}
	for _, s := range []said{
		{nl: "Uw bedrijf staat er al.", en: "Your company is there already."},
		{nl: "Uw onderneming staat er al.", en: "Your business is there already."},
		{nl: "Voeg een bijlage toe.", en: "Add an annex."},
		{nl: "in nazicht", en: "under review"},
		{en: "Meld u aan om in te dienen: log in met uw passkey."},
		{en: "The appeal is due."},
	} {
		if len(unfit(s, notions, labels)) == 0 {
			t.Errorf("nothing is said of %q %q", s.nl, s.en)
		}
	}
}
