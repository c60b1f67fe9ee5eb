// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
	kind, raw, err := v.file()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(raw)
	if slices.ContainsFunc(p.Documents.Attachments, func(a contract.Attachment) bool { return a.Kind == kind && a.SHA256 == hex.EncodeToString(sum[:]) }) {
		return v.goTo(dossierPath(p.Number) + "?gedaan=zelfde#bijlagen")
	}
	body, contentType, err := multipartOf(kind, raw)
	if err != nil {
		return err
	}
	_, err = v.ask("POST", "/api/v1/dossiers/"+p.Number+"/documents", body, map[string]string{"Content-Type": contentType})
	problem := refused(err)
	switch {
	case problem == nil && err != nil:
		return err
	case problem == nil:
		return v.goTo(dossierPath(p.Number) + "?gedaan=bijlage#bijlagen")
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

// file is the file of the form with what it is said to be; none is an empty one.
func (v *visit) file() (kind string, raw []byte, err error) {
	kind = v.PostFormValue("kind")
	if v.MultipartForm == nil || len(v.MultipartForm.File["file"]) == 0 {
		return kind, nil, nil
	}
	f, err := v.MultipartForm.File["file"][0].Open()
	if err != nil {
		return kind, nil, fmt.Errorf("upload: %w", err)
	}
	defer f.Close()
	raw, err = io.ReadAll(f)
	return kind, raw, err
}

// multipartOf is an upload as the API takes it; without a file it has none.
func multipartOf(kind string, raw []byte) (body []byte, contentType string, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	err = w.WriteField("kind", kind)
	if err == nil && len(raw) > 0 {
		var part io.Writer
		if part, err = w.CreateFormFile("file", "bijlage.pdf"); err == nil {
			_, err = part.Write(raw)
		}
	}
	if err == nil {
		err = w.Close()
	}
	return b.Bytes(), w.FormDataContentType(), err
}
