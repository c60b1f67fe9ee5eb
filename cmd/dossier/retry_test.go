// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

func TestALostConnectionIsTriedAgainUnderTheSameKey(t *testing.T) {
	t.Parallel()
	f := newFake(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		switch n {
		case 1: // the connection breaks before an answer
			panic(http.ErrAbortHandler)
		case 2: // and in the middle of one
			w.Header().Set("Content-Length", "1000")
			send(w, http.StatusOK, "{")
		case 3:
			send(w, http.StatusServiceUnavailable, `{"detail":"Even niet."}`)
		default:
			send(w, http.StatusOK, submitted)
		}
	})
	code, out, errs := f.call("submit", "CW-KORT-0001")
	if code != 0 || !strings.HasPrefix(out, "CW-KORT-0001: ingediend\n") {
		t.Fatalf("exit %d: %s %s", code, out, errs)
	}
	keys := f.keys()
	if len(keys) != 4 || len(keys[0]) < 20 {
		t.Fatalf("keys %v", keys)
	}
	for _, k := range keys {
		if k != keys[0] {
			t.Errorf("keys %v", keys)
		}
	}
	if f.call("submit", "CW-KORT-0001"); f.keys()[4] == keys[0] {
		t.Error("two invocations share a key")
	}
	if f.call("submit", "CW-KORT-0001", "--key", "my-key"); f.keys()[5] != "my-key" {
		t.Errorf("keys %v", f.keys())
	}
}

func TestUnreachableNamesTheKeyToGoOnWith(t *testing.T) {
	t.Parallel()
	f := newFake(t, nil)
	f.Close()
	code, out, errs := f.call("submit", "CW-KORT-0001", "--key", "my-key")
	if code != 7 || out != "" || !strings.Contains(errs, "--key my-key") || !strings.Contains(errs, "dossier outcome my-key") ||
		strings.Count(errs, "\n") > 3 {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, out, _ := f.call("submit", "CW-KORT-0001", "--key", "my-key", "--json"); code != 7 || !strings.Contains(out, `"key":"my-key"`) {
		t.Errorf("exit %d: %s", code, out)
	}
	if code, _, errs := f.call("list"); code != 7 || strings.Contains(errs, "--key") || !strings.Contains(errs, "DOSSIER_SERVER") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestPatienceHasAnEnd(t *testing.T) {
	t.Parallel()
	var sum time.Duration
	for _, p := range client.Usual.Pauses {
		sum += p
	}
	if sum > client.Usual.TryFor || client.Usual.TryFor > 15*time.Second {
		t.Errorf("the pauses take %v, the tries %v", sum, client.Usual.TryFor)
	}
	f := newFake(t, always(http.StatusServiceUnavailable, `{"detail":"Even niet."}`))
	if code, _, errs := f.call("submit", "X"); code != 1 || len(f.asked()) != 1+len(client.Usual.Pauses) ||
		!strings.Contains(errs, f.keys()[0]) {
		t.Errorf("exit %d after %d tries: %s", code, len(f.asked()), errs)
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	other := newFake(t, always(http.StatusOK, submitted))
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL, http.StatusFound) })
	p := &person{env: map[string]string{"DOSSIER_TOKEN": "dw_secret"}}
	if code, _, _ := p.call(f.URL, "submit", "X"); code != 1 || len(other.asked()) != 0 {
		t.Errorf("exit %d, %v", code, other.asked())
	}
}
