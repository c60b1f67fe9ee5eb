// SPDX-License-Identifier: EUPL-1.2

package words

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[a-zA-Z]`)

func TestBothLanguagesSayTheSame(t *testing.T) {
	t.Parallel()
	for key, p := range words {
		if p[0] == "" || p[1] == "" {
			t.Errorf("%s lacks a language", key)
		}
		if nl, en := verb.FindAllString(p[0], -1), verb.FindAllString(p[1], -1); !slices.Equal(nl, en) {
			t.Errorf("%s fills in %v and %v", key, nl, en)
		}
		if strings.Count(p[0], "`") != strings.Count(p[1], "`") || strings.HasSuffix(p[0], "\n") != strings.HasSuffix(p[1], "\n") {
			t.Errorf("%s: %q and %q", key, p[0], p[1])
		}
	}
}

func TestTheCatalogueIsCompleteAndInUse(t *testing.T) {
	t.Parallel()
	var source strings.Builder
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		raw, err := os.ReadFile(path)
		if !strings.Contains(string(raw), "= map[string]bilingual.Words{\n") { // a part of the catalogue itself
			source.Write(raw)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?:Say|Usage|section|Count)\("([a-z_.-]+)"[,)]`).FindAllStringSubmatch(source.String(), -1) {
		if words[m[1]] == (bilingual.Words{}) {
			t.Errorf("%s is not in the catalogue", m[1])
		}
	}
	computed := regexp.MustCompile(`^(role|status|group|then|filter|amend|notice|year|check|registered|duty|change)\.|\.short$`)
	for key := range words {
		if !computed.MatchString(key) && !strings.Contains(source.String(), `"`+key+`"`) {
			t.Errorf("%s is not used", key)
		}
	}
}
