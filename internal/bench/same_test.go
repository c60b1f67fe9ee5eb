// SPDX-License-Identifier: EUPL-1.2

package bench

import "testing"

func TestTheFirstDifferenceIsNamed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ one, other, at string }{
		{`{"a":1,"b":[1,2]}`, ` { "b": [1, 2], "a": 1 }`, ""},
		{`{"a":1}`, `{"a":2}`, "/a"},
		{`{"a":[1,2]}`, `{"a":[1,3]}`, "/a/1"},
		{`{"a":[1,2]}`, `{"a":[1]}`, "/a"},
		{`{"a":1}`, `{"a":1,"b":null}`, "/b"},
		{`{"a":1,"b":2}`, `{"a":1}`, "/b"},
		{`{"a":{}}`, `{"a":[]}`, "/a"},
	} {
		if at, err := differ([]byte(c.one), []byte(c.other)); err != nil || at != c.at {
			t.Errorf("%s and %s differ at %q, %v; want %q", c.one, c.other, at, err, c.at)
		}
	}
}
