// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// refusal is why a page is not there, and what to do about it. It tells nothing of what there is, or of others.
type refusal struct {
	Title, Cure bilingual.Words
	Detail      string            // what is said of this one, in the language of the page
	Givers      []bilingual.Words // who gives access
	Back        string            // where it says what can be done now; ""
	Search      bool              // something may be found by searching
	Reference   string            // of the line in the log; "" where there is none
}

// notYours is said to who is known, above those who give access.
var notYours = bilingual.Words{"Er is niets gewijzigd. Moet u dit toch kunnen, vraag het dan aan:", "Nothing was changed. If you should be able to do this, ask:"}

// sorry is said where not even a page can be made.
var sorry = bilingual.Words{"Er liep iets mis bij ons. Wat al bewaard was, is veilig; probeer het zo opnieuw.",
	"Something went wrong on our side. What was stored is safe; try again soon."}

var refusals = map[int]refusal{
	http.StatusForbidden: {Title: bilingual.Words{"Dit mag hier niet", "This is not allowed here"},
		Cure: bilingual.Words{"De vraag kwam niet van een pagina van Dossierwerkt, of hoort niet bij uw rol. Begin opnieuw op de eerste pagina; blijft het zo, vraag dan de beheerder van uw hub of programma om toegang.",
			"The request did not come from a page of Dossierwerkt, or does not go with your role. Begin again at the first page; if it stays so, ask the administrator of your hub or programme for access."}},
	http.StatusNotFound: {Title: bilingual.Words{"Deze pagina is er niet", "This page is not there"},
		Cure: bilingual.Words{"Ze bestaat niet, of u mag ze niet zien. Kijk het adres na, of begin op de eerste pagina.",
			"It does not exist, or you may not see it. Check the address, or begin at the first page."}},
	http.StatusTooManyRequests: {Title: bilingual.Words{"Te veel pogingen", "Too many attempts"},
		Cure: bilingual.Words{"Wacht een minuut en probeer het dan opnieuw.", "Wait a minute, then try again."}},
	http.StatusServiceUnavailable: {Title: bilingual.Words{"Even geduld", "One moment"},
		Cure: bilingual.Words{"Het systeem is bezet of even weg. Wat al bewaard was, is veilig. Van wat u net verstuurde, is niets bewaard, tenzij hierboven iets anders staat. Uw browser houdt wat u typte: ga terug en probeer het zo opnieuw.",
			"The system is busy or away for a moment. What was stored is safe. Of what you have just sent nothing was stored, unless it says so above. Your browser keeps what you typed: go back and try again soon."}},
	http.StatusConflict: {Title: bilingual.Words{"Dat gaat nu niet", "That cannot be done now"}, Cure: bilingual.Words{"Er is niets gewijzigd. Ga terug naar het dossier: daar staat wat nu kan. Misschien was iemand anders u voor.",
		"Nothing was changed. Go back to the dossier: it says what can be done now. Perhaps somebody else was first."}},
	http.StatusRequestEntityTooLarge: {Title: bilingual.Words{"Dit is te groot", "This is too large"}, Cure: bilingual.Words{
		"Een bestand mag hoogstens 10 MB zijn. Ga terug en kies een kleiner bestand: wat u typte, staat er nog.",
		"A file may be 10 MB at most. Go back and choose a smaller one: what you typed is still there."}},
	http.StatusBadRequest: {Title: bilingual.Words{"Dit formulier kwam niet goed aan", "This form did not arrive well"}, Cure: bilingual.Words{
		"Ga terug en verstuur het opnieuw: wat u typte, staat er nog.", "Go back and send it again: what you typed is still there."}},
	http.StatusInternalServerError: {Title: bilingual.Words{"Er liep iets mis", "Something went wrong"}, Cure: sorry},
}

// refuse answers with the page of a status.
func (x *Web) refuse(w http.ResponseWriter, r *http.Request, status int) {
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", contract.RetryAfter)
	}
	x.answerWith(w, r, status, refusals[status], nil)
}

// failed answers somebody whom nobody knows yet what could not be done.
func (x *Web) failed(w http.ResponseWriter, r *http.Request, err error) { x.fail(w, r, nil, err) }

func (x *Web) nowhere(w http.ResponseWriter, r *http.Request) { x.refuse(w, r, http.StatusNotFound) }
