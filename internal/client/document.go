// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// Kinds are the kinds of document that the record makes; of each, the latest is the one that counts.
var Kinds = []string{application, "decision", "consensus", "supplement_request", "admissibility", "inadmissibility"}

const application = "application"

// documentID is what the id of a document looks like, in the list of documents.
var documentID = regexp.MustCompile(`^[a-z][a-z0-9_]*(-[a-z0-9_]+)?-[0-9]+$`)

// IsDocument says whether a word can be the id of a document.
func IsDocument(word string) bool { return documentID.MatchString(word) }

// Documents is what can be fetched of a dossier.
func (c *Client) Documents(ctx context.Context, number string) (Answer[contract.DocumentList], error) {
	return get[contract.DocumentList](ctx, c, of(number, "documents"))
}

// Document gets the latest document of a kind, or the one with an id, and holds it to the hash in the list. Without a submitted
// application it gets the draft. A kind of which there is none is a Problem without detail.
func (c *Client) Document(ctx context.Context, number, wanted string) (d contract.Document, raw []byte, err error) {
	list, err := c.Documents(ctx, number)
	if err != nil {
		return d, nil, err
	}
	d, found := latest(list.Body, wanted)
	switch {
	case IsDocument(wanted):
		d = identified(list.Body, wanted)
	case !found && wanted != application:
		return d, nil, NotFound("urn:dossierwerkt:problem:no_document", "")
	case !found:
		d = contract.Document{ID: contract.DraftID, Kind: wanted}
	}
	r, err := c.send(ctx, exchange{method: http.MethodGet, path: of(number, "documents", d.ID)})
	if err != nil {
		return d, nil, err
	}
	sum := sha256.Sum256(r.body)
	got := hex.EncodeToString(sum[:])
	if d.SHA256 != "" && !strings.EqualFold(got, d.SHA256) {
		return d, nil, ErrDamaged
	}
	d.SHA256, d.Bytes = got, len(r.body)
	return d, r.body, nil
}

// latest is the document of a kind that counts now.
func latest(l contract.DocumentList, kind string) (best contract.Document, found bool) {
	for _, d := range l.Documents {
		if d.Kind == kind && d.SupersededBy == nil && (!found || d.Seq > best.Seq || (d.Seq == best.Seq && d.Version >= best.Version)) {
			best, found = d, true
		}
	}
	return best, found
}

// identified is the document or attachment of an id, with its hash where the list has it.
func identified(l contract.DocumentList, id string) contract.Document {
	d := contract.Document{ID: id, Kind: id}
	for _, x := range l.Documents {
		if x.ID == id {
			d.SHA256, d.Warnings = x.SHA256, x.Warnings
		}
	}
	for _, x := range l.Attachments {
		if x.ID == id {
			d.SHA256, d.Warnings = x.SHA256, x.Warnings
		}
	}
	return d
}

// Upload brings a document in and gives the id under which a command can name it. An attachment has a kind.
func (c *Client) Upload(ctx context.Context, number, kind string, raw []byte) (Answer[contract.Upload], error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "document.pdf") // its name on a person's machine is nobody's business
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
		return Answer[contract.Upload]{}, fmt.Errorf("form: %w", err)
	}
	return keyed[contract.Upload](ctx, c, exchange{method: http.MethodPost, path: of(number, "documents"), body: body.Bytes(),
		header: http.Header{"Content-Type": {form.FormDataContentType()}}})
}
