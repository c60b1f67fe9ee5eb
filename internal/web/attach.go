// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// attachedWords are what is said after an upload: that it is kept, or that it was there.
var attachedWords = map[string]bilingual.Words{
	"bijlage": {"De bijlage is bewaard. Kijk hieronder na of het de juiste is.", "The attachment has been stored. Check below that it is the right one."},
	"zelfde":  {"Dit bestand staat er al, byte voor byte. Er is niets gewijzigd.", "This file is there already, byte for byte. Nothing was changed."},
}

// doneWords say that something was done, by the name that its address has for it; nothing of any other name.
func doneWords(name string) bilingual.Words {
	if w, known := attachedWords[name]; known {
		return w
	}
	return steps[dossier.Verb(name)].Done
}

// attach keeps an attachment that was sent with the page of a dossier.
func attach(v *visit) error {
	p, err := v.Sight.Page(v.Context(), v.PathValue("number"))
	if err != nil {
		return err
	}
	kind := v.PostFormValue("kind")
	_, raw, err := v.file("file")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(raw)
	if slices.ContainsFunc(p.Documents.Attachments, func(a contract.Attachment) bool {
		return a.Kind == kind &&
			a.SHA256 == hex.EncodeToString(sum[:])
	}) {
		return v.goTo(dossierPath(p.Number) + "?" + doneField + "=zelfde#bijlagen")
	}
	_, err = v.bring(p.Number, kind, raw)
	problem := refused(err)
	switch {
	case problem == nil && err != nil:
		return err
	case problem == nil:
		return v.goTo(dossierPath(p.Number) + "?" + doneField + "=bijlage#bijlagen")
	case !p.Edits || problem.Status >= http.StatusInternalServerError:
		return problem
	}
	y, err := v.dossierPage(p)
	if err != nil {
		return err
	}
	y.Upload.Kind, y.Upload.Faults = kind, faultsOf(problem)
	return v.showAs(http.StatusUnprocessableEntity, "dossier", y)
}

// file is a file of the form, with its name; none is an empty one.
func (v *visit) file(field string) (name string, raw []byte, err error) {
	if v.MultipartForm == nil || len(v.MultipartForm.File[field]) == 0 {
		return "", nil, nil
	}
	sent := v.MultipartForm.File[field][0]
	f, err := sent.Open()
	if err != nil {
		return "", nil, fmt.Errorf("upload: %w", err)
	}
	defer f.Close()
	raw, err = io.ReadAll(f)
	return sent.Filename, raw, err
}

// bring hands a file on to the API: an attachment of a kind, or the document of an outside funder, which has none. Without a file none goes
// along.
func (v *visit) bring(number, kind string, raw []byte) (kept contract.Upload, err error) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	if kind != "" {
		err = w.WriteField("kind", kind)
	}
	if err == nil && len(raw) > 0 {
		var part io.Writer
		if part, err = w.CreateFormFile("file", "document.pdf"); err == nil {
			_, err = part.Write(raw)
		}
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return kept, fmt.Errorf("upload: %w", err)
	}
	reply, err := v.ask("POST", "/api/v1/dossiers/"+number+"/documents", form.Bytes(),
		map[string]string{"Content-Type": w.FormDataContentType()})
	if err != nil {
		return kept, err
	}
	return kept, json.Unmarshal(reply.Body, &kept)
}
