// SPDX-License-Identifier: EUPL-1.2

package access_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestAMistypedTokenIsSeenAtOnce: each single character that is another one, each that is left out, each two that changed places.
func TestAMistypedTokenIsSeenAtOnce(t *testing.T) {
	t.Parallel()
	for range 50 {
		token := access.NewToken()
		if !access.WellFormed(token) || !access.WellFormed(token+"\n") {
			t.Fatal("a token is none")
		}
		for i := range token {
			other := "x"
			if token[i] == 'x' {
				other = "y"
			}
			wrong := []string{token[:i] + other + token[i+1:], token[:i] + token[i+1:], token[:i] + other + token[i:]}
			if i > 0 && token[i] != token[i-1] {
				wrong = append(wrong, token[:i-1]+token[i:i+1]+token[i-1:i]+token[i+1:])
			}
			for n, w := range wrong {
				if access.WellFormed(w) {
					t.Errorf("wrong at %d in way %d, and taken", i, n)
				}
			}
		}
	}
	for _, none := range []string{"", "dw_", "dw_secret", "Bearer", strings.Repeat("x", 52), strings.Repeat("é", 26)} {
		if access.WellFormed(none) {
			t.Errorf("%q", none)
		}
	}
}

// TestTokensFromBeforeStillFit: they have no checksum and another length.
func TestTokensFromBeforeStillFit(t *testing.T) {
	t.Parallel()
	if !access.WellFormed("dw_n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg") {
		t.Error("a token of an earlier version is none")
	}
}

func TestEveryCommandAsksForAScope(t *testing.T) {
	t.Parallel()
	for _, verb := range append([]dossier.Verb{dossier.Start, dossier.AmendCall}, dossier.Commands...) {
		if !slices.Contains(access.Scopes, access.ScopeOf(verb)) {
			t.Errorf("%s asks for none", verb)
		}
	}
	if access.ScopeOf("invent") != "" {
		t.Error("a command that there is not asks for a scope")
	}
}

func TestWhatIsAskedOfScopes(t *testing.T) {
	t.Parallel()
	for asked, want := range map[string]string{"read": "read", "draft": "read draft", "decide draft draft": "read draft decide", "": "-", "draft boss": "-"} {
		all, ok := access.Normal(strings.Fields(asked))
		var got []string
		for _, s := range all {
			got = append(got, string(s))
		}
		if ok != (want != "-") || ok && strings.Join(got, " ") != want {
			t.Errorf("%q: %v, %v", asked, got, ok)
		}
	}
	if (access.Token{Scopes: access.Scopes}).May() || !(access.Token{Scopes: access.Usual}).May(access.Decide, access.Read) ||
		(access.Token{Scopes: access.Usual}).May(access.Decide) {
		t.Error("a token may what it may not")
	}
}

// TestWhoMayDecideMayForADay at most, whatever is asked.
func TestWhoMayDecideMayForADay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		scopes      []access.Scope
		asked, want time.Duration
	}{
		{access.Usual, time.Hour, time.Hour}, {access.Usual, 1 << 62, access.TokenLife},
		{access.Scopes, access.LoginLife, 8 * time.Hour}, {access.Scopes, time.Hour, time.Hour},
	} {
		if got := access.Life(c.scopes, c.asked); got != c.want {
			t.Errorf("%v: %v", c.scopes, got)
		}
	}
}

func TestACodeIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	secret, l := access.NewDeviceLogin("laptop", access.Usual)
	other, m := access.NewDeviceLogin("laptop", access.Usual)
	if l.Code == m.Code || secret == other || len(secret) < 43 || l.Hash != access.HashToken(secret) || strings.Contains(l.Hash, secret) {
		t.Fatal("a weak code")
	}
	for _, typed := range []string{l.Code, l.Shown(), strings.ToLower(l.Shown()), " " + l.Code[:3] + " " + l.Code[3:] + " ", l.Code[:4] + "–" + l.Code[4:]} {
		if code, ok := access.UserCode(typed); !ok || code != l.Code {
			t.Errorf("%q: %q", typed, code)
		}
	}
	for _, typed := range []string{"", l.Code[1:], l.Code + "B", l.Code[1:] + "A", l.Code[1:] + "0", strings.Repeat(" ", 100) + l.Code} {
		if _, ok := access.UserCode(typed); ok {
			t.Errorf("%q is taken for a code", typed)
		}
	}
}
