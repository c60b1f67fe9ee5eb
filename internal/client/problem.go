// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// What a client can be set to do and cannot; nothing was sent.
var (
	ErrAddress = errors.New("the address of the server is none")
	ErrClear   = errors.New("the token would cross the network in clear")
	ErrKey     = errors.New("the key holds control characters")
)

// What the server sent and should not have.
var (
	ErrDamaged  = errors.New("the document is another than the list says")
	ErrNoStream = errors.New("the server sent a page where a stream was asked")
)

// Problem is an answer that is no success. What was no problem document has neither type nor detail.
type Problem struct {
	contract.Problem
	Raw  []byte `json:"-"` // as it came
	Key  string `json:"-"` // of the command whose fate is not known for sure
	Lost bool   `json:"-"` // an earlier try may have arrived
}

func (p *Problem) Error() string { return p.Detail }

// blank is the type of a problem of which there is nothing more to say.
const blank = "about:blank"

func problemOf(status int, raw []byte) *Problem {
	p := &Problem{Raw: raw}
	if json.Unmarshal(raw, &p.Problem) != nil || p.Detail == "" {
		p.Problem = contract.Problem{Type: blank, Title: http.StatusText(status)}
	}
	p.Status = status
	return p
}

// NotFound is a problem that a client finds out for itself.
func NotFound(kind, detail string) *Problem {
	const status = http.StatusNotFound
	return &Problem{Problem: contract.Problem{Type: kind, Title: http.StatusText(status), Status: status, Detail: detail}}
}

// passing says that it may be gone soon: the server is busy, or a proxy cannot reach it.
func (p *Problem) passing() bool {
	return p.Status == http.StatusServiceUnavailable || p.Status == http.StatusBadGateway || p.Status == http.StatusGatewayTimeout
}

// after notes what the tries before it leave unknown.
func (p *Problem) after(x exchange, lost bool) *Problem {
	p.Lost = lost
	if p.Status >= http.StatusInternalServerError {
		p.Key = x.key
	}
	return p
}

// Unreachable says that the server did not answer.
type Unreachable struct {
	Cause  error
	Key    string // of the command whose fate is unknown
	Saving bool   // content was being saved
}

func (u *Unreachable) Error() string { return u.Cause.Error() }

// Interrupted says that a person or the system stopped us; Key is that of the command that was under way.
type Interrupted struct{ Key string }

func (*Interrupted) Error() string { return "interrupted" }

// Unreadable says that a success was not the JSON that it should be.
type Unreadable struct{ Cause error }

func (u *Unreadable) Error() string { return u.Cause.Error() }

// plainCause drops the address that Go repeats in its message.
func plainCause(err error) error {
	if u := new(url.Error); errors.As(err, &u) {
		return u.Err
	}
	return err
}
