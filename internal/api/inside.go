// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Asked is a request that a page makes for the person before it.
type Asked struct {
	Method, Path string
	Lang         string // "nl" or "en"
	Header       map[string]string
	Body         []byte
}

// Reply is what the API answered a page.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte
}

// Ask answers a page as it would answer whoever the page is for, had they come with a token: with the same rights, walls and limits.
// What is refused is a *contract.Problem as the error. It wants the API to have a Handler.
func (a *API) Ask(r *http.Request, b access.Bearer, asked Asked) (Reply, error) {
	ctx := context.WithValue(r.Context(), bearerKey, b)
	inner, err := http.NewRequestWithContext(ctx, asked.Method, asked.Path, bytes.NewReader(asked.Body))
	if err != nil {
		return Reply{}, fmt.Errorf("ask: %w", err)
	}
	inner.RemoteAddr, inner.Host = r.RemoteAddr, r.Host
	for _, name := range []string{"X-Forwarded-For", "Forwarded"} { // by whom a turn is spent
		if through := r.Header.Values(name); len(through) > 0 {
			inner.Header[name] = through
		}
	}
	inner.Header.Set("Accept-Language", asked.Lang)
	for name, value := range asked.Header {
		inner.Header.Set(name, value)
	}
	w := &heard{Reply: Reply{Status: http.StatusOK, Header: http.Header{}}}
	a.handler.ServeHTTP(w, inner)
	if w.Status < http.StatusBadRequest {
		return w.Reply, nil
	}
	p := new(contract.Problem)
	if err := json.Unmarshal(w.Body, p); err != nil || p.Status != w.Status {
		return w.Reply, fmt.Errorf("ask: status %d is no problem", w.Status)
	}
	return w.Reply, p
}

// Problem is what a person may read of an error; what they may not is logged.
func (a *API) Problem(lang string, err error) *contract.Problem { return a.problem(lang, err) }

// heard keeps an answer.
type heard struct {
	Reply
	began bool
}

func (h *heard) Header() http.Header { return h.Reply.Header }

func (h *heard) WriteHeader(status int) {
	if !h.began {
		h.Status, h.began = status, true
	}
}

func (h *heard) Write(b []byte) (int, error) {
	h.began = true
	h.Body = append(h.Body, b...)
	return len(b), nil
}
