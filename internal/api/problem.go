// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"encoding/json"
	"errors"
	"maps"
	"net"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// mostPointed is how many faults an answer lists: nobody reads more at once.
const mostPointed = 100

// pointed are faults as an answer lists them.
func pointed(lang string, faults fault.Faults) (all []contract.FieldError) {
	for _, f := range faults[:min(len(faults), mostPointed)] {
		all = append(all, contract.FieldError{Pointer: f.Pointer, Code: f.Code, Message: f.Words.In(lang)})
	}
	return all
}

// problemType prefixes the stable names of problems.
const problemType = "urn:dossierwerkt:problem:"

// named builds a problem whose sentence is in the catalogue.
func named(lang, code string, status int, at ...contract.FieldError) *contract.Problem {
	return &contract.Problem{Type: problemType + code, Title: http.StatusText(status), Status: status, Detail: sentence(code, lang),
		Errors: at}
}

// sentence is what a code says: ours, or the registry's.
func sentence(code, lang string) string {
	if words, ours := problemWords[code]; ours {
		return words.In(lang)
	}
	return registry.Words(code).In(lang)
}

// fieldProblem is a problem of one field of the request, whose sentence is in the catalogue.
func fieldProblem(lang, code, pointer string) *contract.Problem {
	return whole(lang, fault.At(pointer, code, problemWords[code]))
}

// whole is a fault that is all that is wrong.
func whole(lang string, f fault.Fault) *contract.Problem {
	const status = http.StatusUnprocessableEntity
	return &contract.Problem{Type: problemType + f.Code, Title: http.StatusText(status), Status: status, Detail: f.Words.In(lang),
		Errors: pointed(lang, fault.Faults{f})}
}

// refusal turns a "no, because" into a problem.
func refusal(lang string, r *dossier.Refusal) *contract.Problem {
	status := map[dossier.Class]int{dossier.NotVisible: http.StatusNotFound, dossier.Forbidden: http.StatusForbidden,
		dossier.Conflict: http.StatusConflict, dossier.Invalid: http.StatusUnprocessableEntity}[r.Class]
	p := &contract.Problem{Type: problemType + r.Code, Title: http.StatusText(status), Status: status, Detail: r.Sentence(lang)}
	if r.Pointer != "" {
		p.Errors = append(p.Errors, contract.FieldError{Pointer: r.Pointer, Code: r.Code, Message: p.Detail})
	}
	for _, f := range pointed(lang, r.Faults) { // they are about the content
		f.Place, _ = application.Place(f.Pointer, lang)
		p.Errors = append(p.Errors, f)
	}
	return p
}

// answers are for the errors that have a sentence of their own, and the field that they are about.
var answers = []struct {
	err     error
	code    string
	status  int
	pointer string
}{
	{errNoToken, "no_token", http.StatusUnauthorized, ""},
	{errAs, "as_unknown", http.StatusForbidden, ""},
	{access.ErrNotYours, "not_yours_to_give", http.StatusForbidden, ""},
	{access.ErrSelf, "not_to_yourself", http.StatusForbidden, ""},
	{access.ErrContact, "contact_there", http.StatusConflict, ""},
	{access.ErrHeld, "held_already", http.StatusConflict, ""},
	{access.ErrNotLent, "not_lent", http.StatusConflict, ""},
	{access.ErrNoEnd, "lent_until", http.StatusUnprocessableEntity, "/until"},
	{access.ErrConfirmed, "nothing_to_confirm", http.StatusConflict, ""},
	{access.ErrComesIn, "comes_in_already", http.StatusConflict, ""},
	{access.ErrNoMailbox, "no_mailbox", http.StatusConflict, ""},
	{access.ErrLately, "invited_lately", http.StatusConflict, ""},
	{access.ErrNoMembership, "unknown_membership", http.StatusNotFound, ""},
	{access.ErrNoPerson, "unknown_person", http.StatusNotFound, ""},
	{desk.ErrNoMembership, "no_membership", http.StatusForbidden, ""},
	{record.ErrNoToken, "unknown_token", http.StatusNotFound, ""},
	{access.ErrNoLogin, "login_expired", http.StatusNotFound, ""},
	{access.ErrLoginWaits, "login_pending", http.StatusBadRequest, ""},
	{access.ErrLoginSlow, "login_slow_down", http.StatusBadRequest, ""},
	{access.ErrLoginRefused, "login_refused", http.StatusForbidden, ""},
	{record.ErrNoDossier, dossier.CodeNotFound, http.StatusNotFound, ""},
	{record.ErrNoDocument, "no_document", http.StatusNotFound, ""},
	{record.ErrNoKey, "no_key", http.StatusNotFound, ""},
	{record.ErrNoEvent, "unknown_event", http.StatusUnprocessableEntity, "/Last-Event-ID"},
	{record.ErrNoVersion, "unknown_version", http.StatusNotFound, ""},
	{record.ErrNoCall, "unknown_call", http.StatusUnprocessableEntity, "/call"},
	{record.ErrNoHub, "unknown_hub", http.StatusUnprocessableEntity, "/hub"},
	{record.ErrCallExists, "call_exists", http.StatusConflict, ""},
	{record.ErrKeyReused, "key_reused", http.StatusUnprocessableEntity, ""},
	{record.ErrStale, "stale", http.StatusPreconditionFailed, ""},
	{record.ErrBusy, "not_received", http.StatusServiceUnavailable, ""},
	{record.ErrAway, "not_received", http.StatusServiceUnavailable, ""},
	{record.ErrUnknown, "fate_unknown", http.StatusServiceUnavailable, ""},
	{registry.ErrNoHub, registry.CodeUnknownHub, http.StatusNotFound, ""},
	{registry.ErrNoOrganisation, registry.CodeUnknownOrganisation, http.StatusNotFound, ""},
	{registry.ErrNoTrajectory, registry.CodeUnknownTrajectory, http.StatusNotFound, ""},
	{registry.ErrNotYourHub, registry.CodeNotYourHub, http.StatusForbidden, ""},
	{registry.ErrNoProposal, registry.CodeUnknownProposal, http.StatusNotFound, ""},
	{registry.ErrPropose, registry.CodePropose, http.StatusForbidden, ""},
	{registry.ErrChange, registry.CodeChange, http.StatusConflict, ""},
	{registry.ErrNotYours, registry.CodeNotYours, http.StatusForbidden, ""},
	{registry.ErrOwnProposal, registry.CodeOwnProposal, http.StatusForbidden, ""},
	{registry.ErrDecided, registry.CodeDecided, http.StatusConflict, ""},
	{registry.ErrChangedSince, registry.CodeChangedSince, http.StatusConflict, ""},
	{registry.ErrCodeTaken, registry.CodeCodeTaken, http.StatusConflict, "/code"},
	{registry.ErrNumberTaken, registry.CodeNumberTaken, http.StatusConflict, "/company_number"},
	{registry.ErrTrajectoryTaken, registry.CodeCodeTaken, http.StatusConflict, "/id"},
}

// problem turns any error into what a person may read of it; what they may not is logged.
func (a *API) problem(lang string, err error) *contract.Problem {
	if p := new(contract.Problem); errors.As(err, &p) {
		return p
	}
	if r := new(dossier.Refusal); errors.As(err, &r) {
		return refusal(lang, r)
	}
	if faults := (fault.Faults{}); errors.As(err, &faults) {
		return faulty(lang, err, faults)
	}
	if u := new(view.Unanswerable); errors.As(err, &u) {
		return whole(lang, u.Fault)
	}
	if many := new(desk.Ambiguous); errors.As(err, &many) {
		p := named(lang, "as_needed", http.StatusConflict)
		p.Detail += " " + strings.Join(many.As, ", ") + "."
		return p
	}
	for _, k := range answers {
		if errors.Is(err, k.err) {
			return named(lang, k.code, k.status, at(k.pointer, k.code, sentence(k.code, lang))...)
		}
	}
	if n := net.Error(nil); errors.As(err, &n) || postgres.Passes(err) {
		a.Log.Warn("the record does not answer", "error", err)
		return named(lang, "not_received", http.StatusServiceUnavailable)
	}
	a.Log.Error("request failed", "error", err)
	return named(lang, dossier.CodeInternal, http.StatusInternalServerError)
}

// at points at a field, unless the pointer is empty.
func at(pointer, code, message string) []contract.FieldError {
	if pointer == "" {
		return nil
	}
	return []contract.FieldError{{Pointer: pointer, Code: code, Message: message}}
}

// faulty points at everything that is wrong with what was sent.
func faulty(lang string, err error, faults fault.Faults) *contract.Problem {
	kind := strict.Unkeepable
	if u := new(strict.Unreadable); errors.As(err, &u) {
		kind = u.Kind
	}
	status := map[string]int{strict.Malformed: http.StatusBadRequest, strict.TooLarge: http.StatusRequestEntityTooLarge,
		strict.Unkeepable: http.StatusUnprocessableEntity}[kind]
	p := named(lang, kind, status, pointed(lang, faults)...)
	if len(faults) == 1 && faults[0].Pointer == "" {
		p.Detail = faults[0].Words.In(lang) // it is about the whole
	}
	return p
}

// frameworkProblem gives the framework's own errors our form, without the values that it would echo.
func frameworkProblem(ctx huma.Context, status int, _ string, _ ...error) huma.StatusError {
	l := "nl"
	if ctx != nil {
		l = bilingual.Accepted(ctx.Header("Accept-Language"))
	}
	if status == http.StatusRequestEntityTooLarge && ctx != nil && ctx.Operation() != nil && ctx.Operation().OperationID == uploadID {
		return named(l, "upload_too_large", status)
	}
	code := map[int]string{http.StatusBadRequest: strict.Malformed, http.StatusRequestEntityTooLarge: strict.TooLarge,
		http.StatusUnsupportedMediaType: "media_type", http.StatusNotAcceptable: "media_type",
		http.StatusRequestTimeout: "too_slow"}[status]
	if code == "" {
		code = strict.Unkeepable
		if status >= http.StatusInternalServerError {
			code = dossier.CodeInternal
		}
	}
	return named(l, code, status)
}

func writeProblem(ctx huma.Context, p *contract.Problem) {
	ctx.SetHeader("Content-Type", p.ContentType(""))
	for name, values := range p.GetHeaders() {
		ctx.SetHeader(name, values[0])
	}
	ctx.SetStatus(p.Status)
	_ = json.NewEncoder(ctx.BodyWriter()).Encode(p) // the sender may be gone
}

func sendProblem(w http.ResponseWriter, p *contract.Problem) {
	w.Header().Set("Content-Type", p.ContentType(""))
	maps.Copy(w.Header(), p.GetHeaders())
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the sender may be gone
}
