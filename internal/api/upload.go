// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/pdf"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

type uploadInput struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Key         string `header:"Idempotency-Key" doc:"At most 200 visible ASCII characters; the same key is the same request"`
	Number      string `path:"number"`
	RawBody     []byte
}

// keyed tells a repeat by the file and its kind: how a form parts them differs from one sending to the next.
func (in *uploadInput) keyed() (key, address string, body []byte) {
	if raw, kind, err := fileOf(in.ContentType, in.RawBody); err == nil {
		return in.Key, in.Number, append([]byte(kind+"\n"), raw...)
	}
	return in.Key, in.Number, in.RawBody
}

type uploadOutput struct{ Body contract.Upload }

// The parts of the form.
const (
	fileField = "file"
	kindField = "kind" // of an attachment; an outside decision has none
)

// uploadID names the operation that takes a document.
const uploadID = "upload"

// uploading describes an upload: a form with one file.
func uploading(o huma.Operation) huma.Operation {
	o.Errors = slices.Concat(o.Errors, withBody)
	o.MaxBodyBytes = ledger.MaxUpload + 64<<10 // the form around the file
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: &huma.Schema{
		Type: "object", Properties: map[string]*huma.Schema{fileField: {Type: "string", Format: "binary"}, kindField: {Type: "string",
			Description: "Of an attachment that the call requires"}}}}}}
	return o
}

// upload keeps an attachment with a draft, or, without a kind, an outside funder's decision until a command uses it.
func (a *API) upload(ctx context.Context, in *uploadInput) (*uploadOutput, error) {
	if _, err := a.sight(ctx).Read(ctx, in.Number); err != nil {
		return nil, err
	}
	raw, kind, err := fileOf(in.ContentType, in.RawBody)
	switch {
	case errors.Is(err, errTwoFiles):
		return nil, fieldProblem(lang(ctx), "two_files", "/file")
	case err != nil:
		return nil, fieldProblem(lang(ctx), "upload_missing", "/file")
	}
	if len(raw) > ledger.MaxUpload {
		return nil, named(lang(ctx), "upload_too_large", http.StatusRequestEntityTooLarge)
	}
	out := &uploadOutput{}
	if kind != "" {
		person, err := a.as(ctx, in.Number, dossier.Edit)
		if err != nil {
			return nil, err
		}
		kept, r, err := a.Desk.Ledger.Attach(ctx, person, in.Number, kind, raw)
		out.Body.ID, out.Body.SHA256, out.Body.Bytes = view.AttachmentID(kept.Kind, kept.Version), kept.SHA256, kept.Bytes
		out.Body.Warnings = view.Warnings(kept.Remarks, lang(ctx))
		return out, brought(ctx, r, err)
	}
	person, err := a.as(ctx, in.Number, dossier.GiveDecision, dossier.Correct)
	if err != nil {
		return nil, err
	}
	u, r, err := a.Desk.Ledger.BringIn(ctx, person, in.Number, raw)
	out.Body.ID, out.Body.SHA256, out.Body.Bytes = u.ID, u.SHA256, len(raw)
	out.Body.Warnings = view.Warnings(u.Remarks, lang(ctx))
	return out, brought(ctx, r, err)
}

// brought is why a document was not taken, or nil.
func brought(ctx context.Context, r *dossier.Refusal, err error) error {
	var unfit pdf.Code
	switch {
	case r != nil:
		return r
	case errors.As(err, &unfit):
		return fieldProblem(lang(ctx), string(unfit), "/file")
	case err != nil:
		return err
	}
	return nil
}

var errTwoFiles = errors.New("two files in one request")

// fileOf is the file in a form, and the kind that it names.
func fileOf(contentType string, body []byte) (raw []byte, kind string, err error) {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil || media != "multipart/form-data" {
		return nil, "", errors.New("not a form")
	}
	found := false
	form := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) && found {
			return raw, kind, nil
		}
		if err != nil {
			return nil, "", err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, "", err
		}
		switch {
		case found && (part.FormName() == fileField || part.FileName() != ""):
			return nil, "", errTwoFiles
		case part.FormName() == fileField:
			raw, found = content, true
		case part.FormName() == kindField && kind == "":
			kind = string(content)
		default:
			return nil, "", errors.New("a part that is not known, or twice")
		}
	}
}
