// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"regexp"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

type documentsOutput struct {
	Body struct {
		Documents   []Document   `json:"documents"`
		Attachments []Attachment `json:"attachments"`
	}
}

// Document is one that was made for a dossier, or that an outside funder sent.
type Document struct {
	record.DocumentInfo
	Warnings []string `json:"warnings,omitempty" doc:"What to know before opening it: the remarks in words"`
}

func (a *API) documents(ctx context.Context, in *NumberInput) (*documentsOutput, error) {
	d, err := a.Desk.Read(ctx, who(ctx), in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	found, err := a.Store.Documents(ctx, in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &documentsOutput{}
	out.Body.Documents = []Document{}
	for _, info := range found {
		if open(info, d, who(ctx)) {
			out.Body.Documents = append(out.Body.Documents, Document{info, warnings(info.Remarks, lang(ctx))})
		}
	}
	if out.Body.Attachments, err = a.attachments(ctx, d); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	return out, nil
}

// open says whether a person may read a document: what the assessors came to is the programme's until the decision.
func open(info record.DocumentInfo, d record.Dossier, reader access.Person) bool {
	return info.Kind != record.ConsensusSheet || d.State.Reveals(dossier.Event{Seq: info.Seq, Type: dossier.ConsensusRecordedEvent}, d.Actor(reader))
}

// Attachment is a document that goes with the application.
type Attachment struct {
	ID string `json:"id"`
	record.Attachment
	Warnings []string `json:"warnings,omitempty" doc:"What to know before opening it: the remarks in words"`
}

// warnings are the remarks on a document in words.
func warnings(remarks []string, lang string) (all []string) {
	for _, p := range remarked(remarks, "") {
		all = append(all, p.Words.In(lang))
	}
	return all
}

// attachments are those that count, by kind; what is not handed in yet is for who may change it.
func (a *API) attachments(ctx context.Context, d record.Dossier) ([]Attachment, error) {
	found, err := a.Store.Attachments(ctx, d.Number)
	if err != nil {
		return nil, err
	}
	readable, err := a.readable(ctx, d)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(x record.Attachment) bool { return !readable(attachmentID(x.Kind, x.Version)) })
	all := []Attachment{}
	for _, x := range newest(found) {
		all = append(all, Attachment{attachmentID(x.Kind, x.Version), x, warnings(x.Remarks, lang(ctx))})
	}
	return all, nil
}

// newest are the first of each kind: attachments are read from the newest on.
func newest(all []record.Attachment) []record.Attachment {
	return slices.CompactFunc(slices.Clone(all), func(a, b record.Attachment) bool { return a.Kind == b.Kind })
}

// readable tells of the versions of attachments, by id, which the reader may have: all of them while nothing was ever frozen, and
// for who may change them; else those that were handed in.
func (a *API) readable(ctx context.Context, d record.Dossier) (func(id string) bool, error) {
	now, err := a.Store.Now(ctx)
	if err != nil {
		return nil, err
	}
	if d.State.Frozen == nil || d.Edits(who(ctx), now) {
		return func(string) bool { return true }, nil
	}
	events, err := a.Store.Timeline(ctx, d.Number, 0)
	if err != nil {
		return nil, err
	}
	handed := map[string]bool{}
	for _, x := range events {
		if f := x.Event.Frozen; f != nil {
			for _, h := range f.Attachments {
				handed[attachmentID(h.Kind, h.Version)] = true
			}
		}
	}
	return func(id string) bool { return handed[id] }, nil
}

// attachmentPattern is the form of an attachment's id.
var attachmentPattern = regexp.MustCompile(`^attachment-([a-z0-9_]{1,32})-([1-9][0-9]{0,5})$`)

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

// draftID names the application as it stands now, printed on request and stored nowhere.
const draftID = "draft"

func (a *API) document(ctx context.Context, in *documentInput) (*documentOutput, error) {
	d, err := a.Desk.Read(ctx, who(ctx), in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &documentOutput{ContentType: "application/pdf", Policy: "sandbox", Disposition: `attachment; filename="` + in.Number + "-" + in.ID + `.pdf"`}
	if in.ID == draftID {
		raw, err := a.Desk.Ledger.Draft(ctx, who(ctx), in.Number)
		if err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		out.Body = raw
		return out, nil
	}
	if parts := attachmentPattern.FindStringSubmatch(in.ID); parts != nil {
		readable, err := a.readable(ctx, d)
		if err == nil && !readable(in.ID) {
			err = record.ErrNoDocument
		}
		if err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		version, _ := strconv.Atoi(parts[2]) // digits, by the pattern
		if out.Body, err = a.Store.AttachmentBytes(ctx, in.Number, parts[1], version); err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		return out, nil
	}
	info, raw, err := a.Store.Document(ctx, in.Number, in.ID)
	if err == nil && !open(info, d, who(ctx)) {
		err = record.ErrNoDocument
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out.ETag, out.Body = `"`+info.SHA256+`"`, raw
	return out, nil
}

type verifyOutput struct {
	Body struct {
		OK     bool             `json:"ok"`
		Checks []contract.Check `json:"checks"`
	}
}

func (a *API) verify(ctx context.Context, in *NumberInput) (*verifyOutput, error) {
	if _, err := a.Desk.Read(ctx, who(ctx), in.Number); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	checks, err := a.Desk.Verify(ctx, in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &verifyOutput{}
	out.Body.OK, out.Body.Checks = true, []contract.Check{}
	for _, c := range checks {
		out.Body.OK = out.Body.OK && c.OK
		out.Body.Checks = append(out.Body.Checks, contract.Check{Name: c.Name, OK: c.OK, Detail: c.Detail.In(lang(ctx))})
	}
	return out, nil
}
