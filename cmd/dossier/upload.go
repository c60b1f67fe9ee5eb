// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
)

// stored is what became of an upload.
type stored struct {
	ID    string `json:"id"`
	Bytes int    `json:"bytes"`

	Warnings []string `json:"warnings"`
}

// upload brings a document in and gives the id under which a command can name it. An attachment has a kind.
func (a *app) upload(ctx context.Context, number, kind, file string) (stored, []byte, error) {
	raw, err := a.readFile(ctx, file)
	if err != nil {
		return stored{}, nil, err
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "document.pdf") // its name on this machine is nobody's business
	if err == nil {
		_, err = part.Write(raw)
	}
	if err == nil && kind != "" {
		err = form.WriteField("kind", kind)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		return stored{}, nil, fmt.Errorf("form: %w", err)
	}
	r, err := a.send(ctx, exchange{method: http.MethodPost, path: dossierPath(number, "documents"), body: body.Bytes(),
		header: http.Header{"Content-Type": {form.FormDataContentType()}}})
	if err != nil {
		return stored{}, nil, err
	}
	var s stored
	err = a.into(r, &s)
	return s, r.body, err
}
