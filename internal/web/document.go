// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// How a document is served: where it may stand, and what it may do there. What somebody brought is shut in besides.
const (
	paperPolicy   = "script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
	broughtPolicy = paperPolicy + "; sandbox"
)

// sheet is a document of a dossier as its page shows it.
type sheet struct {
	dossierPage
	ID       string
	Label    string
	Name     string // of the file
	Bytes    int    // 0 where that is not known
	SHA256   string
	Newer    string // what took its place, in words
	Draft    bool
	Brought  bool // by somebody: it is not shown in the page, for what it does there is not ours to say
	Warnings []string
}

// sheet finds a document among those that the reader is listed; record.ErrNoDocument where there is none such.
func (v *visit) sheet() (s sheet, err error) {
	p, err := v.Sight.Page(v.Context(), v.PathValue("number"))
	if err == nil && !p.Open {
		err = record.ErrNoDocument
	}
	if err != nil {
		return s, err
	}
	s.dossierPage, s.ID = dossierPage{Page: p, Lang: v.Lang}, v.PathValue("id")
	if s.ID == contract.DraftID {
		s.Draft, s.Label, s.Name = true, bilingual.Words{"Aanvraag, ontwerp van vandaag", "Application, draft of today"}.In(v.Lang), s.file("ontwerp", 0)
		return s, nil
	}
	for _, x := range s.papers() {
		if x.ID == s.ID {
			s.Label, s.Newer, s.Bytes, s.SHA256, s.Warnings = x.Label, x.Newer, x.Bytes, x.SHA256, x.Warnings
			s.Name = s.file(record.SheetLabel(x.Kind, "nl"), x.Version)
			s.Brought = x.Kind == record.DecisionSheet && s.Rules.Route == dossier.External
			return s, nil
		}
	}
	for _, x := range s.attachments() {
		if x.There != nil && x.There.ID == s.ID {
			s.Label, s.Bytes, s.SHA256, s.Warnings = x.Label, x.There.Bytes, x.There.SHA256, x.There.Warnings
			s.Name, s.Brought = s.file(application.AttachmentLabel(x.Kind, "nl"), x.There.Version), true
			return s, nil
		}
	}
	return s, record.ErrNoDocument
}

// file names a document for who keeps it: CW-KORT-0001_aanvraag_v3_bakkerij-de-oven.pdf.
func (y dossierPage) file(kind string, version int) string {
	name := y.Number + "_" + slug(kind)
	if version > 0 {
		name += "_v" + strconv.Itoa(version)
	}
	if of := slug(y.Company()); of != "" {
		name += "_" + of
	}
	return name + ".pdf"
}

// slug is a name in letters, digits and hyphens, of no more than 60.
func slug(name string) string {
	var b strings.Builder
	for _, r := range text.Fold(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := b.String()
	return strings.Trim(s[:min(len(s), 60)], "-")
}

// showDocument shows a document in a page.
func showDocument(v *visit) error {
	s, err := v.sheet()
	if err != nil {
		return err
	}
	return v.show("bekijk", s)
}

// sendDocument sends the bytes of a document.
func sendDocument(v *visit) error {
	s, err := v.sheet()
	if err != nil {
		return err
	}
	raw, _, err := v.Sight.Document(v.Context(), s.Number, s.ID)
	if err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Security-Policy", paperPolicy)
	disposition := "inline"
	if s.Brought {
		h.Set("Content-Security-Policy", broughtPolicy)
		disposition = "attachment"
	}
	v.sendPDF(raw, disposition, s.Name)
	return nil
}

// sendPDF answers with a document, to be read in the browser ("inline") or kept ("attachment").
func (v *visit) sendPDF(raw []byte, disposition, name string) {
	h := v.w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", disposition+`; filename="`+name+`"`)
	h.Set("Content-Length", strconv.Itoa(len(raw)))
	_, _ = v.w.Write(raw) // the reader may be gone
}

// Source is where the bytes are.
func (s sheet) Source() string { return documentPath(s.Number, s.ID) }
