// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Documents are those of a dossier that the person may read, with the attachments that count.
func (s Sight) Documents(ctx context.Context, number string) (all contract.DocumentList, err error) {
	d, err := s.Read(ctx, number)
	if err != nil {
		return all, err
	}
	found, err := s.from.Documents(ctx, number)
	if err != nil {
		return all, err
	}
	all.Documents = []contract.Document{}
	for _, x := range found {
		if open(x, d, s.reader(d)) {
			all.Documents = append(all.Documents, contract.Document{ID: x.ID, Kind: x.Kind, Version: x.Version, SHA256: x.SHA256,
				Bytes:     x.Bytes,
				CreatedAt: x.CreatedAt, Seq: x.Seq, SupersededBy: x.SupersededBy, Remarks: x.Remarks,
				Warnings: Warnings(x.Remarks, s.lang)})
		}
	}
	all.Attachments, err = s.attachments(ctx, d)
	return all, err
}

// Document is the bytes of a PDF that the person may read, and their hash if it is one that was made for the dossier; ErrNoDocument if
// there is none such.
func (s Sight) Document(ctx context.Context, number, id string) (raw []byte, sha256 string, err error) {
	d, err := s.Read(ctx, number)
	if err != nil {
		return nil, "", err
	}
	if id == contract.DraftID {
		raw, err = s.ledger.Draft(ctx, s.reader(d), number)
		return raw, "", err
	}
	if kind, version, is := attachment(id); is {
		readable, err := s.readable(ctx, d)
		if err == nil && !readable(kind, version) {
			err = record.ErrNoDocument
		}
		if err != nil {
			return nil, "", err
		}
		raw, err = s.store.AttachmentBytes(ctx, number, kind, version)
		return raw, "", err
	}
	info, raw, err := s.store.Document(ctx, number, id)
	if err == nil && !open(info, d, s.reader(d)) {
		err = record.ErrNoDocument
	}
	return raw, info.SHA256, err
}

// open says whether a person may read a document: what the assessors came to is the programme's until the decision.
func open(info record.DocumentInfo, d record.Dossier, reader access.Person) bool {
	return info.Kind != record.ConsensusSheet || d.State.Reveals(dossier.Event{Seq: info.Seq, Type: dossier.ConsensusRecordedEvent},
		d.Actor(reader))
}

// Warnings are the remarks on a document in words.
func Warnings(remarks []string, lang string) (all []string) {
	for _, p := range remarked(remarks, "") {
		all = append(all, p.Words.In(lang))
	}
	return all
}

// attachments are those that count, by kind; what is not handed in yet is for who may change it.
func (s Sight) attachments(ctx context.Context, d record.Dossier) ([]contract.Attachment, error) {
	found, err := s.from.Attachments(ctx, d.Number)
	if err != nil {
		return nil, err
	}
	readable, err := s.readable(ctx, d)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(x record.Attachment) bool { return !readable(x.Kind, x.Version) })
	all := []contract.Attachment{}
	for _, x := range newest(found) {
		all = append(all, contract.Attachment{ID: AttachmentID(x.Kind, x.Version), Kind: x.Kind, Version: x.Version, SHA256: x.SHA256,
			Bytes: x.Bytes, SavedAt: x.SavedAt, Remarks: x.Remarks, Warnings: Warnings(x.Remarks, s.lang)})
	}
	return all, nil
}

// newest are the first of each kind: attachments are read from the newest on.
func newest(all []record.Attachment) []record.Attachment {
	return slices.CompactFunc(slices.Clone(all), func(a, b record.Attachment) bool { return a.Kind == b.Kind })
}

// readable tells of the versions of attachments which the reader may have: all of them while nothing was ever frozen, and for who may
// change them; else those that were handed in.
func (s Sight) readable(ctx context.Context, d record.Dossier) (func(kind string, version int) bool, error) {
	if d.State.Frozen == nil || d.Edits(s.reader(d), d.Read) {
		return func(string, int) bool { return true }, nil
	}
	events, err := s.from.Timeline(ctx, d.Number, 0)
	if err != nil {
		return nil, err
	}
	handed := map[string]bool{}
	for _, x := range events {
		if f := x.Event.Frozen; f != nil {
			for _, h := range f.Attachments {
				handed[AttachmentID(h.Kind, h.Version)] = true
			}
		}
	}
	return func(kind string, version int) bool { return handed[AttachmentID(kind, version)] }, nil
}

// AttachmentID names a version of an attachment among the documents.
func AttachmentID(kind string, version int) string {
	return fmt.Sprintf("attachment-%s-%d", kind, version)
}

var attachmentPattern = regexp.MustCompile(`^attachment-([a-z0-9_]{1,32})-([1-9][0-9]{0,5})$`)

// attachment reads what AttachmentID wrote.
func attachment(id string) (kind string, version int, is bool) {
	parts := attachmentPattern.FindStringSubmatch(id)
	if parts == nil {
		return "", 0, false
	}
	version, err := strconv.Atoi(parts[2])
	return parts[1], version, err == nil
}
