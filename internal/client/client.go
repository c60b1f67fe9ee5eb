// SPDX-License-Identifier: EUPL-1.2

// Package client speaks to the JSON API over HTTP. It tries again under the same key where that is safe, and answers in the shapes of
// contract; what a person reads of it, and in what words, is not its to say.
package client

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/loopback"
)

// Client speaks for one person.
type Client struct {
	Server   string                 // the base address, http or https
	Language string                 // of the answers: nl or en
	Key      string                 // of the commands that are sent; "" gives each its own
	As       string                 // the membership under which is acted; "" leaves it to the server
	Token    func() (string, error) // read for every request; "" is nobody
	Patience Patience
	Slow     func() // told once when the server does not answer for more than a moment

	http *http.Client
}

// Patience is how long a client waits for what, and how often it tries.
type Patience struct {
	Pauses             []time.Duration // between tries when the connection is lost; reading takes fewer
	TryFor             time.Duration   // no try starts later than this after the first
	FollowFor, AskWait time.Duration   // how long a promise is followed, and how often is asked
	Reconnect          time.Duration   // the first pause of a stream that broke
	Silence            time.Duration   // after which a stream is taken for dead; the server breathes every 15 s
}

// Usual is the patience of a person at a screen.
var Usual = Patience{
	Pauses: []time.Duration{300 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second},
	TryFor: 15 * time.Second, FollowFor: 30 * time.Second, AskWait: time.Second, Reconnect: time.Second, Silence: 50 * time.Second,
}

// wholeAnswer is how long one try may take. The desk itself waits up to 12 s before it answers 202.
const wholeAnswer = time.Minute

// New is a client with the usual patience; server and token are still to be set.
func New() *Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: 5 * time.Second}).DialContext
	transport.ResponseHeaderTimeout = 30 * time.Second
	return &Client{
		Patience: Usual, Slow: func() {}, Token: func() (string, error) { return "", nil },
		http: &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // a redirect would turn a command into a page
		}},
	}
}

// exchange is a request to the API. It may be sent more than once: reading is harmless, a command has a key, a save has If-Match.
type exchange struct {
	method, path string
	body         []byte
	header       http.Header
	key          string
	saves        bool // content, of which nobody could ask what came of it
	unsigned     bool // by nobody yet: without the token, and what comes back is as secret
}

// response is an answer that is a success.
type response struct {
	status int
	header http.Header
	body   []byte
}

// base is the address of the server, or ErrAddress.
func (c *Client) base() (string, error) {
	u, err := url.Parse(c.Server)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return "", ErrAddress
	}
	return strings.TrimRight(c.Server, "/"), nil
}

// Page is the address of a dossier for a browser.
func (c *Client) Page(number string) (string, error) {
	base, err := c.base()
	return base + "/dossiers/" + url.PathEscape(number), err
}

func (c *Client) request(ctx context.Context, x exchange) (*http.Request, error) {
	secret, err := "", error(nil)
	if !x.unsigned {
		secret, err = c.Token()
	}
	if err != nil {
		return nil, err
	}
	base, err := c.base()
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, x.method, base+x.path, bytes.NewReader(x.body))
	if err != nil {
		return nil, ErrAddress
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
	if (secret != "" || x.unsigned) && r.URL.Scheme == "http" && !loopback.Host(r.URL.Hostname()) {
		return nil, ErrClear
	}
	if secret != "" {
		r.Header.Set("Authorization", "Bearer "+secret)
	}
	if c.As != "" {
		r.Header.Set("As", c.As)
	}
	r.Header.Set("Accept-Language", c.Language)
	return r, nil
}

// once sends one time. The error is a Problem, or one of the connection.
func (c *Client) once(request *http.Request) (*response, error) {
	ctx, cancel := context.WithTimeout(request.Context(), wholeAnswer)
	defer cancel()
	answer, err := c.http.Do(request.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode/100 != 2 {
		return nil, problemOf(answer.StatusCode, raw)
	}
	return &response{answer.StatusCode, answer.Header, raw}, nil
}
