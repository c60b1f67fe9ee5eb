// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// paper is a document that was made for the dossier.
type paper struct {
	contract.Document
	Label string
	Path  string
	Newer string // the document that took its place, in words; ""
}

// papers are the documents, the newest first.
func (y dossierPage) papers() (all []paper) {
	label, made := map[string]string{}, map[string]int{}
	for _, d := range y.Documents.Documents {
		made[d.Kind]++
		label[d.ID] = record.SheetLabel(d.Kind, y.Lang)
		if n := made[d.Kind]; n > 1 {
			label[d.ID] += " " + strconv.Itoa(n)
		}
	}
	for _, d := range slices.Backward(y.Documents.Documents) {
		p := paper{Document: d, Label: label[d.ID], Path: documentPath(y.Number, d.ID)}
		if d.SupersededBy != nil {
			if p.Newer = label[*d.SupersededBy]; p.Newer == "" {
				p.Newer = bilingual.Words{"een later document", "a later document"}.In(y.Lang)
			}
		}
		all = append(all, p)
	}
	return all
}

// letter is the newest document by which a decision was told, or nil: what took the place of another is all that counts.
func (y dossierPage) letter() *contract.Document {
	for i, d := range slices.Backward(y.Documents.Documents) {
		if d.SupersededBy == nil && (d.Kind == record.DecisionSheet || d.Kind == record.InadmissibleSheet) {
			return &y.Documents.Documents[i]
		}
	}
	return nil
}

// Draft is where the PDF of the draft is read, for who drafts; "" where there is none.
func (y dossierPage) Draft() string {
	if !y.Edits && !y.State.BeforeSubmission() {
		return ""
	}
	return documentPath(y.Number, contract.DraftID)
}

// attachment is a kind of attachment that the call requires, or one that is there.
type attachment struct {
	Kind     string
	Label    string
	Required bool
	There    *contract.Attachment
	Path     string
}

func (y dossierPage) attachments() (all []attachment) {
	there := map[string]*contract.Attachment{}
	kinds := slices.Clone(y.Required)
	for i, a := range y.Documents.Attachments {
		there[a.Kind] = &y.Documents.Attachments[i]
		if !slices.Contains(kinds, a.Kind) {
			kinds = append(kinds, a.Kind)
		}
	}
	for _, kind := range kinds {
		a := attachment{Kind: kind, Label: upper(application.AttachmentLabel(kind, y.Lang)), Required: slices.Contains(y.Required, kind),
			There: there[kind]}
		if a.There != nil {
			a.Path = documentPath(y.Number, a.There.ID)
		}
		all = append(all, a)
	}
	return all
}

// upload is the form that adds an attachment.
type upload struct {
	Kinds  []choice
	Kind   string
	Faults faults
}

func newUpload(p *view.Page) *upload {
	u := &upload{}
	kinds := slices.Clone(p.Required)
	for _, q := range p.Questions {
		if application.SectionOf(q.Pointer) == "attachments" {
			kinds = append(kinds, q.Pointer[len("/attachments/"):])
		}
	}
	slices.Sort(kinds)
	for _, kind := range slices.Compact(kinds) {
		u.Kinds = append(u.Kinds, choice{kind, both(func(lang string) string { return application.AttachmentLabel(kind, lang) })})
	}
	return u
}

// choice is something that can be chosen in a form.
type choice struct {
	Value string
	Label bilingual.Words
}
