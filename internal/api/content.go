// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

type contentOutput struct {
	ETag string `header:"ETag"`
	Body application.Content
}

func (a *API) content(ctx context.Context, in *NumberInput) (*contentOutput, error) {
	content, version, err := a.sight(ctx).Content(ctx, in.Number)
	return &contentOutput{ETag: etag(version), Body: content}, err
}

type saveInput struct {
	NumberInput
	ContentType string `header:"Content-Type" hidden:"true"`
	IfMatch     string `header:"If-Match" doc:"ETag of the version that is changed; several, or * for any"`
	RawBody     []byte
}

type savedOutput struct {
	ETag string `header:"ETag"`
	Body struct {
		Application application.Content `json:"application"`
		contract.Kept
	}
}

func (a *API) replace(ctx context.Context, in *saveInput) (*savedOutput, error) {
	return a.save(ctx, in, func(application.Content) (application.Content, error) { return application.Decode(in.RawBody) })
}

func (a *API) change(ctx context.Context, in *saveInput) (*savedOutput, error) {
	return a.save(ctx, in, func(current application.Content) (application.Content, error) {
		return application.Merge(current, in.RawBody)
	})
}

// save stores the next version of the content and says what is wrong or missing in it.
func (a *API) save(ctx context.Context, in *saveInput,
	change func(application.Content) (application.Content, error)) (*savedOutput, error) {
	if _, err := a.sight(ctx).Read(ctx, in.Number); err != nil {
		return nil, err
	}
	if err := jsonOnly(ctx, in.ContentType); err != nil {
		return nil, err
	}
	if in.IfMatch == "" {
		return nil, named(lang(ctx), "if_match_required", http.StatusPreconditionRequired)
	}
	person, err := a.as(ctx, in.Number, dossier.Edit)
	if err != nil {
		return nil, err
	}
	content, d, r, err := a.Desk.Ledger.Save(ctx, person, in.Number, seenBy(in.IfMatch), change)
	if r != nil {
		return nil, r
	}
	if err != nil {
		return nil, err
	}
	out := &savedOutput{ETag: etag(d.Content)}
	out.Body.Application, out.Body.Version = content, d.Content
	out.Body.Missing, err = a.sight(ctx).Missing(ctx, d, content)
	return out, err
}

func etag(version int) string { return `"` + strconv.Itoa(version) + `"` }

// seenBy reads If-Match (RFC 9110, section 13.1.1): one ETag of ours or several, or any by *. One that a proxy made weak counts, for it is
// of the same version; one that is none of ours is of a version that nobody has.
func seenBy(ifMatch string) ledger.Seen {
	if strings.TrimSpace(ifMatch) == "*" {
		return func(int) bool { return true }
	}
	var versions []string
	for one := range strings.SplitSeq(ifMatch, ",") {
		versions = append(versions, strings.Trim(strings.TrimPrefix(strings.TrimSpace(one), "W/"), `"`))
	}
	return func(newest int) bool { return slices.Contains(versions, strconv.Itoa(newest)) }
}
