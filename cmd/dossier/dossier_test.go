// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// counter is a server that answers as told, and remembers what it was asked.
type counter struct {
	*httptest.Server
	lock   sync.Mutex
	asked  []string
	keys   []string
	answer func(n int, w http.ResponseWriter, r *http.Request)
}

func newCounter(t *testing.T, answer func(n int, w http.ResponseWriter, r *http.Request)) *counter {
	t.Helper()
	c := &counter{answer: answer}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.lock.Lock()
		c.asked = append(c.asked, r.Method+" "+r.URL.Path)
		if k := r.Header.Get("Idempotency-Key"); k != "" {
			c.keys = append(c.keys, k)
		}
		n := len(c.asked)
		c.lock.Unlock()
		c.answer(n, w, r)
	}))
	t.Cleanup(c.Close)
	return c
}

// call runs the program against the server.
func (c *counter) call(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(context.Background(), append(args, "--server", c.URL), strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

func send(w http.ResponseWriter, status int, body string) {
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

func TestExitCodes(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]int{200: 0, 400: 6, 401: 4, 403: 4, 404: 3, 409: 5, 412: 5, 413: 6, 415: 6, 422: 6, 428: 5, 500: 1} {
		c := newCounter(t, func(_ int, w http.ResponseWriter, _ *http.Request) {
			send(w, status, `{"number":"CW-KORT-0001","label":"ingediend","detail":"Dit is de reden.","errors":[{"pointer":"/reasons","code":"required","message":"Vul in."}]}`)
		})
		code, out, errs := c.call("submit", "CW-KORT-0001")
		if code != want {
			t.Errorf("%d: exit %d, want %d", status, code, want)
		}
		if status >= 400 && (!strings.Contains(errs, "Dit is de reden.") || !strings.Contains(errs, "/reasons: Vul in.") || out != "") {
			t.Errorf("%d: says %q and %q", status, out, errs)
		}
	}
}

func TestALostConnectionIsTriedAgainUnderTheSameKey(t *testing.T) {
	t.Parallel()
	c := newCounter(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		switch n {
		case 1: // the connection breaks before an answer
			panic(http.ErrAbortHandler)
		case 2:
			send(w, http.StatusServiceUnavailable, `{"detail":"Even niet."}`)
		default:
			send(w, 200, `{"number":"CW-KORT-0001","label":"ingediend","events":[]}`)
		}
	})
	code, out, errs := c.call("submit", "CW-KORT-0001")
	if code != 0 || !strings.Contains(out, "CW-KORT-0001: ingediend") {
		t.Fatalf("exit %d: %s %s", code, out, errs)
	}
	if len(c.keys) != 3 || c.keys[0] != c.keys[1] || c.keys[1] != c.keys[2] || len(c.keys[0]) < 20 {
		t.Errorf("keys %v", c.keys)
	}
}

func TestUnreachableNamesTheKeyToGoOnWith(t *testing.T) {
	t.Parallel()
	c := newCounter(t, nil)
	c.Close()
	began := time.Now()
	code, _, errs := c.call("submit", "CW-KORT-0001", "--key", "my-key")
	if code != 7 || !strings.Contains(errs, "--key my-key") || !strings.Contains(errs, "dossier outcome my-key") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestAPromiseIsFollowed(t *testing.T) {
	t.Parallel()
	answer := func(n int, w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPost:
			send(w, http.StatusAccepted, `{"received_at":"2026-11-24T10:58:03Z","location":"/api/v1/commands/k1"}`)
		case n == 2:
			send(w, 200, `{"state":"pending","status":202}`)
		default:
			send(w, 200, `{"state":"refused","status":409,"problem":{"status":409,"detail":"Het dossier is ingetrokken."}}`)
		}
	}
	code, _, errs := newCounter(t, answer).call("submit", "CW-KORT-0001")
	if code != 5 || !strings.Contains(errs, "Het dossier is ingetrokken.") {
		t.Errorf("exit %d: %s", code, errs)
	}
	code, out, _ := newCounter(t, answer).call("submit", "CW-KORT-0001", "--no-wait")
	if code != 0 || !strings.Contains(out, "24 november 2026, 11.58 uur") || !strings.Contains(out, "dossier outcome k1") {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestUsage(t *testing.T) {
	t.Parallel()
	c := newCounter(t, func(_ int, w http.ResponseWriter, _ *http.Request) { send(w, 200, "{}") })
	for _, args := range [][]string{{"sumbit", "X"}, {"submit"}, {"submit", "A", "B"}, {"submit", "A", "--colour"}, {"decide", "A", "--approve", "--reject", "--reasons", "x"},
		{"decide", "A"}, {"edit", "A"}, {"edit", "A", "-f", "/nowhere.json"}, {"download", "A", "photo"}, {"outcome"}, {"list", "x"}, {"show", "A", "--token", "dw_x"}} {
		if code, out, errs := c.call(args...); code != 2 || errs == "" {
			t.Errorf("%v: exit %d: %s%s", args, code, out, errs)
		}
	}
	if len(c.asked) != 0 {
		t.Errorf("a mistake reached the server: %v", c.asked)
	}
	if code, out, _ := c.call("--help"); code != 0 || !strings.Contains(out, "DOSSIER_TOKEN") {
		t.Errorf("help: exit %d: %s", code, out)
	}
}

func TestEditSendsTheTagItWasGiven(t *testing.T) {
	t.Parallel()
	var tag, body string
	c := newCounter(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			w.Header().Set("ETag", `"7"`)
			send(w, 200, "{}")
			return
		}
		raw, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		tag, body = r.Header.Get("If-Match"), string(raw)
		send(w, 200, `{"version":8,"missing":[{"pointer":"/plan","message":"Nog leeg.","severity":"error"}]}`)
	})
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path, []byte(`{"project":{}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, _ := c.call("edit", "CW-KORT-0001", "-f", path)
	if code != 0 || tag != `"7"` || body != `{"project":{}}` || !strings.Contains(out, "versie 8") || !strings.Contains(out, "/plan: Nog leeg.") {
		t.Errorf("exit %d, tag %s, body %s: %s", code, tag, body, out)
	}
}

func TestSpreadsheetsFindNoFormula(t *testing.T) {
	t.Parallel()
	c := newCounter(t, func(n int, w http.ResponseWriter, r *http.Request) {
		next := `"c2"`
		if r.URL.Query().Get("cursor") == "c2" {
			next = "null"
		}
		send(w, 200, `{"dossiers":[{"number":"N`+fmt.Sprint(n)+`","title":"=HYPERLINK(\"x\")"},{"number":"M","title":"@SUM(1)"}],"total":4,"next":`+next+`}`)
	})
	code, out, _ := c.call("list", "--csv")
	if code != 0 || strings.Count(out, "'=HYPERLINK") != 2 || strings.Count(out, "'@SUM") != 2 || !strings.Contains(out, "N2") {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestDownloadIsWholeOrNothing(t *testing.T) {
	t.Parallel()
	pdf := "%PDF-1.7 decision"
	sum := sha256.Sum256([]byte(pdf))
	for name, served := range map[string]string{"whole": pdf, "cut off": pdf[:8]} {
		c := newCounter(t, func(_ int, w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/documents") {
				send(w, 200, `{"documents":[{"id":"decision-5","kind":"decision","sha256":"00","superseded_by":"decision-7"},{"id":"decision-7","kind":"decision","sha256":"`+hex.EncodeToString(sum[:])+`","superseded_by":null}]}`)
				return
			}
			if !strings.HasSuffix(r.URL.Path, "/decision-7") {
				t.Errorf("fetched %s", r.URL.Path)
			}
			send(w, 200, served)
		})
		target := filepath.Join(t.TempDir(), "d.pdf")
		code, _, errs := c.call("download", "CW-KORT-0001", "decision", "-o", target)
		raw, err := os.ReadFile(target)
		if whole := served == pdf; (code == 0) != whole || (err == nil) != whole || (whole && string(raw) != pdf) {
			t.Errorf("%s: exit %d, %q, %v: %s", name, code, raw, err, errs)
		}
	}
}

func TestWatchTakesUpWhereItBrokeOff(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen := make(chan string, 9)
	c := newCounter(t, func(n int, w http.ResponseWriter, r *http.Request) {
		seen <- r.Header.Get("Last-Event-ID")
		for i := 2*n - 1; i <= 2*n; i++ {
			line, err := json.Marshal(map[string]any{"seq": i, "summary": fmt.Sprintf("stap %d", i), "at": "2026-11-24T10:00:00Z"})
			if err != nil {
				t.Error(err)
			}
			fmt.Fprintf(w, "id: %d\nevent: x\ndata: %s\n\n", i, line)
		}
		if n == 2 {
			w.(http.Flusher).Flush()
			time.AfterFunc(300*time.Millisecond, cancel)
			<-r.Context().Done()
		}
	})
	var out, errs bytes.Buffer
	if code := run(ctx, []string{"watch", "CW-KORT-0001", "--server", c.URL}, nil, &out, &errs); code != exitInterrupted {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	if first, second := <-seen, <-seen; first != "" || second != "2" {
		t.Errorf("it asked from %q, then from %q", first, second)
	}
	for i := 1; i <= 4; i++ {
		if n := strings.Count(out.String(), fmt.Sprintf("stap %d", i)); n != 1 {
			t.Errorf("step %d was shown %d times", i, n)
		}
	}
}
