// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// placed points at a place in the content.
func placed(lang, pointer, code, message string) contract.FieldError {
	place, _ := application.Place(pointer, lang)
	return contract.FieldError{Pointer: pointer, Place: place, Code: code, Message: message}
}

// problemType prefixes the stable names of problems.
const problemType = "urn:dossierwerkt:problem:"

// named builds a problem whose sentence is in the catalogue.
func named(lang, code string, status int, at ...contract.FieldError) *contract.Problem {
	return &contract.Problem{Type: problemType + code, Title: http.StatusText(status), Status: status, Detail: sentence(code, lang), Errors: at}
}

// sentence is what a code says: ours, or the registry's.
func sentence(code, lang string) string {
	if words, ours := problemWords[code]; ours {
		return words.In(lang)
	}
	return registry.Sentence(code, lang)
}

// fieldProblem is a problem of one field of the request.
func fieldProblem(lang, code, pointer string) *contract.Problem {
	return named(lang, code, http.StatusUnprocessableEntity, at(pointer, code, sentence(code, lang))...)
}

// refusal turns a "no, because" into a problem.
func refusal(lang string, r *dossier.Refusal) *contract.Problem {
	status := map[dossier.Class]int{dossier.NotVisible: http.StatusNotFound, dossier.Forbidden: http.StatusForbidden,
		dossier.Conflict: http.StatusConflict, dossier.Invalid: http.StatusUnprocessableEntity}[r.Class]
	p := &contract.Problem{Type: problemType + r.Code, Title: http.StatusText(status), Status: status, Detail: r.Sentence(lang)}
	if r.Pointer != "" {
		p.Errors = append(p.Errors, contract.FieldError{Pointer: r.Pointer, Code: r.Code, Message: p.Detail})
	}
	for _, f := range r.Faults {
		message := f.NL
		if lang == "en" {
			message = f.EN
		}
		p.Errors = append(p.Errors, placed(lang, f.Pointer, f.Code, message))
	}
	return p
}

// known are the errors that have a sentence of their own, and the field that they are about.
var known = []struct {
	err     error
	code    string
	status  int
	pointer string
}{
	{errNoToken, "no_token", http.StatusUnauthorized, ""},
	{record.ErrNoDossier, dossier.CodeNotFound, http.StatusNotFound, ""},
	{record.ErrNoDocument, "no_document", http.StatusNotFound, ""},
	{record.ErrNoKey, "no_key", http.StatusNotFound, ""},
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
	if u := new(application.Unreadable); errors.As(err, &u) {
		return unreadable(lang, u)
	}
	if faults := (registry.Faults{}); errors.As(err, &faults) {
		return unkept(lang, faults)
	}
	if faults := (call.Faults{}); errors.As(err, &faults) {
		return ruled(lang, faults)
	}
	if u := new(view.Unanswerable); errors.As(err, &u) {
		return fieldProblem(lang, u.Code, u.Pointer)
	}
	for _, k := range known {
		if errors.Is(err, k.err) {
			return named(lang, k.code, k.status, at(k.pointer, k.code, sentence(k.code, lang))...)
		}
	}
	if n := net.Error(nil); errors.As(err, &n) || errors.Is(err, context.DeadlineExceeded) {
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

// unkept points at everything that is wrong with a record of the registry.
func unkept(lang string, faults registry.Faults) *contract.Problem {
	p := named(lang, application.Unkeepable, http.StatusUnprocessableEntity)
	for _, f := range faults {
		p.Errors = append(p.Errors, contract.FieldError{Pointer: f.Pointer, Code: f.Code, Message: f.Message(lang)})
	}
	return p
}

// ruled points at every rule of a call that is wrong.
func ruled(lang string, faults call.Faults) *contract.Problem {
	p := named(lang, application.Unkeepable, http.StatusUnprocessableEntity)
	for _, f := range faults {
		p.Errors = append(p.Errors, contract.FieldError{Pointer: f.Pointer, Code: "call_rule", Message: f.Message(lang)})
	}
	return p
}

func unreadable(lang string, u *application.Unreadable) *contract.Problem {
	status := map[string]int{application.Malformed: http.StatusBadRequest, application.TooLarge: http.StatusRequestEntityTooLarge,
		application.Unkeepable: http.StatusUnprocessableEntity}[u.Kind]
	p := named(lang, u.Kind, status)
	for _, x := range u.Problems {
		p.Errors = append(p.Errors, contract.FieldError{Pointer: x.Pointer, Code: x.Code, Message: x.Message(lang)})
	}
	if len(u.Problems) == 1 && u.Problems[0].Pointer == "" {
		p.Detail = u.Problems[0].Message(lang) // it is about the whole
	}
	return p
}

// frameworkProblem gives the framework's own errors our form, without the values that it would echo.
func frameworkProblem(ctx huma.Context, status int, _ string, _ ...error) huma.StatusError {
	l := "nl"
	if ctx != nil {
		l = langOf(ctx.Header("Accept-Language"))
	}
	if status == http.StatusRequestEntityTooLarge && ctx != nil && ctx.Operation() != nil && ctx.Operation().OperationID == uploadID {
		return named(l, "upload_too_large", status)
	}
	code := map[int]string{http.StatusBadRequest: application.Malformed, http.StatusRequestEntityTooLarge: application.TooLarge,
		http.StatusUnsupportedMediaType: "media_type", http.StatusNotAcceptable: "media_type", http.StatusRequestTimeout: "too_slow"}[status]
	if code == "" {
		code = application.Unkeepable
		if status >= http.StatusInternalServerError {
			code = dossier.CodeInternal
		}
	}
	return named(l, code, status)
}

func writeProblem(ctx huma.Context, p *contract.Problem) {
	ctx.SetHeader("Content-Type", p.ContentType(""))
	ctx.SetStatus(p.Status)
	_ = json.NewEncoder(ctx.BodyWriter()).Encode(p) // the sender may be gone
}

func sendProblem(w http.ResponseWriter, p *contract.Problem) {
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the sender may be gone
}
