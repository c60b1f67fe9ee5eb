// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// usageError is a mistake in how the program was called; nothing was sent.
type usageError struct{ error }

func (a *app) usage(key string, args ...any) error {
	return usageError{errors.New(a.say(key, args...))}
}

// problem is an error document of the API.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Errors []struct {
		Pointer string `json:"pointer"`
		Place   string `json:"place,omitempty"`
		Code    string `json:"code"`
		Message string `json:"message"`
	} `json:"errors,omitempty"`

	raw    []byte // as it came
	key    string // of the command whose fate is not known for sure
	lost   bool   // an earlier try may have arrived
	advice string // what to do, where we know better than the status says
	shown  bool   // it was part of what was asked for, and has been printed
}

func (p *problem) Error() string { return p.Detail }

// problemOf reads an answer that is not a success; what is no problem document becomes one.
func (a *app) problemOf(status int, raw []byte) *problem {
	p := &problem{raw: raw}
	if json.Unmarshal(raw, p) != nil || p.Detail == "" {
		p = &problem{Type: "about:blank", Title: http.StatusText(status), Detail: a.say("answered", status, http.StatusText(status))}
	}
	p.Status = status
	return p
}

// unreachable says that the server did not answer; key is that of the command whose fate is unknown.
type unreachable struct {
	cause error
	key   string
	put   bool // content was being saved
}

func (u *unreachable) Error() string { return u.cause.Error() }

// interrupted says that a person or the system stopped us; key is that of the command that was under way.
type interrupted struct{ key string }

func (*interrupted) Error() string { return "interrupted" }

var errNoJSON = errors.New("no JSON")

func (a *app) unreadable(err error) error { return fmt.Errorf("%s: %w", a.say("unreadable"), err) }
