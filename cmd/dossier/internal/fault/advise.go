// SPDX-License-Identifier: EUPL-1.2

package fault

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/page"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// advise says what happened, why and what to do, then field by field; a program gets the document itself.
func advise(t *terminal.Terminal, run Run, p *client.Problem, err error) {
	if p.Detail == "" {
		p.Detail = t.Say("answered", p.Status, http.StatusText(p.Status))
	}
	if t.JSON && !errors.As(err, new(shown)) {
		document(t, p)
	}
	t.Warn("%s: %s (%d)\n", run.About, headline(t, p.Status), p.Status)
	t.Warn("%s\n", terminal.Flat(p.Detail))
	if advice := adviceOn(t, run, p, err); advice != "" {
		t.Warn("%s\n", advice)
	}
	for _, e := range p.Errors {
		at := flagAt(t, run.Command, e.Pointer)
		if at == "" {
			at = page.Placed(e.Place, cmp.Or(e.Pointer, "/"))
		}
		t.Warn("  %s: %s\n", at, terminal.Flat(e.Message))
	}
}

// document prints the problem as the server sent it, or what we made of an answer that was none.
func document(t *terminal.Terminal, p *client.Problem) {
	if len(p.Raw) > 0 && t.Print(p.Raw) == nil {
		return
	}
	if err := t.Value(p); err != nil {
		t.Warn("%v\n", err)
	}
}

func headline(t *terminal.Terminal, status int) string {
	if said := t.Say("status." + strconv.Itoa(status)); said != "" {
		return said
	}
	if exitOf(status) == Invalid {
		return t.Say("status.422")
	}
	return t.Say("status.500")
}

// nouns are the commands whose second word is no dossier.
var nouns = map[string]bool{"hub": true, "organisation": true, "trajectory": true, "call": true, "results": true, "aid": true,
	"token": true, "person": true}

// adviceOn is what to do about it. Where the server's own sentence says so already there is none.
func adviceOn(t *terminal.Terminal, run Run, p *client.Problem, err error) string {
	var known advised
	parts := strings.Fields(run.About)
	switch {
	case errors.As(err, &known):
		return known.advice
	case p.Key != "":
		return t.Say("go_on", p.Key, p.Key)
	case p.Status == http.StatusUnauthorized:
		return t.Say("advice.token")
	case len(parts) < 3 || parts[1] == "outcome" || nouns[parts[1]]:
		return ""
	case p.Status == http.StatusNotFound:
		return t.Say("advice.list")
	case parts[1] != "show" && (p.Status == http.StatusForbidden || p.Status == http.StatusConflict):
		return t.Say("advice.show", parts[2])
	}
	return ""
}

// explainLost says that the server did not answer, and how to go on.
func explainLost(t *terminal.Terminal, run Run, u *client.Unreachable) {
	said := t.Say("unreachable", run.Server, u.Cause)
	if t.JSON {
		value := struct {
			Type   string `json:"type"`
			Title  string `json:"title"`
			Detail string `json:"detail"`
			Key    string `json:"key,omitempty"`
		}{"urn:dossierwerkt:problem:unreachable", "Unreachable", said, u.Key}
		if err := t.Value(value); err != nil {
			t.Warn("%v\n", err)
		}
	}
	t.Warn("dossier: %s\n", said)
	switch {
	case u.Key != "":
		t.Warn("%s\n%s\n", t.Say("fate_unknown"), t.Say("go_on", u.Key, u.Key))
	case u.Saving:
		t.Warn("%s\n", t.Say("save_unknown"))
	default:
		t.Warn("%s\n", t.Say("advice.server"))
	}
}
