// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// exchange is a request to the API. It may be sent more than once: reading is harmless, a command has a key, a save has If-Match.
type exchange struct {
	method, path string
	body         []byte
	header       http.Header
	key          string
}

// answer is a response that is a success.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// wholeAnswer is how long one try may take. The desk itself waits up to 12 s before it answers 202.
const wholeAnswer = time.Minute

func newHTTP() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: 5 * time.Second}).DialContext
	transport.ResponseHeaderTimeout = 30 * time.Second
	return &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse // a redirect would turn a command into a page
	}}
}

// token is read from the environment only: an argument would show in the list of processes.
func (a *app) token() (string, error) {
	secret, from := a.env("DOSSIER_TOKEN"), "DOSSIER_TOKEN"
	if path := a.env("DOSSIER_TOKEN_FILE"); path != "" {
		raw, err := os.ReadFile(path)
		if err != nil {
			return "", usageError{fmt.Errorf("DOSSIER_TOKEN_FILE: %w", err)}
		}
		secret, from = string(raw), "DOSSIER_TOKEN_FILE"
	}
	secret = strings.TrimSpace(secret)
	if strings.ContainsFunc(secret, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", a.usage("token_malformed", from)
	}
	return secret, nil
}

func (a *app) request(ctx context.Context, x exchange) (*http.Request, error) {
	secret, err := a.token()
	if err != nil {
		return nil, err
	}
	base, err := url.Parse(a.server)
	if err != nil || (base.Scheme != "http" && base.Scheme != "https") || base.Host == "" {
		return nil, a.usage("server_malformed", a.server)
	}
	r, err := http.NewRequestWithContext(ctx, x.method, strings.TrimRight(a.server, "/")+x.path, bytes.NewReader(x.body))
	if err != nil {
		return nil, a.usage("server_malformed", a.server)
	}
	if x.body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for name, values := range x.header {
		r.Header[name] = values
	}
	if x.key != "" {
		r.Header.Set("Idempotency-Key", x.key)
	}
	if secret != "" {
		r.Header.Set("Authorization", "Bearer "+secret)
	}
	r.Header.Set("Accept-Language", a.lang)
	return r, nil
}

// once sends one time. The error is a problem, a usageError, or one of the connection.
func (a *app) once(ctx context.Context, x exchange) (*answer, error) {
	ctx, cancel := context.WithTimeout(ctx, wholeAnswer)
	defer cancel()
	request, err := a.request(ctx, x)
	if err != nil {
		return nil, err
	}
	response, err := a.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode/100 != 2 {
		return nil, a.problemOf(response.StatusCode, raw)
	}
	return &answer{response.StatusCode, response.Header, raw}, nil
}

// into reads a JSON answer.
func (a *app) into(r *answer, v any) error {
	if err := json.Unmarshal(r.body, v); err != nil {
		return a.unreadable(err)
	}
	return nil
}

// dossierPath is the address of a dossier, or of something in it.
func dossierPath(number string, rest ...string) string {
	path := "/api/v1/dossiers/" + url.PathEscape(strings.ToUpper(number)) // as numbers are written
	for _, r := range rest {
		path += "/" + url.PathEscape(r)
	}
	return path
}
