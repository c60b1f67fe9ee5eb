// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// versions is a server with an application in version 7; put answers the save.
func versions(t *testing.T, put func(n int, w http.ResponseWriter)) *fake {
	return newFake(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			w.Header().Set("ETag", `"7"`)
			send(w, http.StatusOK, `{"project":{"title":"Hout"}}`)
			return
		}
		put(n, w)
	})
}

func TestEditSendsTheTagItWasGiven(t *testing.T) {
	t.Parallel()
	const answer = `{"application":{},"version":8,"missing":[{"pointer":"/plan","code":"required","message":"Nog leeg.","severity":"error"},{"pointer":"/nace","message":"Oud.","severity":"warning"}]}`
	f := versions(t, func(_ int, w http.ResponseWriter) { send(w, http.StatusOK, answer) })
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path, []byte(`{"project":{}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, _ := f.call("edit", "CW-KORT-0001", "-f", path)
	got := f.asked()[1]
	if code != 0 || got.method != http.MethodPut || got.header.Get("If-Match") != `"7"` || got.body != `{"project":{}}` {
		t.Errorf("exit %d, %v", code, got)
	}
	for _, said := range []string{"versie 8 bewaard", "Nog te doen (1):", "✗ /plan: Nog leeg.", "! /nace: Oud."} {
		if !strings.Contains(out, said) {
			t.Errorf("no %q in %s", said, out)
		}
	}
	p := &person{typed: `{"typed":true}`}
	if code, out, _ := p.call(f.URL, "edit", "CW-KORT-0001", "-f", "-", "--json"); code != 0 || strings.TrimSpace(out) != answer ||
		f.asked()[3].body != p.typed {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestEditSaysWhatToDoWhenSomebodyElseSaved(t *testing.T) {
	t.Parallel()
	const stale = `{"title":"Precondition Failed","status":412,"detail":"Iemand heeft de inhoud intussen gewijzigd."}`
	f := versions(t, func(_ int, w http.ResponseWriter) { send(w, http.StatusPreconditionFailed, stale) })
	p := &person{typed: "{}"}
	if code, _, errs := p.call(f.URL, "edit", "N", "-f", "-"); code != 5 || !strings.Contains(errs, "niets overschreven") ||
		strings.Count(errs, "\n") != 3 || len(f.asked()) != 2 {
		t.Errorf("exit %d: %s", code, errs)
	}
	f = versions(t, func(n int, w http.ResponseWriter) {
		if n == 2 {
			panic(http.ErrAbortHandler) // saved, but the answer is lost
		}
		send(w, http.StatusPreconditionFailed, stale)
	})
	if code, _, errs := p.call(f.URL, "edit", "N", "-f", "-"); code != 5 || !strings.Contains(errs, "wellicht de uwe") ||
		strings.Contains(errs, "niets overschreven") {
		t.Errorf("exit %d: %s", code, errs)
	}
	f = versions(t, func(int, http.ResponseWriter) { panic(http.ErrAbortHandler) })
	if code, _, errs := p.call(f.URL, "edit", "N", "-f", "-"); code != 7 || !strings.Contains(errs, "Onbekend of de inhoud bewaard is") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestAnInterruptEndsTheWaitForWhatIsTyped(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	in, typing := io.Pipe()
	defer typing.Close()
	var out, errs strings.Builder
	if code := newInvocation(in, &out, &errs).run(ctx, []string{"edit", "N", "-f", "-"}); code != 130 {
		t.Errorf("exit %d: %s", code, &errs)
	}
}
