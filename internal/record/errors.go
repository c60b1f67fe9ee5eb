// SPDX-License-Identifier: EUPL-1.2

package record

import "errors"

// What callers of the ledger must be able to tell apart.
var (
	ErrNoDossier  = errors.New("no such dossier")
	ErrNoCall     = errors.New("no such call")
	ErrNoEvent    = errors.New("no such event here")
	ErrRepeated   = errors.New("carried out before, under the same key")
	ErrNoVersion  = errors.New("no such version of the call")
	ErrCallExists = errors.New("the call was published before")
	ErrNoHub      = errors.New("no such hub")
	ErrNoKey      = errors.New("no such key")
	ErrNoToken    = errors.New("no such token")
	ErrNoDocument = errors.New("no such document")
	ErrKeyReused  = errors.New("the key was used for another request")
	ErrBusy       = errors.New("the database is busy, or went away")  // nothing was stored
	ErrUnknown    = errors.New("the fate of the commit is not known") // repeat with the same key
	ErrAway       = errors.New("the database does not answer")        // nothing was stored
	ErrTampered   = errors.New("what was frozen is not what it was")
	ErrStale      = errors.New("the content has a newer version")                   // fetch it first
	ErrMoved      = errors.New("what a decision was measured by is another by now") // decide again
)
