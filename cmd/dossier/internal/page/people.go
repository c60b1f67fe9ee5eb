// SPDX-License-Identifier: EUPL-1.2

package page

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Me is who the token stands for.
func Me(t *terminal.Terminal, me contract.Me) error {
	if len(me.Memberships) == 0 {
		t.Tell("%s\n", terminal.Flat(me.Name)+": "+t.Say("me.none"))
	}
	for i, m := range me.Memberships {
		lead := terminal.Flat(me.Name) + ", "
		if i > 0 {
			lead = strings.Repeat(" ", utf8.RuneCountInString(lead))
		}
		t.Tell("%s%s\n", lead, membership(t, m, len(me.Memberships) > 1))
	}
	if me.Token.ID != "" { // a server from before there were scopes tells none
		t.Tell("%s\n", t.Say("me.token", strings.Join(me.Token.Scopes, ", "), t.Moment(me.Token.ExpiresAt)))
	}
	return nil
}

// membership is one in words, with how --as names it where there is a choice.
func membership(t *terminal.Terminal, m contract.Membership, choice bool) string {
	line := m.Label
	if place := cmp.Or(m.Hub, m.Company); place != "" {
		line += " (" + place + ")"
	}
	if m.Dossier != "" {
		line += ", " + t.Say("me.only", m.Dossier)
	}
	if m.Lent {
		line += ", " + t.Say("me.lent")
	}
	if choice {
		line += ": --as " + m.As
	}
	return line
}

// Assessors are those who can be asked to assess.
func Assessors(t *terminal.Terminal, list contract.AssessorList) error {
	var rows [][]string
	for _, p := range list.Assessors {
		rows = append(rows, []string{p.ID, p.Name})
	}
	return t.Grid("", rows)
}
