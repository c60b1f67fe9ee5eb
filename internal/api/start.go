// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// BodyInput is a request with a body that we read ourselves.
type BodyInput struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Key         string `header:"Idempotency-Key" doc:"At most 200 visible ASCII characters; the same key is the same request"`
	RawBody     []byte

	address string
}

func (in *BodyInput) keyed() (key, address string, body []byte) {
	return in.Key, in.address, in.RawBody
}

// Resolve notes what the request is addressed to (huma.Resolver).
func (in *BodyInput) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	in.address = u.RequestURI()
	return nil
}

func (a *API) start(ctx context.Context, in *BodyInput) (*dossierOutput, error) {
	body := contract.StartBody{}
	if err := in.read(ctx, &body); err != nil {
		return nil, err
	}
	f, err := a.founding(ctx, body)
	if err != nil {
		return nil, err
	}
	person, err := a.Desk.Starting(who(ctx), f)
	if err != nil {
		return nil, err
	}
	row, r, err := a.Desk.Start(ctx, desk.Key(person, in.Key, signed(dossier.Start, "", in.RawBody)), f)
	if r != nil {
		return nil, r
	}
	if err != nil {
		return nil, err
	}
	view, err := a.sight(ctx).Dossier(ctx, row.Dossier)
	if err != nil {
		return nil, err
	}
	return &dossierOutput{Location: "/api/v1/dossiers/" + row.Dossier, Body: view}, nil
}

// founding checks what is named to start a dossier: first whether the person may start at all, then field by field.
func (a *API) founding(ctx context.Context, body contract.StartBody) (record.Founding, error) {
	f := record.Founding{Call: body.Call, Hub: body.Hub, Title: body.Title}
	if i := who(ctx); len(i.People) > 0 && !i.Holds(dossier.HubStaff) {
		return f, dossier.Allow(dossier.State{}, dossier.Command{Name: dossier.Start}, dossier.Actor{Role: i.People[0].Role}, time.Time{})
	}
	faults := book.Faults(body)
	f.Company, _ = identity.NormaliseCompanyNumber(body.CompanyNumber) // or its fault is there
	if body.Hub != "" && len(who(ctx).Which(func(p access.Person) bool { return p.Hub == body.Hub })) == 0 {
		known, err := a.sight(ctx).KnowsHub(ctx, body.Hub)
		if err != nil {
			return f, err
		}
		if !known {
			faults.Note("/hub", "unknown_hub", problemWords["unknown_hub"])
		}
	}
	if len(faults) > 0 {
		return f, faults
	}
	return f, nil
}

// read checks key and content type and reads the body strictly; an empty body is an empty object.
func (in *BodyInput) read(ctx context.Context, into any) error {
	if err := in.readable(ctx); err != nil {
		return err
	}
	return strict.Fill(in.RawBody, into)
}

// readOnly is read where only some fields of the body are known.
func (in *BodyInput) readOnly(ctx context.Context, into any, fields []string) error {
	if err := in.readable(ctx); err != nil {
		return err
	}
	return strict.FillOnly(in.RawBody, into, fields)
}

func (in *BodyInput) readable(ctx context.Context) error {
	if err := rightKey(ctx, in.Key); err != nil {
		return err
	}
	if err := jsonOnly(ctx, in.ContentType); err != nil {
		return err
	}
	if len(in.RawBody) == 0 {
		in.RawBody = []byte("{}")
	}
	return nil
}

// rightKey refuses a key that is none.
func rightKey(ctx context.Context, key string) error {
	if len(key) > 200 || strings.ContainsFunc(key, func(r rune) bool { return r < '!' || r > '~' }) {
		return named(lang(ctx), "key_malformed", http.StatusUnprocessableEntity)
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
