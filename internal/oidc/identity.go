// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// Identity is who signed in, as the provider tells it.
type Identity struct {
	Issuer        string
	Subject       string // of the claim that the settings name: with Issuer, one human, whatever they act for
	Sub           string // the sub of the token: by this the provider names them in a logout token
	Name          string
	Email         string
	EmailVerified bool // by the provider
	Organisation  Organisation
	Roles         []string // as the provider writes them
	ACR           string
	High          bool      // ACR is enough to decide
	SessionID     string    // of the session at the provider; empty if it does not tell
	AuthTime      time.Time // when the person signed in there; zero if it does not tell
}

// Organisation is what a person acts for. It is empty for who acts for themselves.
type Organisation struct{ Group, Code string }

// identity reads the claims by the names in the settings. A claim of another type than expected counts as left out.
func (c Config) identity(from claims) Identity {
	name := make([]string, len(c.Claims.Name))
	for i, claim := range c.Claims.Name {
		name[i] = from.line(claim)
	}
	verified, _ := from["email_verified"].(bool)
	who := Identity{Issuer: c.Issuer, Subject: from.id(c.Claims.Subject), Sub: from.id("sub"),
		Name:  strings.TrimSpace(strings.Join(name, " ")),
		Email: from.line(c.Claims.Email), EmailVerified: verified && c.Claims.Email == "email", // the other claim speaks of that one
		Organisation: Organisation{from.line(c.Claims.Group), from.line(c.Claims.Organisation)},
		Roles:        from.texts(c.Claims.Roles), ACR: from.text("acr"), SessionID: from.text("sid"), AuthTime: from.at("auth_time")}
	who.High = slices.Contains(c.ACRHigh, who.ACR)
	return who
}

// claims are those of a token whose signature is good.
type claims map[string]any

func read(payload []byte) (c claims, ok bool) {
	ok = json.Unmarshal(payload, &c) == nil && c != nil
	return c, ok
}

func (c claims) text(name string) string {
	value, _ := c[name].(string)
	return value
}

// line is a text that is fit to be kept and shown, or empty.
func (c claims) line(name string) string {
	kept, ok := text.Line(c.text(name))
	if !ok {
		return ""
	}
	return kept
}

// id is a text that tells one from all others: exactly as it came, or empty. 255 characters is the most that a sub has.
func (c claims) id(name string) string {
	value := c.text(name)
	if value != c.line(name) || len(value) > 255 {
		return ""
	}
	return value
}

// texts are those of a list, or of a text by itself.
func (c claims) texts(name string) (list []string) {
	if one := c.text(name); one != "" {
		return []string{one}
	}
	entries, _ := c[name].([]any)
	for _, entry := range entries {
		if value, is := entry.(string); is {
			list = append(list, value)
		}
	}
	return list
}

// at is an instant in seconds since 1970, or zero.
func (c claims) at(name string) time.Time {
	seconds, is := c[name].(float64)
	if !is {
		return time.Time{}
	}
	return time.Unix(int64(seconds), 0)
}
