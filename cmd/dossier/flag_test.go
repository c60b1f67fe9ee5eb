// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// TestAFaultNamesTheFlag that what was sent came from; what stands in a file keeps its place.
func TestAFaultNamesTheFlag(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pointer, says string
		args          []string
	}{
		{"/reasons", "  --reasons: ", []string{"return", "N"}},
		{"/amount", "  --amount: ", []string{"decide", "N", "--approve", "--reasons", "x"}},
		{"/conditions/1", "  --condition (nr. 2): ", []string{"decide", "N", "--approve", "--reasons", "x"}},
		{"/lines/0/accepted", "  --line (nr. 1): ", []string{"decide", "N", "--approve", "--reasons", "x"}},
		{"/outcome", "  --approve: ", []string{"decide", "N", "--approve", "--reasons", "x"}},
		{"/asked/0/pointer", "  --ask (nr. 1): ", []string{"request-supplement", "N", "--ask", "/x=y"}},
		{"/scores/relevance", "  --score relevance: ", []string{"assess", "N", "--score", "relevance=1"}},
		{"/grounds/0", "  --ground (nr. 1): ", []string{"declare-inadmissible", "N", "--ground", "x"}},
		{"/company_number", "  --company: ", []string{"start", "--call", "C", "--hub", "h", "--company", "1", "--title", "t"}},
		{"/until", "  --until: ", []string{"pause", "N", "--until", "x", "--reasons", "x"}},
		{"/limit", "  --limit: ", []string{"list", "--limit", "999"}},
		{"/address/street", "  --street: ", []string{"organisation", "add", "x", "--name", "x"}},
		{"/elsewhere/0", "  /elsewhere/0: ", []string{"return", "N", "--reasons", "x"}},
		{"/hubs/lead", "  Hubs (/hubs/lead): ", []string{"submit", "N"}},
	} {
		place := ""
		if strings.HasPrefix(c.pointer, "/hubs") {
			place = "Hubs"
		}
		f := newFake(t, always(http.StatusUnprocessableEntity,
			fmt.Sprintf(`{"type":"x","title":"x","status":422,"detail":"Kijk het na.","errors":[{"pointer":%q,"place":%q,"code":"x","message":"Verbeter dit."}]}`, c.pointer, place)))
		if code, out, errs := f.call(c.args...); code != 6 || !strings.Contains(errs, "\n"+c.says+"Verbeter dit.") {
			t.Errorf("%s of %v: exit %d: %s%s", c.pointer, c.args, code, out, errs)
		}
	}
}

// TestWithdrawingIsConfirmed: asked of a person, demanded of a script.
func TestWithdrawingIsConfirmed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		person person
		args   []string
		code   int
		sent   int
		says   string
	}{
		"a script that does not say so":   {person{}, nil, 2, 0, "--yes"},
		"a script that does":              {person{}, []string{"--yes"}, 0, 1, ""},
		"somebody who says yes":           {person{typed: "ja\n", atTerminal: true}, nil, 0, 1, "definitief"},
		"somebody who thinks better":      {person{typed: "n\n", atTerminal: true}, nil, 2, 0, "niet ingetrokken"},
		"somebody who presses return":     {person{typed: "\n", atTerminal: true}, nil, 2, 0, "niet ingetrokken"},
		"somebody who closes the input":   {person{atTerminal: true}, nil, 2, 0, "niet ingetrokken"},
		"somebody who says so beforehand": {person{atTerminal: true}, []string{"--yes"}, 0, 1, ""},
	} {
		f := newFake(t, always(http.StatusOK, submitted))
		code, out, errs := c.person.call(f.URL, append([]string{"withdraw", "N", "--reasons", "x"}, c.args...)...)
		if code != c.code || len(f.asked()) != c.sent || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d, %d sent: %s%s", name, code, len(f.asked()), out, errs)
		}
	}
}
