// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"context"
	"time"
)

// Logout is what the provider tells of somebody who signed out there, or was signed out.
type Logout struct {
	Issuer    string
	Sub       string    // Identity.Sub of the person, all of whose sessions end; may be empty
	SessionID string    // Identity.SessionID of the one session that ends; may be empty, not both
	ID        string    // of the token: one that was seen before is refused
	At        time.Time // when it was issued
}

// LogoutWindow is how long the ID of a logout token must be kept: an older token is refused for its age.
const LogoutWindow = freshness + leeway

// event is the name under which a logout token says that it is one.
const event = "http://schemas.openid.net/event/backchannel-logout"

// LogoutToken verifies what the provider sends to the back-channel address (OpenID Connect Back-Channel Logout 1.0). The error is a
// *Failure. Whether the ID was seen before, the caller knows.
func (p *Provider) LogoutToken(ctx context.Context, raw string) (Logout, error) {
	known, err := p.metadata(ctx)
	if err != nil {
		return Logout{}, err
	}
	v := p.verifier(known)
	token, err := v.VerifyLogout(ctx, raw)
	if err != nil {
		return Logout{}, p.why(LogoutToken, v, raw, err, NotLogout)
	}
	failed := func(kind Kind) (Logout, error) { return Logout{}, &Failure{Kind: kind, At: LogoutToken} }
	c, _ := read(v.payload)
	events, _ := c["events"].(map[string]any)
	_, is := events[event].(map[string]any)
	switch {
	case !is:
		return failed(NotLogout)
	case token.IssuedAt.Before(time.Now().Add(-freshness)):
		return failed(Stale)
	case token.IssuedAt.After(time.Now().Add(leeway)):
		return failed(Early)
	}
	return Logout{p.config.Issuer, token.Subject, token.SessionID, token.TokenID, token.IssuedAt}, nil
}
