// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"slices"
	"testing"
)

// TestEveryKeyOfEveryListHasWords, which tell it from every other of its list.
func TestEveryKeyOfEveryListHasWords(t *testing.T) {
	t.Parallel()
	named := []string{"maatwerkbedrijf", "maatwerkafdeling", "invoegbedrijf"} // the word is the key
	if len(lists) < 15 {
		t.Errorf("%d lists", len(lists))
	}
	for name, keys := range lists {
		if len(keys) == 0 {
			t.Errorf("the list %s is empty", name)
		}
		for _, lang := range []string{"nl", "en"} {
			said := map[string]bool{}
			for _, key := range keys {
				words := Label(name, key, lang)
				if words == key && lang == "nl" && !slices.Contains(named, key) || words == "" || said[words] {
					t.Errorf("%s of %s is called %q", key, name, words)
				}
				said[words] = true
			}
		}
	}
	for list, words := range listWords {
		for key := range words {
			if _, there := lists[list]; !there {
				t.Errorf("words of a list %s that is none", list)
			} else if !slices.Contains(lists[list], key) {
				t.Errorf("words of %s, which is not in %s", key, list)
			}
		}
	}
	if got := Label("indicators", "iets_nieuws", "nl"); got != "iets_nieuws" {
		t.Errorf("a key without words is shown as %q", got)
	}
}
