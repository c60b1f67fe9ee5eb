// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// problem is an error document of the API.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Errors []struct {
		Pointer string `json:"pointer"`
		Code    string `json:"code"`
		Message string `json:"message"`
	} `json:"errors"`
	raw []byte
}

func (p *problem) Error() string { return p.Detail }

// unreachable says that the server did not answer; key is that of the command whose fate is unknown.
type unreachable struct {
	cause error
	key   string
}

func (u *unreachable) Error() string { return u.cause.Error() }

// answer is a response that is no problem.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (r *answer) into(v any) error {
	if err := json.Unmarshal(r.body, v); err != nil {
		return fmt.Errorf("het antwoord van de server is onleesbaar: %w", err)
	}
	return nil
}

// How often a command is repeated with the same key when the connection is lost, and how long between tries.
var pauses = []time.Duration{300 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second}

// token is read from the environment only: an argument would show in the list of processes.
func token() (string, error) {
	if path := os.Getenv("DOSSIER_TOKEN_FILE"); path != "" {
		raw, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("DOSSIER_TOKEN_FILE: %w", err)
		}
		return strings.TrimSpace(string(raw)), nil
	}
	return os.Getenv("DOSSIER_TOKEN"), nil
}

func (a *app) request(ctx context.Context, method, path string, body []byte, header http.Header) (*http.Request, error) {
	secret, err := token()
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(a.server, "/")+path, bytes.NewReader(body))
	if err != nil {
		return nil, usageError{fmt.Errorf("het adres %q deugt niet", a.server)}
	}
	for name, values := range header {
		r.Header[name] = values
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if secret != "" {
		r.Header.Set("Authorization", "Bearer "+secret)
	}
	r.Header.Set("Accept-Language", a.lang)
	return r, nil
}

// get reads; it is safe to repeat, so a lost connection is tried again.
func (a *app) get(ctx context.Context, path string) (*answer, error) {
	return a.send(ctx, http.MethodGet, path, nil, http.Header{}, "")
}

// command sends something that has an effect, under one key however often it is repeated.
func (a *app) command(ctx context.Context, path string, body any) (*answer, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	key := a.key
	if key == "" {
		b := make([]byte, 12)
		rand.Read(b)
		key = "cli-" + hex.EncodeToString(b)
	}
	return a.send(ctx, http.MethodPost, path, raw, http.Header{"Idempotency-Key": {key}}, key)
}

func (a *app) send(ctx context.Context, method, path string, body []byte, header http.Header, key string) (*answer, error) {
	for try := 0; ; try++ {
		r, err := a.once(ctx, method, path, body, header)
		p := new(problem)
		again := err != nil && !errors.As(err, &p) && !errors.As(err, new(usageError))
		again = again || (errors.As(err, &p) && p.Status == http.StatusServiceUnavailable)
		if !again {
			return r, err
		}
		if try == len(pauses) || ctx.Err() != nil {
			if errors.As(err, &p) {
				return nil, err
			}
			return nil, &unreachable{cause: plainCause(err), key: key}
		}
		select {
		case <-ctx.Done():
		case <-time.After(pauses[try]):
		}
	}
}

func (a *app) once(ctx context.Context, method, path string, body []byte, header http.Header) (*answer, error) {
	request, err := a.request(ctx, method, path, body, header)
	if err != nil {
		return nil, usageError{err}
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode < http.StatusBadRequest {
		return &answer{response.StatusCode, response.Header, raw}, nil
	}
	p := &problem{Status: response.StatusCode, raw: raw}
	if json.Unmarshal(raw, p) != nil || p.Detail == "" {
		p.Detail = "De server antwoordde " + response.Status + "."
	}
	p.Status = response.StatusCode
	return nil, p
}

// plainCause drops the address that Go repeats in its message.
func plainCause(err error) error {
	if u := new(url.Error); errors.As(err, &u) {
		return u.Err
	}
	return err
}

// showProblem says what is wrong, field by field.
func (a *app) showProblem(p *problem) {
	if a.json && len(p.raw) > 0 {
		fmt.Fprintln(a.out, strings.TrimSpace(string(p.raw)))
	}
	fmt.Fprintln(a.err, p.Detail)
	for _, e := range p.Errors {
		if e.Message != p.Detail || e.Pointer != "" {
			fmt.Fprintf(a.err, "  %s: %s\n", e.Pointer, e.Message)
		}
	}
}

// dossierPath is the address of a dossier, of something in it.
func dossierPath(number string, rest ...string) string {
	path := "/api/v1/dossiers/" + url.PathEscape(number)
	for _, r := range rest {
		path += "/" + url.PathEscape(r)
	}
	return path
}
