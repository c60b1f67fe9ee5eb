// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/url"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (x *Web) judgeRoutes() []route {
	return []route{
		{"GET /dossiers/{number}/nazicht", x.page("/dossiers", showReview)},
		{"POST /dossiers/{number}/nazicht", x.page("/dossiers", review)},
		{"GET /dossiers/{number}/beslissing", x.page("/dossiers", showDecision)},
		{"POST /dossiers/{number}/beslissing", x.page("/dossiers", decide)},
	}
}

// judged is a dossier before somebody who judges it: what both pages show.
type judged struct {
	*view.Judging
	Lang    string
	Reading reading
	Jury    *jury // nil where there is none, or it is not theirs to know
	Faults  faults
	Key     string // of what is done with the form, once
	InList  *place // in the list that the person goes through; nil where there is none
	Done    bilingual.Words
	As      []choice // the memberships under which they may, where they have to say which
	Chosen  string   // of them
}

// judge reads the dossier of a page, with the form that was sent, if one was.
func (v *visit) judge() (y judged, err error) {
	j, err := v.Sight.Judging(v.Context(), v.PathValue("number"))
	if err != nil {
		return y, err
	}
	y = judged{Judging: j, Lang: v.Lang, Key: v.key(), Chosen: v.PostForm.Get(asField)}
	if y.InList, err = listPlace(v, j.Number); err != nil {
		return y, err
	}
	if j.Jury != nil {
		y.Jury = &jury{j.Jury, v.Lang}
	}
	if j.Open {
		y.Reading = readContent(j.Content, j.Before, j.Hubs, v.Lang)
	}
	return y, nil
}

// offer is the answer to "may I give this command now".
func (y judged) offer(command dossier.Verb) contract.Allowed {
	i := slices.IndexFunc(y.Allowed, func(a contract.Allowed) bool { return a.Command == command })
	if i < 0 {
		return contract.Allowed{Command: command}
	}
	return y.Allowed[i]
}

// Path is the page of the dossier.
func (y judged) Path() string { return dossierPath(y.Number) }

// Company is the applicant by name, or the number where no name is known.
func (y judged) Company() string { return applicant(y.Page) }

// HubName is the lead hub in words.
func (y judged) HubName() string { return nameOf(y.Hubs, y.Hub) }

// AskedFor is what the application asks.
func (y judged) AskedFor() string { return y.Content.Asked().In(y.Lang) }

// Next is the dossier after this one in the list that the person goes through; "" where there is none.
func (y judged) Next() string {
	if y.InList == nil || y.InList.Next == nil {
		return ""
	}
	return y.InList.Next.Path
}

// List is the query of that list.
func (y judged) List() string {
	if y.InList == nil {
		return ""
	}
	return y.InList.Query
}

// Warnings are what is worth a look.
func (y judged) Warnings() []contract.Missing {
	return slices.DeleteFunc(slices.Clone(y.Missing), func(m contract.Missing) bool { return m.Severity != fault.Warning })
}

// judgedFile is a document with what to know before opening it.
type judgedFile struct {
	Label, Path string
	Bytes       int
	Warnings    []string
}

// Files are the documents that count, and the attachments.
func (y judged) Files() (all []judgedFile) {
	for _, a := range y.Documents.Attachments {
		all = append(all, judgedFile{upper(application.AttachmentLabel(a.Kind, y.Lang)), documentPath(y.Number, a.ID), a.Bytes, a.Warnings})
	}
	for _, d := range slices.Backward(y.Documents.Documents) {
		if d.SupersededBy == nil {
			all = append(all, judgedFile{record.SheetLabel(d.Kind, y.Lang), documentPath(y.Number, d.ID), d.Bytes, d.Warnings})
		}
	}
	return all
}

// done is where somebody goes after what they did, in the list that they went through.
func (y judged) done(path string, command dossier.Verb) string {
	q := url.Values{doneField: {string(command)}}
	if list := y.List(); list != "" {
		q.Set(listParameter, list)
	}
	return path + "?" + q.Encode()
}

// refuse takes over what was refused. What was asked under a key stays under it, so what is asked next needs another.
func (y *judged) refuse(f faults) { y.Faults, y.Key = f, access.NewID("r_") }

// header is what goes with a command: the key of the form, and the membership that was chosen.
func (y judged) header() map[string]string {
	h := map[string]string{"Idempotency-Key": y.Key}
	if y.Chosen != "" {
		h["As"] = y.Chosen
	}
	return h
}

// later is where somebody goes whose command is carried out later: the page of the dossier says how it ends.
func (y judged) later() string { return y.Path() + "?" + receivedField + "=" + url.QueryEscape(y.Key) }
