// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

const refused = `{"type":"urn:dossierwerkt:problem:out_of_order","title":"Conflict","status":%d,"detail":"Dit is de reden.","errors":[{"pointer":"/reasons","code":"required","message":"Vul in."}]}`

func TestExitCodes(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]int{200: 0, 201: 0, 301: 1, 400: 6, 401: 4, 403: 4, 404: 3, 409: 5, 412: 5, 413: 6, 415: 6,
		422: 6, 428: 5, 500: 1, 501: 1, 503: 1} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			t.Parallel()
			body := submitted
			if status >= 300 {
				body = fmt.Sprintf(refused, status)
			}
			f := newFake(t, always(status, body))
			code, out, errs := f.call("submit", "CW-KORT-0001")
			if code != want {
				t.Errorf("exit %d, want %d", code, want)
			}
			if status < 300 {
				return
			}
			if out != "" || !strings.Contains(errs, "Dit is de reden.") || !strings.Contains(errs, "  /reasons: Vul in.") {
				t.Errorf("says %q and %q", out, errs)
			}
			if sentences := strings.Count(strings.Split(errs, "  /")[0], "\n"); sentences < 2 || sentences > 3 {
				t.Errorf("what, why and what to do in %d lines: %s", sentences, errs)
			}
			if named := strings.Contains(errs, "--key cli-"); named != (status >= 500) {
				t.Errorf("the key: %s", errs)
			}
			code, out, _ = f.call("submit", "CW-KORT-0001", "--json")
			if code != want || strings.TrimSpace(out) != body {
				t.Errorf("json: exit %d, %q", code, out)
			}
		})
	}
}

func TestAnAnswerThatIsNoProblemDocument(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusBadGateway, "<html>Bad gateway</html>"))
	code, out, errs := f.call("show", "CW-KORT-0001", "--json")
	if code != 1 || !strings.Contains(out, `"status":502`) || strings.Contains(errs, "html") || !strings.Contains(errs, "502") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	f = newFake(t, always(http.StatusOK, "<html>Welcome</html>"))
	for _, args := range [][]string{{"show", "X"}, {"show", "X", "--json"}, {"submit", "X"}, {"verify", "X"}, {"list"}} {
		if code, out, errs := f.call(args...); code != 1 || out != "" || !strings.Contains(errs, "onleesbaar") {
			t.Errorf("%v: exit %d: %s%s", args, code, out, errs)
		}
	}
}

func TestAnInterruptIs130AndNamesTheKey(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	f := newFake(t, func(_ int, _ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	p := &person{ctx: ctx}
	if code, _, errs := p.call(f.URL, "submit", "CW-KORT-0001", "--key", "mine"); code != 130 ||
		!strings.Contains(errs, "dossier outcome mine") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, errs := p.call(f.URL, "show", "CW-KORT-0001"); code != 130 || errs != "" {
		t.Errorf("exit %d: %s", code, errs)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestAFullDiskIsNoSuccess(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, submitted))
	for _, args := range [][]string{{"submit", "X"}, {"submit", "X", "--json"}, {"list", "--csv"}, {"--help"}} {
		var said strings.Builder
		a := newInvocation(nil, full{}, &said)
		if code := a.run(context.Background(), append(args, "--server", f.URL)); code != 1 || !strings.Contains(said.String(), "no space") {
			t.Errorf("%v: exit %d: %s", args, code, &said)
		}
	}
}

// TestNoTokenCrossesANetworkInClear: it is not sent, and the cure is named. Without a token nothing can be seen on the way.
func TestNoTokenCrossesANetworkInClear(t *testing.T) {
	t.Parallel()
	const token = "dw_secret"
	for server, refused := range map[string]bool{"http://192.0.2.1:9": true, "http://dossiers.example.org": true, "http://localhost.example.org": true,
		"http://127.0.0.1:1": false, "http://localhost:1": false, "http://[::1]:1": false} {
		p := &person{env: map[string]string{"DOSSIER_TOKEN": token}}
		code, out, errs := p.call(server, "list", "--lang", "en")
		if is := strings.Contains(errs, "in clear") && strings.Contains(errs, "https://"); is != refused || refused && code != 2 ||
			strings.Contains(out+errs, token) {
			t.Errorf("%s: exit %d: %s%s", server, code, out, errs)
		}
	}
}
