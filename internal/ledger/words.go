// SPDX-License-Identifier: EUPL-1.2

package ledger

import "fmt"

// Words say the same in Dutch and in English.
type Words struct{ NL, EN string }

// In is the sentence in Dutch ("nl") or English ("en").
func (w Words) In(lang string) string {
	if lang == "en" {
		return w.EN
	}
	return w.NL
}

// said fills in both languages alike.
func said(nl, en string, args ...any) Words {
	return Words{fmt.Sprintf(nl, args...), fmt.Sprintf(en, args...)}
}
