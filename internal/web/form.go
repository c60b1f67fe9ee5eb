// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"errors"
	"net/http"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
)

// How much a form may hold in bytes: one of the way in, one of a page, and one with files. The last two are what the API takes, and its
// wrapping.
const (
	mostAtTheDoor = 64 << 10
	mostForm      = 3 << 20
	mostFiles     = 11 << 20
)

// The fields that forms have in common, and what the address of the page after them says.
const (
	onceField = "sleutel" // sent as Idempotency-Key
	asField   = "als"     // the membership that was chosen
	doField   = "doe"     // what a button asks
	doneField = "gedaan"  // what was done
)

// key is what the form is sent under, once; a new one where none was.
func (v *visit) key() string { return cmp.Or(v.PostForm.Get(onceField), access.NewID("r_")) }

// once sends a form under its key, however often it is sent.
func (v *visit) once() map[string]string { return map[string]string{"Idempotency-Key": v.key()} }

// small serves forms of the way in, from people whom nobody knows yet.
func small(serve http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, mostAtTheDoor)
		serve(w, r)
	}
}

// readForm reads the form of a page, or answers why it cannot be read. Files come from who is signed in.
func (x *Web) readForm(w http.ResponseWriter, r *http.Request, signedIn bool) bool {
	var err error
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		most := int64(mostForm)
		if signedIn {
			most = mostFiles
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		err = r.ParseMultipartForm(most)
	} else {
		r.Body = http.MaxBytesReader(w, r.Body, mostForm)
		err = r.ParseForm()
	}
	if err == nil {
		return true
	}
	status := http.StatusBadRequest
	if large := new(http.MaxBytesError); errors.As(err, &large) {
		status = http.StatusRequestEntityTooLarge
	}
	x.refuse(w, r, status)
	return false
}
