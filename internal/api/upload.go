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

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

type uploadInput struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Number      string `path:"number"`
	RawBody     []byte
}

type uploadOutput struct {
	Body struct {
		ID     string `json:"id" doc:"To name in the command that uses it"`
		SHA256 string `json:"sha256"`
		Bytes  int    `json:"bytes"`
	}
}

// fileField is the part of the form that holds the document.
const fileField = "file"

// uploading describes an upload: a form with one file.
func uploading(o huma.Operation) huma.Operation {
	o.MaxBodyBytes = ledger.MaxUpload + 64<<10 // the form around the file
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: &huma.Schema{
		Type: "object", Properties: map[string]*huma.Schema{fileField: {Type: "string", Format: "binary"}}}}}}
	return o
}

// upload keeps an outside funder's decision until a command uses it.
func (a *API) upload(ctx context.Context, in *uploadInput) (*uploadOutput, error) {
	if _, err := a.Desk.See(ctx, who(ctx), in.Number); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	raw, err := fileOf(in.ContentType, in.RawBody)
	if err != nil {
		return nil, fieldProblem(lang(ctx), "upload_missing", "/file")
	}
	if len(raw) > ledger.MaxUpload {
		return nil, named(lang(ctx), "upload_too_large", http.StatusRequestEntityTooLarge)
	}
	u, r, err := a.Desk.Ledger.BringIn(ctx, who(ctx), in.Number, raw)
	if r != nil {
		return nil, refusal(lang(ctx), r)
	}
	if errors.Is(err, ledger.ErrNotPDF) {
		return nil, fieldProblem(lang(ctx), "not_pdf", "/file")
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &uploadOutput{}
	out.Body.ID, out.Body.SHA256, out.Body.Bytes = u.ID, u.SHA256, len(raw)
	return out, nil
}

// fileOf is the file in a form.
func fileOf(contentType string, body []byte) ([]byte, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || kind != "multipart/form-data" {
		return nil, errors.New("not a form")
	}
	form := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for {
		part, err := form.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FormName() == fileField {
			return io.ReadAll(part)
		}
	}
}
