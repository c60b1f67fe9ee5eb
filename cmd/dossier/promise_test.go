// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"net/http"
	"strings"
	"testing"
)

// promising answers 202 to the command, and then each of the outcomes in turn, the last one for ever.
func promising(location string, outcomes ...string) func(int, http.ResponseWriter, *http.Request) {
	return func(n int, w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			send(w, http.StatusAccepted, `{"received_at":"2026-11-24T10:58:03Z","location":"`+location+`"}`)
			return
		}
		send(w, http.StatusOK, outcomes[min(n-2, len(outcomes)-1)])
	}
}

const (
	pending = `{"key":"k1","state":"pending","status":202,"received_at":"2026-11-24T10:58:03Z","result":null,"problem":null}`
	carried = `{"key":"k1","state":"done","status":200,"result":` + submitted + `,"problem":null}`
	denied  = `{"key":"k1","state":"refused","status":409,"result":null,"problem":{"status":409,"detail":"Het dossier is ingetrokken."}}`
	broken  = `{"key":"k1","state":"failed","status":500,"result":null,"problem":null}`
)

func TestAPromiseIsFollowed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args     []string
		outcomes []string
		code     int
		says     string
	}{
		"done":       {nil, []string{pending, pending, carried}, 0, "CW-KORT-0001: ingediend"},
		"json":       {[]string{"--json"}, []string{pending, carried}, 0, submitted},
		"refused":    {nil, []string{pending, denied}, 5, "Het dossier is ingetrokken."},
		"failed":     {nil, []string{broken}, 1, "niet uitgevoerd"},
		"not yet":    {nil, []string{pending}, 0, "Ontvangen op 24 november 2026, 11.58 uur"},
		"not waited": {[]string{"--no-wait"}, nil, 0, "dossier outcome k1"},
		"raw":        {[]string{"--no-wait", "--json"}, nil, 0, `"location":"/api/v1/commands/k1"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFake(t, promising("/api/v1/commands/k1", c.outcomes...))
			code, out, errs := f.call(append([]string{"submit", "CW-KORT-0001"}, c.args...)...)
			if code != c.code || !strings.Contains(out+errs, c.says) {
				t.Errorf("exit %d: %s%s", code, out, errs)
			}
			for _, x := range f.asked()[1:] {
				if x.path != "/api/v1/commands/k1" {
					t.Errorf("asked %s", x.path)
				}
			}
		})
	}
}

func TestTheKeyOfAPromiseMayHoldAnything(t *testing.T) {
	t.Parallel()
	for _, location := range []string{"/api/v1/commands/a/b?c", "/api/v1/commands/a%2Fb%3Fc", ""} {
		f := newFake(t, promising(location, carried))
		if code, _, errs := f.call("submit", "X", "--key", "a/b?c"); code != 0 || f.asked()[1].path != "/api/v1/commands/a%2Fb%3Fc" {
			t.Errorf("%s: exit %d, %v: %s", location, code, f.asked(), errs)
		}
	}
}

func TestAServerThatGoesAwayAfterAPromise(t *testing.T) {
	t.Parallel()
	f := newFake(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if n > 1 {
			panic(http.ErrAbortHandler)
		}
		promising("/api/v1/commands/k1")(n, w, r)
	})
	if code, out, errs := f.call("submit", "X"); code != 0 || !strings.Contains(out, "dossier outcome k1") || errs == "" {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

func TestAnInterruptWhileFollowing(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	f := newFake(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if n == 3 {
			cancel()
		}
		promising("/api/v1/commands/k1", pending)(n, w, r)
	})
	if code, _, errs := (&person{ctx: ctx}).call(f.URL, "submit", "X"); code != 130 || !strings.Contains(errs, "dossier outcome k1") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestOutcome(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]int{pending: 0, carried: 0, denied: 5, broken: 1} {
		f := newFake(t, always(http.StatusOK, body))
		code, out, errs := f.call("outcome", "k1")
		if code != want || out+errs == "" || f.asked()[0].path != "/api/v1/commands/k1" {
			t.Errorf("%s: exit %d: %s%s", body, code, out, errs)
		}
		if code, out, _ := f.call("outcome", "k1", "--json"); code != want || strings.TrimSpace(out) != body {
			t.Errorf("%s: exit %d: %s", body, code, out)
		}
	}
	f := newFake(t, always(http.StatusNotFound, `{"detail":"Onder deze sleutel is niets ontvangen."}`))
	if code, _, errs := f.call("outcome", "k1"); code != 3 || !strings.Contains(errs, "niets ontvangen") {
		t.Errorf("exit %d: %s", code, errs)
	}
}
