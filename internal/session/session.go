// SPDX-License-Identifier: EUPL-1.2

// Package session knows who is signed in, in which browser, how and since when. What a browser has is a token in a cookie; all else is in
// the database, by the hash of that token, so that whoever reads the database is nobody by it, and what is ended there is over.
package session

import (
	"context"
	"time"
)

// Means is how somebody proved who they are.
type Means string

// The means.
const (
	Passkey Means = "passkey"
	OIDC    Means = "oidc" // an identity provider said so
	Demo    Means = "demo" // nothing was proven: the demonstration lets everybody in
)

// Session is that of somebody who is signed in.
type Session struct {
	ID     string // s_…, for lists and logs: it opens nothing
	Person string // p_…
	Name   string // of the person, as others read it
	Means  Means

	SignedIn  time.Time
	SteppedUp time.Time // when the person last proved, within the session, to be there; zero: never

	Issuer, Subject, SID string // of OIDC: what the provider calls provider, person and session
}

// Proven says whether the person proved to be there within so long before now.
func (s Session) Proven(now time.Time, within time.Duration) bool {
	return !s.SteppedUp.IsZero() && now.Sub(s.SteppedUp) <= within
}

// known is a session as its row has it.
func (s Session) known() map[string]string {
	known := map[string]string{"id": s.ID, "person": s.Person, "means": string(s.Means), "signed_in": s.SignedIn.Format(time.RFC3339Nano)}
	for name, value := range map[string]string{"issuer": s.Issuer, "subject": s.Subject, "sid": s.SID} {
		if value != "" {
			known[name] = value
		}
	}
	if !s.SteppedUp.IsZero() {
		known["stepped_up"] = s.SteppedUp.Format(time.RFC3339Nano)
	}
	return known
}

// read is the session of a row; get gives what the row has under a name.
func read(get func(string) string) Session {
	at := func(name string) time.Time {
		t, _ := time.Parse(time.RFC3339Nano, get(name)) // what is not there is zero
		return t
	}
	return Session{ID: get("id"), Person: get("person"), Name: get(personName), Means: Means(get("means")), SignedIn: at("signed_in"),
		SteppedUp: at("stepped_up"), Issuer: get("issuer"), Subject: get("subject"), SID: get("sid")}
}

type contextKey struct{}

// Who is the session of the request; false when nobody is signed in.
func Who(ctx context.Context) (Session, bool) {
	s, is := ctx.Value(contextKey{}).(Session)
	return s, is
}
