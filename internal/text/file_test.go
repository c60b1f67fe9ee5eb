// SPDX-License-Identifier: EUPL-1.2

package text

import "testing"

func TestAFileIsReadAsUTF8OrNamedForWhatItIs(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]Encoding{
		`{"a":"é"}`: UTF8, "\ufeff{\"a\":1}": UTF8, "": UTF8, "\ufeff": UTF8, "{": UTF8, "reference;company\r\n": UTF8,
		"\xff\xfe{\x00}\x00": UTF16, "\xfe\xff\x00{\x00}": UTF16, "{\x00}\x00": UTF16, "\x00{\x00}": UTF16,
		"{\"a\":\"\xe9\"}": Windows, "caf\xe9": Windows, "\x93x\x94": Windows,
	} {
		body, is := File([]byte(raw))
		if is != want {
			t.Errorf("%q: %s, want %s", raw, is, want)
		}
		if is == UTF8 && len(body) > 0 && string(body[:min(3, len(body))]) == "\ufeff" {
			t.Errorf("%q keeps its mark", raw)
		}
	}
}
