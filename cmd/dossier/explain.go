// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// explain says what happened, why and what to do, then field by field; a machine gets the document itself.
func (a *app) explain(about string, p *problem) {
	if a.json && !p.shown {
		a.document(p)
	}
	a.warn("%s: %s (%d)\n", about, a.headline(p.Status), p.Status)
	a.warn("%s\n", flat(p.Detail))
	if advice := a.advice(about, p); advice != "" {
		a.warn("%s\n", advice)
	}
	for _, e := range p.Errors {
		at := a.flagAt(a.ran, e.Pointer)
		if at == "" {
			at = placed(e.Place, cmp.Or(e.Pointer, "/"))
		}
		a.warn("  %s: %s\n", at, flat(e.Message))
	}
}

// document prints the problem as the server sent it, or what we made of an answer that was none.
func (a *app) document(p *problem) {
	if len(p.raw) > 0 && a.print(p.raw) == nil {
		return
	}
	if err := a.printValue(p); err != nil {
		a.warn("%v\n", err)
	}
}

func (a *app) headline(status int) string {
	if key := "status." + strconv.Itoa(status); words[key] != (bilingual.Words{}) {
		return a.say(key)
	}
	if exitOf(status) == exitInvalid {
		return a.say("status.422")
	}
	return a.say("status.500")
}

// advice is what to do about it. Where the server's own sentence says so already there is none.
func (a *app) advice(about string, p *problem) string {
	parts := strings.Fields(about)
	switch {
	case p.advice != "":
		return p.advice
	case p.key != "":
		return a.say("go_on", p.key, p.key)
	case p.Status == http.StatusUnauthorized:
		return a.say("advice.token")
	case len(parts) < 3 || parts[1] == "outcome" || registryNouns[parts[1]]:
		return ""
	case p.Status == http.StatusNotFound:
		return a.say("advice.list")
	case parts[1] != "show" && (p.Status == http.StatusForbidden || p.Status == http.StatusConflict):
		return a.say("advice.show", parts[2])
	}
	return ""
}

// explainLost says that the server did not answer, and how to go on.
func (a *app) explainLost(u *unreachable) {
	if a.json {
		value := struct {
			Type   string `json:"type"`
			Title  string `json:"title"`
			Detail string `json:"detail"`
			Key    string `json:"key,omitempty"`
		}{"urn:dossierwerkt:problem:unreachable", "Unreachable", a.say("unreachable", a.server, u.cause), u.key}
		if err := a.printValue(value); err != nil {
			a.warn("%v\n", err)
		}
	}
	a.warn("dossier: %s\n", a.say("unreachable", a.server, u.cause))
	switch {
	case u.key != "":
		a.warn("%s\n%s\n", a.say("fate_unknown"), a.say("go_on", u.key, u.key))
	case u.put:
		a.warn("%s\n", a.say("save_unknown"))
	default:
		a.warn("%s\n", a.say("advice.server"))
	}
}

// flat keeps a sentence of the server on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
