// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Carried is what came of a command. A promised one was received and will be carried out later, under its key.
type Carried struct {
	Answer[contract.Done]
	Promised bool
	Key      string
}

// Start starts a dossier.
func (c *Client) Start(ctx context.Context, body contract.StartBody) (Carried, error) {
	return c.command(ctx, at("dossiers"), body)
}

// Command gives a command to a dossier; the body is a contract.CommandBody, or the JSON of one.
func (c *Client) Command(ctx context.Context, number, name string, body any) (Carried, error) {
	return c.command(ctx, of(number, name), body)
}

// Text stores words for a signal to cite, and gives that signal.
func (c *Client) Text(ctx context.Context, number string, body contract.TextBody) (Answer[contract.Text], error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return Answer[contract.Text]{}, fmt.Errorf("json: %w", err)
	}
	return keyed[contract.Text](ctx, c, exchange{method: http.MethodPost, path: of(number, "texts"), body: raw})
}

// command sends something that has an effect, under one key however often it is repeated.
func (c *Client) command(ctx context.Context, path string, body any) (Carried, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return Carried{}, fmt.Errorf("json: %w", err)
	}
	key, err := c.key()
	if err != nil {
		return Carried{}, err
	}
	r, err := c.send(ctx, exchange{method: http.MethodPost, path: path, body: raw, key: key})
	a, err := read[contract.Done](r, err)
	if err != nil {
		return Carried{}, err
	}
	promised := r.status == http.StatusAccepted
	if promised {
		key = keyOf(a.Body.Location, key)
	}
	return Carried{a, promised, key}, nil
}

// key is that of the sender, or a new one.
func (c *Client) key() (string, error) {
	if c.Key == "" {
		b := make([]byte, 12)
		rand.Read(b)
		return "cli-" + hex.EncodeToString(b), nil
	}
	if strings.ContainsFunc(c.Key, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return "", ErrKey
	}
	return c.Key, nil
}

// keyOf reads the key from the address that the answer names; without one it is the key that we sent.
func keyOf(location, sent string) string {
	_, named, found := strings.Cut(location, at("commands")+"/")
	if !found || named == "" || named == sent {
		return sent
	}
	if plain, err := url.PathUnescape(named); err == nil {
		return plain
	}
	return sent
}
