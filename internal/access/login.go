// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"crypto/rand"
	"errors"
	"math/big"
	"strings"
	"time"
)

// DeviceLogin is a program that waits until a person, signed in elsewhere, confirms that it is theirs. The program holds one code and
// comes back with it; the person reads the other one on its screen.
type DeviceLogin struct {
	Code    string // what the person types, as it is kept
	Hash    string // of the code that the program holds, while it is being made
	Name    string // what the program calls itself
	Scopes  []Scope
	Created time.Time
	Expires time.Time
}

// Confirmer is who lets a program in, from a session.
type Confirmer struct {
	Person    string
	SteppedUp bool // they proved, freshly, to be there
	Demo      bool // they signed in without proof: what comes of it counts only where the demonstration runs
}

// How long a person has to confirm, and how long a program waits between two questions.
const (
	DeviceLife = 10 * time.Minute
	AskEvery   = 5 * time.Second
)

// What can be said of a login besides a fault of the record.
var (
	ErrNoLogin      = errors.New("no login waits under this code")
	ErrLoginWaits   = errors.New("nobody confirmed this login yet")
	ErrLoginSlow    = errors.New("this login is asked after too often")
	ErrLoginRefused = errors.New("somebody refused this login")
	ErrStepUp       = errors.New("to let a program decide, sign in anew with a second step")
)

// codeLetters have no vowels, so that they make no words, and none that looks like another or like a digit.
const (
	codeLetters = "BCDFGHJKLMNPQRSTVWXZ"
	codeSize    = 8
)

// NewDeviceLogin makes a login with the code that the program holds.
func NewDeviceLogin(name string, scopes []Scope) (secret string, l DeviceLogin) {
	secret = NewID("dl_") + NewID("")
	l = DeviceLogin{Hash: HashToken(secret), Name: name, Scopes: scopes}
	for range codeSize {
		n, _ := rand.Int(rand.Reader, big.NewInt(int64(len(codeLetters)))) // never fails: the runtime stops the program first
		l.Code += string(codeLetters[n.Int64()])
	}
	return secret, l
}

// Shown is the code as it stands on both screens: XXXX-XXXX.
func (l DeviceLogin) Shown() string { return l.Code[:codeSize/2] + "-" + l.Code[codeSize/2:] }

// UserCode is what somebody typed as it would be kept, and whether it can be a code: in any case, with or without dash and spaces.
func UserCode(typed string) (code string, ok bool) {
	for _, r := range strings.ToUpper(typed) {
		switch {
		case strings.ContainsRune(codeLetters, r):
			code += string(r)
		case !strings.ContainsRune(" -\u00a0\u2010\u2011\u2013", r) || len(typed) > 64:
			return "", false
		}
	}
	return code, len(code) == codeSize
}
