// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

// parked is a form that cannot be carried out before its sender comes in (again): it stands in the page that says so, whole, and the page
// sends it again. Nothing of it is kept with us, so whoever comes in meanwhile in another window finds nothing of it.
type parked struct {
	Why    bilingual.Words
	Way    string // where to come in, in another window
	Label  bilingual.Words
	Path   string // where the form goes
	Fields []parkedField
	Files  bool // there were files, which have to be chosen again
}

type parkedField struct {
	Name, Value string
	Typed       bool // a text of several words, which its writer will want to see
}

// Why a form is parked.
var (
	signedOut = parked{Way: "/aanmelden", Label: bilingual.Words{"Aanmelden in een nieuw venster", "Sign in in a new window"},
		Why: bilingual.Words{"U bent niet meer aangemeld. Uw tekst is nog niet bewaard, en staat hieronder.",
			"You are not signed in any more. Your text has not been saved yet; it stands below."}}
	unproven = parked{Way: "/aanmelden/bevestigen", Label: bilingual.Words{"Bevestigen in een nieuw venster", "Confirm in a new window"},
		Why: bilingual.Words{"Wat u wilt doen is belangrijk genoeg om nog eens te vragen wie u bent. Uw tekst is nog niet verstuurd, en staat hieronder.",
			"What you want to do is important enough to ask once more who you are. Your text has not been sent yet; it stands below."}}
)

// park gives a form back to its sender, with the way in and a button that sends it again.
func (x *Web) park(w http.ResponseWriter, r *http.Request, why parked) {
	y := why
	y.Path, y.Way = r.URL.RequestURI(), why.Way+"?next="+url.QueryEscape("/verder")
	for name, values := range r.PostForm {
		for _, value := range values {
			y.Fields = append(y.Fields, parkedField{name, value, strings.Contains(strings.TrimSpace(value), " ")})
		}
	}
	slices.SortStableFunc(y.Fields, func(a, b parkedField) int { return strings.Compare(a.Name, b.Name) })
	y.Files = r.MultipartForm != nil && len(r.MultipartForm.File) > 0
	x.show(w, r, http.StatusUnauthorized, "parked", y)
}

// onward is where the other window ends: nothing is to be done there any more.
func (x *Web) onward(w http.ResponseWriter, r *http.Request) {
	x.show(w, r, http.StatusOK, "verder", nil)
}
