// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	testDefined = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	testNamed   = regexp.MustCompile("`(Test\\w+)`")
)

// TestTheTableOfBehavioursIsTrue: docs/ux.md numbers what pages do for people, and each test that it names is in the tree.
func TestTheTableOfBehavioursIsTrue(t *testing.T) {
	t.Parallel()
	there := map[string]bool{}
	for _, pattern := range []string{"../*/*_test.go", "../*/*/*_test.go", "../../cmd/*/*_test.go", "../../e2e/*_test.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range testDefined.FindAllSubmatch(raw, -1) {
				there[string(m[1])] = true
			}
		}
	}
	raw, err := os.ReadFile("../../docs/ux.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|---") || strings.HasPrefix(line, "| # |") {
			continue
		}
		rows++
		if len(cells) != 4 || strings.TrimSpace(cells[0]) != strconv.Itoa(rows) || strings.TrimSpace(cells[1]) == "" || strings.TrimSpace(cells[3]) == "" {
			t.Errorf("row %d: %s", rows, line)
			continue
		}
		named := testNamed.FindAllStringSubmatch(cells[2], -1)
		if len(named) == 0 {
			t.Errorf("row %d names no test", rows)
		}
		for _, m := range named {
			if !there[m[1]] {
				t.Errorf("row %d: there is no %s", rows, m[1])
			}
		}
	}
	if rows < 32 {
		t.Errorf("%d rows", rows)
	}
}
