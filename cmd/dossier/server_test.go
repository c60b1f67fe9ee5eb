// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

// asked is a request that the fake server got.
type asked struct {
	method, path, query, body string
	header                    http.Header
}

// fake is a server that answers as told, and remembers what it was asked.
type fake struct {
	*httptest.Server
	lock sync.Mutex
	got  []asked
}

// newFake starts one; n counts the requests from 1.
func newFake(t *testing.T, answer func(n int, w http.ResponseWriter, r *http.Request)) *fake {
	t.Helper()
	f := &fake{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		f.lock.Lock()
		f.got = append(f.got, asked{r.Method, r.URL.EscapedPath(), r.URL.RawQuery, string(raw), r.Header.Clone()})
		n := len(f.got)
		f.lock.Unlock()
		answer(n, w, r)
	}))
	t.Cleanup(f.Close)
	return f
}

func (f *fake) asked() []asked {
	f.lock.Lock()
	defer f.lock.Unlock()
	return append([]asked(nil), f.got...)
}

// keys are the Idempotency-Keys that were sent, in order.
func (f *fake) keys() []string {
	var keys []string
	for _, x := range f.asked() {
		if k := x.header.Get("Idempotency-Key"); k != "" {
			keys = append(keys, k)
		}
	}
	return keys
}

// hurried does not wait for anything.
var hurried = client.Patience{
	Pauses: []time.Duration{time.Millisecond, time.Millisecond, time.Millisecond, time.Millisecond},
	TryFor: 15 * time.Second, FollowFor: 300 * time.Millisecond, AskWait: time.Millisecond, Reconnect: time.Millisecond, Silence: 10 * time.Second,
}

// person is somebody at a terminal: the text typed, the environment, and what happens to the process.
type person struct {
	ctx    context.Context
	typed  string
	env    map[string]string
	opened []string
	home   string // "": there is none

	atTerminal bool
}

func (p *person) call(server string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	a := newInvocation(strings.NewReader(p.typed), &o, &e)
	a.patience = hurried
	a.attended = func() bool { return p.atTerminal }
	a.env = func(name string) string {
		if value, set := p.env[name]; set || name != "DOSSIER_SERVER" {
			return value
		}
		return server
	}
	a.launch = func(address string) error {
		p.opened = append(p.opened, address)
		return nil
	}
	a.folder = func() (string, error) {
		if p.home == "" {
			return "", errors.New("no home")
		}
		return p.home, nil
	}
	if p.ctx == nil {
		p.ctx = context.Background()
	}
	code = a.run(p.ctx, args)
	return code, o.String(), e.String()
}

// call runs the program against the server.
func (f *fake) call(args ...string) (code int, out, errs string) {
	return (&person{}).call(f.URL, args...)
}

func send(w http.ResponseWriter, status int, body string) {
	w.WriteHeader(status)
	_, _ = fmt.Fprint(w, body)
}

// always answers the same.
func always(status int, body string) func(int, http.ResponseWriter, *http.Request) {
	return func(_ int, w http.ResponseWriter, _ *http.Request) { send(w, status, body) }
}

const submitted = `{"number":"CW-KORT-0001","state":"submitted","label":"ingediend","events":[{"seq":4,"type":"submitted","details":["versie 3, gevraagd € 50.000,00"]}]}`
