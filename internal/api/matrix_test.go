// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// still is an engine that carries nothing out: what is asked is received, and no dossier moves.
type still struct{ testkit.Away }

func (still) Open(context.Context, dossier.State) error { return errors.New("away") }
func (still) Deliver(context.Context, dossier.State, dossier.Verb, string) error {
	return errors.New("away")
}

// walked asks the API without a network.
type walked struct {
	*cast
	handler http.Handler
	pdf     []byte
	form    string // content type of an upload
	sent    atomic.Int64
	read    sync.Map // every word that somebody read
}

// answered is all that was answered, but for the date.
type answered struct {
	status int
	header http.Header
	body   string
}

// once ends a stream when it has said what there was to say.
type once struct {
	*httptest.ResponseRecorder
	end context.CancelFunc
}

func (o once) Flush() { o.end() }

// asks sends a request as somebody.
func (w *walked) asks(s *subject, method, path, body string, header ...string) answered {
	ctx, end := context.WithCancel(context.Background())
	defer end()
	r := httptest.NewRequestWithContext(ctx, method, path, strings.NewReader(body))
	if s.token != "" {
		r.Header.Set("Authorization", "Bearer "+s.token)
	}
	if s.as != "" {
		r.Header.Set("As", s.as)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	out := once{httptest.NewRecorder(), end}
	w.handler.ServeHTTP(out, r)
	w.sent.Add(1)
	a := answered{out.Code, out.Header().Clone(), out.Body.String()}
	a.header.Del("Date")
	w.keeps(s, method+" "+path, a)
	return a
}

// keeps sees that nobody reads a word of a dossier that is not theirs to read.
func (w *walked) keeps(s *subject, asked string, a answered) {
	everything := a.body + fmt.Sprint(a.header)
	for _, o := range w.papers {
		var secret []string
		switch s.sees(o) {
		case "":
			secret = slices.Concat(o.outside, o.inside, o.fresh)
			if !strings.Contains(asked, "/people") { // who manages contacts is told which dossier each of them opens
				secret = append(secret, o.number)
			}
		case api.Knows:
			secret = slices.Concat(o.inside, o.fresh)
		default:
			if !slices.ContainsFunc(s.holds, func(h hat) bool { return h.edits(o) }) {
				secret = o.fresh
			}
			for _, word := range slices.Concat(o.outside, o.inside, o.fresh) {
				if strings.Contains(everything, word) {
					w.read.Store(word, true)
				}
			}
		}
		for _, word := range secret {
			if strings.Contains(everything, word) {
				w.t.Errorf("%s, as %s, tells %s: %.400s", asked, s.name, word, a.body)
			}
		}
	}
	if strings.Contains(everything, mailboxes) || strings.Contains(everything, seatNames) && !w.knowsSeats(s, asked) {
		w.t.Errorf("%s, as %s, tells of people: %.400s", asked, s.name, a.body)
	}
}

// knowsSeats says whether somebody may read who assesses: the programme's own, who manages people, and each of themselves.
func (w *walked) knowsSeats(s *subject, asked string) bool {
	return s.has(dossier.ProgrammeOfficer, dossier.Assessor, dossier.Decider, dossier.Manager, dossier.Auditor, dossier.Admin) ||
		strings.HasSuffix(asked, "/me") || strings.Contains(asked, "/people")
}

// route is an operation as the description has it.
type route struct{ id, method, path string }

// routes are those of the description, in order.
func (s *site) routes() (all []route) {
	paths := s.said.Document.Paths.Map()
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		operations := paths[path].Operations()
		for _, method := range slices.Sorted(maps.Keys(operations)) {
			all = append(all, route{operations[method].OperationID, method, path})
		}
	}
	return all
}

const (
	absent  = "CW-KORT-9999"
	numbers = "{number}"
)

// places fills in what a path names besides a dossier: always something that is there, or that nobody can tell from it.
var places = strings.NewReplacer("{code}", "kempen", "{organisation}", "blenders", "{key}", "sleutel", "trajectories/{id}", "trajectories/"+trajectory, "{id}", "draft", "{command}", "verzin")

// requests are what is sent for an operation, the first of them such that nothing but its fields is wrong.
func (w *walked) requests(s *subject, r route) (bodies []string, header []string) {
	switch {
	case r.id == "upload":
		return []string{w.form}, []string{"Content-Type", string(w.pdf)}
	case r.method == http.MethodGet:
		return []string{""}, []string{"Last-Event-ID", "0"}
	case r.id == "start":
		return []string{`{"call":"GEEN","hub":"kempen","company_number":"` + atelier + `","title":"x"}`}, nil
	case r.id == "add-trajectory":
		return []string{`{"id":"een ander","hubs":["kempen"]}`}, nil
	case r.id == "change-trajectory":
		return []string{`{"id":"ander"}`}, nil
	case r.id == "text":
		return []string{`{"text":"Hallo.","for":` + signalled[s.signals()] + `}`, `{}`, `{"nope":1}`, `[`}, nil
	case r.method == http.MethodPut || r.method == http.MethodPatch:
		return []string{`{}`, `[`}, []string{"If-Match", `"0"`}
	}
	return []string{`{}`, `{"nope":1}`, `[`}, nil
}

// signalled are the commands for which somebody's text is tried.
var signalled = map[dossier.Verb]string{dossier.Endorse: `{"command":"endorse"}`,
	dossier.GiveDecision: `{"command":"decide","outcome":"approved","amount":{"amount":"1.00","currency":"EUR"}}`}

// signals is the command for which this one's texts are: that of the role that they have.
func (s *subject) signals() dossier.Verb {
	if s.has(dossier.Decider) {
		return dossier.GiveDecision
	}
	return dossier.Endorse
}

// TestRightsAreAsTheyAreDeclared has everybody ask for every operation about every dossier: what is allowed is what the table says, what
// somebody may not know of is not told from what is not there, and no word of a dossier is read by who may not read it.
func TestRightsAreAsTheyAreDeclared(t *testing.T) {
	t.Parallel()
	c := newCast(t)
	log := slog.New(slog.DiscardHandler)
	w := &walked{cast: c, handler: (&api.API{Demo: true, Desk: &desk.Desk{Ledger: c.Ledger, Store: c.Store, Engine: still{}, Log: log}, Store: c.Store, Log: log}).Handler()}
	var form bytes.Buffer
	parts := multipart.NewWriter(&form)
	file, err := parts.CreateFormFile("file", "x.pdf")
	if err == nil {
		_, err = file.Write(testkit.PDF(t, "Offerte"))
	}
	if err == nil {
		err = parts.WriteField("kind", "verzonnen")
	}
	if err == nil {
		err = parts.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	w.form, w.pdf = form.String(), []byte(parts.FormDataContentType())
	var all sync.WaitGroup
	turns := make(chan *subject, len(c.subjects))
	for _, s := range c.subjects {
		turns <- s
	}
	close(turns)
	for range 4 {
		all.Go(func() {
			for s := range turns {
				w.walks(s)
			}
		})
	}
	all.Wait()
	w.people()
	w.names()
	for _, o := range w.papers {
		for _, word := range slices.Concat(o.outside, o.inside, o.fresh) {
			if _, read := w.read.Load(word); !read && !strings.HasSuffix(word, "@") {
				t.Errorf("nobody reads %s, so that nothing shows that others do not", word)
			}
		}
	}
	t.Logf("%d requests by %d people about %d dossiers", w.sent.Load(), len(c.subjects), len(c.papers))
	if w.sent.Load() < 20_000 {
		t.Error("that is not every operation")
	}
}

// walks has somebody ask for everything.
func (w *walked) walks(s *subject) {
	for _, r := range w.routes() {
		right, declared := api.RightOf(r.id)
		if !declared {
			w.t.Errorf("nobody says who may %s", r.id)
			continue
		}
		path := places.Replace(r.path)
		bodies, header := w.requests(s, r)
		if !strings.Contains(path, numbers) {
			w.holds(s, r, right, nil, w.asks(s, r.method, path, bodies[0], header...))
			continue
		}
		for n, body := range bodies {
			none := w.asks(s, r.method, strings.ReplaceAll(path, numbers, absent), body, header...)
			for _, o := range w.papers {
				sees := s.sees(o)
				hidden := sees == "" || right.Sight == api.Reads && sees == api.Knows
				if n > 0 && (!hidden || o != w.draft && o != w.jury && o != w.foreign) {
					continue // what is wrong besides is looked at where it must not show
				}
				got := w.asks(s, r.method, strings.ReplaceAll(path, numbers, o.number), body, header...)
				if hidden && !reflect.DeepEqual(got, none) {
					w.t.Errorf("%s about %s (%s) as %s with %s is told from what is not there:\n%.400v\n%.400v", r.id, o.outside[0], o.status, s.name, body, got, none)
				}
				if n == 0 {
					w.holds(s, r, right, o, got)
				}
			}
		}
	}
	w.nowhere(s)
	w.searches(s)
}

// nowhere asks in every way that there is not, about what is hidden, what is seen and what is not there.
func (w *walked) nowhere(s *subject) {
	known := map[string]bool{}
	var paths []string
	for _, r := range w.routes() {
		known[r.method+r.path] = true
		if !slices.Contains(paths, r.path) && strings.Contains(r.path, numbers) {
			paths = append(paths, r.path)
		}
	}
	paths = append(paths, "/api/v1/dossiers/{number}/verzin", "/api/v1/dossiers/{number}/start", "/api/v1/dossiers/{number}/amend-call",
		"/api/v1/dossiers/{number}/documents/draft/x", "/dossiers/{number}")
	for _, path := range paths {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions} {
			if known[method+path] || path == "/dossiers/{number}" && method != http.MethodPost || method == http.MethodHead && strings.HasSuffix(path, "/events") {
				continue
			}
			none := w.asks(s, method, places.Replace(strings.ReplaceAll(path, numbers, absent)), "")
			for _, o := range []*paper{w.draft, w.foreign} {
				got := w.asks(s, method, places.Replace(strings.ReplaceAll(path, numbers, o.number)), "")
				if (s.sees(o) == "" || method != http.MethodHead) && !reflect.DeepEqual(got, none) {
					w.t.Errorf("%s %s as %s is told from what is not there:\n%.400v\n%.400v", method, path, s.name, got, none)
				}
				if got.status < http.StatusBadRequest && method != http.MethodOptions && (method != http.MethodHead || s.sees(o) == "") {
					w.t.Errorf("%s %s as %s: %d", method, path, s.name, got.status)
				}
			}
		}
	}
}
