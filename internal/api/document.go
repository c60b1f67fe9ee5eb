// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"regexp"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

type documentsOutput struct {
	Body struct {
		Documents   []ledger.DocumentInfo `json:"documents"`
		Attachments []Attachment          `json:"attachments"`
	}
}

func (a *API) documents(ctx context.Context, in *NumberInput) (*documentsOutput, error) {
	d, err := a.Desk.See(ctx, who(ctx), in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	found, err := a.Read.Documents(ctx, in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &documentsOutput{}
	out.Body.Documents = slices.DeleteFunc(found, func(info ledger.DocumentInfo) bool { return !open(info, d, who(ctx)) })
	if out.Body.Attachments, err = a.attachments(ctx, d); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	return out, nil
}

// open says whether a person may read a document: what the assessors came to is the programme's until the decision.
func open(info ledger.DocumentInfo, d ledger.Dossier, reader access.Person) bool {
	return info.Kind != ledger.ConsensusSheet || d.State.Reveals(dossier.Event{Seq: info.Seq, Type: dossier.ConsensusRecordedEvent}, d.Actor(reader))
}

// Attachment is a document that goes with the application.
type Attachment struct {
	ID string `json:"id"`
	ledger.Attachment
}

// attachments are those that count, by kind; what is not handed in yet is for who may change it.
func (a *API) attachments(ctx context.Context, d ledger.Dossier) ([]Attachment, error) {
	found, err := a.Read.Attachments(ctx, d.Number)
	if err != nil {
		return nil, err
	}
	readable, err := a.readable(ctx, d)
	if err != nil {
		return nil, err
	}
	all := []Attachment{}
	for _, x := range found {
		id := attachmentID(x.Kind, x.Version)
		there := slices.ContainsFunc(all, func(newer Attachment) bool { return newer.Kind == x.Kind })
		if !there && readable(id) {
			all = append(all, Attachment{id, x})
		}
	}
	return all, nil
}

// readable tells of the versions of attachments, by id, which the reader may have: all of them while nothing was ever frozen, and
// for who may change them; else those that were handed in.
func (a *API) readable(ctx context.Context, d ledger.Dossier) (func(id string) bool, error) {
	now, err := a.Read.Now(ctx)
	if err != nil {
		return nil, err
	}
	if d.State.Frozen == nil || d.Edits(who(ctx), now) {
		return func(string) bool { return true }, nil
	}
	events, err := a.Read.Timeline(ctx, d.Number, 0)
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
	d, err := a.Desk.See(ctx, who(ctx), in.Number)
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
			err = ledger.ErrNoDocument
		}
		if err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		version, _ := strconv.Atoi(parts[2]) // digits, by the pattern
		if out.Body, err = a.Read.AttachmentBytes(ctx, in.Number, parts[1], version); err != nil {
			return nil, a.problem(lang(ctx), err)
		}
		return out, nil
	}
	info, raw, err := a.Read.Document(ctx, in.Number, in.ID)
	if err == nil && !open(info, d, who(ctx)) {
		err = ledger.ErrNoDocument
	}
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out.ETag, out.Body = `"`+info.SHA256+`"`, raw
	return out, nil
}

// CheckView is one thing that was looked at, and what was found.
type CheckView struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
}

type verifyOutput struct {
	Body struct {
		OK     bool        `json:"ok"`
		Checks []CheckView `json:"checks"`
	}
}

func (a *API) verify(ctx context.Context, in *NumberInput) (*verifyOutput, error) {
	if _, err := a.Desk.See(ctx, who(ctx), in.Number); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	checks, err := a.Desk.Verify(ctx, in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &verifyOutput{}
	out.Body.OK, out.Body.Checks = true, []CheckView{}
	for _, c := range checks {
		out.Body.OK = out.Body.OK && c.OK
		out.Body.Checks = append(out.Body.Checks, CheckView{c.Name, c.OK, c.Detail.In(lang(ctx))})
	}
	return out, nil
}
