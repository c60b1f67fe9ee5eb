// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

type documentsOutput struct{ Body contract.DocumentList }

func (a *API) documents(ctx context.Context, in *NumberInput) (*documentsOutput, error) {
	all, err := a.sight(ctx).Documents(ctx, in.Number)
	return &documentsOutput{all}, err
}

type documentInput struct {
	NumberInput
	ID string `path:"id"`
}

type documentOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Policy      string `header:"Content-Security-Policy"`
	ETag        string `header:"ETag"`
	Body        []byte
}

// printed describes an answer that is a PDF.
func printed(o huma.Operation) huma.Operation {
	o.Responses = map[string]*huma.Response{"200": {Description: "The document", Content: map[string]*huma.MediaType{
		"application/pdf": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}}}
	return o
}

func (a *API) document(ctx context.Context, in *documentInput) (*documentOutput, error) {
	raw, hash, err := a.sight(ctx).Document(ctx, in.Number, in.ID)
	if err != nil {
		return nil, err
	}
	out := &documentOutput{ContentType: "application/pdf", Policy: "sandbox",
		Disposition: `attachment; filename="` + in.Number + "-" + in.ID + `.pdf"`, Body: raw}
	if hash != "" {
		out.ETag = `"` + hash + `"`
	}
	return out, nil
}
