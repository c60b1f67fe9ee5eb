// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
)

// freshness is how long ago a person may have signed in at a step-up, and a logout token may have been issued.
const freshness = 5 * time.Minute

// verifier is the library's judgement of one token, with keys that remember what they vouched for and why not: the library prints it only.
type verifier struct {
	*gooidc.IDTokenVerifier
	keys    gooidc.KeySet
	payload []byte
	err     error
}

func (p *Provider) verifier(known *metadata) *verifier {
	v := &verifier{keys: known.keys}
	v.IDTokenVerifier = gooidc.NewVerifier(p.config.Issuer, v, &gooidc.Config{ClientID: p.config.ClientID,
		SupportedSigningAlgs: []string{gooidc.RS256}, Now: func() time.Time { return time.Now().Add(-leeway) }})
	return v
}

// VerifySignature implements the library's KeySet.
func (v *verifier) VerifySignature(ctx context.Context, raw string) ([]byte, error) {
	v.payload, v.err = v.keys.VerifySignature(ctx, raw)
	return v.payload, v.err
}

// why names what the library refused, or is what it refused otherwise.
func (p *Provider) why(at Step, v *verifier, raw string, refused error, otherwise Kind) error {
	if away, is := unreached(at, v.err); is {
		return away
	}
	c, read := read(v.payload)
	kind := otherwise
	switch {
	case v.err != nil:
		kind = BadSignature
	case v.payload == nil:
		if kind = Malformed; foreignAlgorithm(raw) {
			kind = BadAlgorithm
		}
	case !read:
		kind = Malformed
	case c.text("iss") != p.config.Issuer:
		kind = WrongIssuer
	case !slices.Contains(c.texts("aud"), p.config.ClientID):
		kind = WrongAudience
	case is[*gooidc.TokenExpiredError](refused):
		kind = Lapsed
	case c.at("nbf").After(time.Now()):
		kind = Early
	}
	return &Failure{Kind: kind, At: at}
}

// foreignAlgorithm says whether a token names an algorithm other than ours. It only words a refusal.
func foreignAlgorithm(raw string) bool {
	first, _, _ := strings.Cut(raw, ".")
	var header struct {
		Algorithm *string `json:"alg"`
	}
	decoded, err := base64.RawURLEncoding.DecodeString(first)
	return err == nil && json.Unmarshal(decoded, &header) == nil && header.Algorithm != nil && *header.Algorithm != gooidc.RS256
}

// idToken are the claims of an ID token that is of our provider, for us, of now, and of the access token that came along.
func (p *Provider) idToken(ctx context.Context, known *metadata, raw, access string) (claims, error) {
	v := p.verifier(known)
	token, err := v.Verify(ctx, raw)
	if err != nil {
		return nil, p.why(IDToken, v, raw, err, Malformed)
	}
	c, ok := read(v.payload)
	switch {
	case !ok:
		return nil, &Failure{Kind: Malformed, At: IDToken}
	case token.AccessTokenHash != "" && token.VerifyAccessToken(access) != nil:
		return nil, &Failure{Kind: WrongHash, At: IDToken}
	}
	return c, nil
}

// held holds the claims against the flow: what the library leaves to us. It gives the first thing that is wrong.
func (p *Provider) held(f Flow, c claims, code string) Kind {
	now, authorized := time.Now(), c.text("azp")
	signedIn := c.at("auth_time")
	switch {
	case subtle.ConstantTimeCompare([]byte(f.Nonce), []byte(c.text("nonce"))) == 0:
		return WrongNonce
	case c["azp"] != nil && authorized != p.config.ClientID || len(c.texts("aud")) > 1 && authorized == "":
		return WrongParty
	case c["iat"] == nil:
		return Malformed
	case c.at("iat").After(now.Add(leeway)):
		return Early
	case c["c_hash"] != nil && c.text("c_hash") != half(code):
		return WrongHash
	case !slices.Contains(f.ACR, c.text("acr")):
		return TooLow
	case f.Fresh && (signedIn.Before(f.Begun.Add(-leeway)) || signedIn.Before(now.Add(-freshness)) || signedIn.After(now.Add(leeway))):
		return Stale
	}
	return ""
}

// half is the left half of a hash with RS256, as c_hash has it (OpenID Connect Core 3.3.2.11).
func half(code string) string {
	sum := sha256.Sum256([]byte(code))
	return base64.RawURLEncoding.EncodeToString(sum[:len(sum)/2])
}
