// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// BodyInput is a request with a body that we read ourselves.
type BodyInput struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Key         string `header:"Idempotency-Key" doc:"At most 200 visible ASCII characters; the same key is the same request"`
	RawBody     []byte
}

type startBody struct {
	Call          string `json:"call" text:"code"`
	Hub           string `json:"hub" text:"code"`
	CompanyNumber string `json:"company_number"`
	Title         string `json:"title"`
}

type dossierOutput struct {
	Location string `header:"Location"`
	Body     *contract.View
}

// maxTitle is the longest title, in characters.
const maxTitle = 200

func (a *API) start(ctx context.Context, in *BodyInput) (*dossierOutput, error) {
	body := startBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	f, err := a.founding(ctx, body)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	row, r, err := a.Desk.Start(ctx, desk.Key(who(ctx), in.Key, signed(dossier.Start, "", in.RawBody)), f)
	if r != nil {
		return nil, refusal(lang(ctx), r)
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	view, err := a.view(ctx, row.Dossier)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	return &dossierOutput{Location: "/api/v1/dossiers/" + row.Dossier, Body: view}, nil
}

// founding checks what is named to start a dossier: first whether the person may start at all, then field by field.
func (a *API) founding(ctx context.Context, body startBody) (record.Founding, error) {
	f := record.Founding{Call: body.Call, Hub: body.Hub, Title: body.Title}
	if who(ctx).Role != dossier.HubStaff {
		return f, refusal(lang(ctx), dossier.Allow(dossier.State{}, dossier.Command{Name: dossier.Start}, dossier.Actor{Role: who(ctx).Role}, time.Time{}))
	}
	var faults []contract.FieldError
	fault := func(pointer, code string) {
		faults = append(faults, contract.FieldError{Pointer: pointer, Code: code, Message: problemWords[code].In(lang(ctx))})
	}
	for _, required := range []struct{ pointer, value string }{{"/call", body.Call}, {"/hub", body.Hub}, {"/company_number", body.CompanyNumber}, {"/title", body.Title}} {
		if required.value == "" {
			fault(required.pointer, dossier.CodeRequired)
		}
	}
	if utf8.RuneCountInString(body.Title) > maxTitle {
		fault("/title", "too_long")
	}
	if body.CompanyNumber != "" {
		number, err := identity.NormaliseCompanyNumber(body.CompanyNumber)
		if errors.Is(err, identity.ErrEstablishment) {
			fault("/company_number", "establishment_number")
		} else if err != nil {
			fault("/company_number", "company_number")
		}
		f.Company = number
	}
	if body.Hub != "" && body.Hub != who(ctx).Hub {
		hubs, err := a.Store.HubNames(ctx)
		if err != nil {
			return f, err
		}
		if _, known := hubs[body.Hub]; !known {
			fault("/hub", "unknown_hub")
		}
	}
	if len(faults) > 0 {
		return f, named(lang(ctx), application.Unkeepable, http.StatusUnprocessableEntity, faults...)
	}
	return f, nil
}

// read checks key and content type and reads the body strictly; an empty body is an empty object.
func (in *BodyInput) read(ctx context.Context, into any) error {
	if err := in.readable(ctx); err != nil {
		return err
	}
	return application.Fill(in.RawBody, into)
}

// readOnly is read where only some fields of the body are known.
func (in *BodyInput) readOnly(ctx context.Context, into any, fields []string) error {
	if err := in.readable(ctx); err != nil {
		return err
	}
	return application.FillOnly(in.RawBody, into, fields)
}

func (in *BodyInput) readable(ctx context.Context) error {
	if len(in.Key) > 200 || strings.ContainsFunc(in.Key, func(r rune) bool { return r < '!' || r > '~' }) {
		return named(lang(ctx), "key_malformed", http.StatusUnprocessableEntity)
	}
	if err := jsonOnly(ctx, in.ContentType); err != nil {
		return err
	}
	if len(in.RawBody) == 0 {
		in.RawBody = []byte("{}")
	}
	return nil
}

func jsonOnly(ctx context.Context, contentType string) error {
	kind, _, _ := strings.Cut(contentType, ";")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "", "application/json", "application/merge-patch+json":
		return nil
	}
	return named(lang(ctx), "media_type", http.StatusUnsupportedMediaType)
}

// signed is what tells a repeat of a request from another one under the same key.
func signed(command dossier.Verb, number string, body []byte) []byte {
	return append([]byte(string(command)+"\n"+number+"\n"), body...)
}
