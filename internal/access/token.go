// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"
	"math/big"
	"slices"
	"strings"
	"time"
)

// Token is what is known of a bearer token; the token itself is known to its holder only.
type Token struct {
	ID      string // opaque, and shown
	Hash    string // hex SHA-256, of a token that is being made
	Name    string // what its holder calls it
	Prefix  string // its first characters, to recognise it by; "" of one that came before they were kept
	Scopes  []Scope
	Created time.Time
	Expires time.Time
	Used    time.Time // to the minute; zero: never
	Demo    bool      // of the demonstration: counts only where that runs
}

// Bearer is somebody who came with a token.
type Bearer struct {
	Identity
	By Token
}

// May says whether one of some scopes is among those of the token. Of none, none is.
func (t Token) May(one ...Scope) bool {
	return slices.ContainsFunc(one, func(s Scope) bool { return slices.Contains(t.Scopes, s) })
}

// How long a token is good for at most: of any, of one that somebody signed in for, and of one that may decide.
const (
	TokenLife  = 365 * 24 * time.Hour
	LoginLife  = 90 * 24 * time.Hour
	DecideLife = 8 * time.Hour
)

// Life is how long a token with some scopes is good for when so long is asked.
func Life(scopes []Scope, asked time.Duration) time.Duration {
	if slices.Contains(scopes, Decide) {
		return min(asked, DecideLife)
	}
	return min(asked, TokenLife)
}

// A token is written as its mark, 32 random bytes and their checksum, in digits and letters: a double click takes it whole.
const (
	tokenMark   = "dw_" // lets scanners recognise a leaked token
	randomBytes = 32
	randomSize  = 43 // characters of them
	checkSize   = 6
	shownSize   = len(tokenMark) + 5
	base        = 62

	wholeSize = len(tokenMark) + randomSize + checkSize
	earlySize = len(tokenMark) + randomSize // of tokens from before there was a checksum
)

// NewToken makes a bearer token. It is shown once; only its hash is kept.
func NewToken() string {
	part := digits(new(big.Int).SetBytes(random(randomBytes)), randomSize)
	return tokenMark + part + checksum(part)
}

// Issue makes a token with what is kept of it.
func Issue(name string, scopes []Scope) (secret string, t Token) {
	secret = NewToken()
	return secret, Token{ID: NewID("tk_"), Hash: HashToken(secret), Name: name, Prefix: secret[:shownSize], Scopes: scopes}
}

// WellFormed says whether a text can be a token: one that was mistyped or cut off is refused without a question to the record. Tokens
// from before there was a checksum are told by their length.
func WellFormed(token string) bool {
	token = strings.TrimSpace(token)
	part, marked := strings.CutPrefix(token, tokenMark)
	switch {
	case !marked:
		return false
	case len(token) == earlySize:
		return true
	}
	return len(token) == wholeSize && checksum(part[:randomSize]) == part[randomSize:]
}

// checksum is the CRC-32 (IEEE) of a text.
func checksum(s string) string {
	return digits(big.NewInt(int64(crc32.ChecksumIEEE([]byte(s)))), checkSize)
}

// digits writes a number with so many digits to base 62: 0-9, a-z, A-Z.
func digits(n *big.Int, size int) string {
	text := n.Text(base)
	return strings.Repeat("0", size-len(text)) + text
}

// HashToken is what is stored of a token: its hex SHA-256. The token has 256 random bits, so no salt is needed.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(strings.TrimSpace(token)))
	return hex.EncodeToString(sum[:])
}
