// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/fault"
)

func said(w http.ResponseWriter, seq int) {
	_, _ = fmt.Fprintf(w, ": still here\n\nid: %d\nevent: submitted\ndata: {\"seq\":%d,\"at\":\"2026-11-24T10:00:00Z\",\ndata: \"summary\":\"stap %d\",\"actor\":{\"name\":\"Noor Voorbeeld\",\"role\":\"hub_staff\"}}\n\n", seq, seq, seq)
}

func TestWatchTakesUpWhereItBrokeOff(t *testing.T) {
	t.Parallel()
	for _, form := range []string{"people", "json"} {
		ctx, cancel := context.WithCancel(context.Background())
		f := newFake(t, func(n int, w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			switch n {
			case 1:
				said(w, 1)
				said(w, 2)
			case 2: // the server is away for a moment
				panic(http.ErrAbortHandler)
			case 3:
				send(w, http.StatusServiceUnavailable, "{}")
			case 4: // and repeats itself; what is cut off does not count
				said(w, 2)
				said(w, 3)
				_, _ = fmt.Fprint(w, "id: 4\ndata: {\"seq\":4")
			default:
				said(w, 4)
				if err := http.NewResponseController(w).Flush(); err != nil {
					t.Error(err)
				}
				time.AfterFunc(100*time.Millisecond, cancel)
				<-r.Context().Done()
			}
		})
		p := &person{ctx: ctx}
		args := []string{"watch", "CW-KORT-0001"}
		if form == "json" {
			args = append(args, "--json")
		}
		code, out, errs := p.call(f.URL, args...)
		if code != fault.Interrupted || strings.Contains(errs, "opnieuw") != (form == "people") {
			t.Errorf("%s: exit %d: %s", form, code, errs)
		}
		var from []string
		for _, x := range f.asked() {
			from = append(from, x.header.Get("Last-Event-ID"))
		}
		if !slices.Equal(from, []string{"", "2", "2", "2", "3"}) || f.asked()[0].path != "/api/v1/dossiers/CW-KORT-0001/events" {
			t.Errorf("%s: it asked from %v", form, from)
		}
		for i := 1; i <= 4; i++ {
			if n := strings.Count(out, fmt.Sprintf("stap %d", i)); n != 1 {
				t.Errorf("%s: step %d was shown %d times", form, i, n)
			}
		}
		if lines := strings.Count(out, "\n"); form == "people" &&
			(lines != 4 || !strings.HasPrefix(out, "  1  24 november 2026, 11.00 uur  Noor Voorbeeld (hubmedewerker): stap 1\n")) {
			t.Errorf("%s:\n%s", form, out)
		}
		cancel()
	}
}

func TestWatchEndsWhereWaitingIsOfNoUse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer func(int, http.ResponseWriter, *http.Request)
		code   int
	}{
		"not found":  {always(http.StatusNotFound, `{"detail":"Dit dossier bestaat niet."}`), 3},
		"no token":   {always(http.StatusUnauthorized, `{"detail":"Geen token."}`), 4},
		"failing":    {always(http.StatusInternalServerError, `{"detail":"Kapot."}`), 1},
		"away":       {func(int, http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, 7},
		"a page":     {always(http.StatusOK, "<html><body>Welkom</body></html>"), 1},
		"unreadable": {always(http.StatusOK, "data: {\n\n"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if code, out, errs := newFake(t, c.answer).call("watch", "N"); code != c.code || out != "" || errs == "" {
				t.Errorf("exit %d: %s%s", code, out, errs)
			}
		})
	}
}

func TestWatchNoticesADeadConnection(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	f := newFake(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if n == 2 {
			cancel()
			return
		}
		said(w, 1)
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		<-r.Context().Done()
	})
	var out, errs strings.Builder
	a := newInvocation(nil, &out, &errs)
	a.patience = hurried
	a.patience.Silence = 50 * time.Millisecond
	if code := a.run(ctx, []string{"watch", "N", "--server", f.URL}); code != fault.Interrupted || len(f.asked()) != 2 {
		t.Errorf("exit %d after %d connections: %s", code, len(f.asked()), &errs)
	}
}
