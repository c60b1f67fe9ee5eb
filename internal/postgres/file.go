// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// File is a dossier with all that stands on its page, as it was read in one statement: whoever asks it as they would ask the store gets
// one moment, and the database is not asked again. It is for one request, of one reader.
type File struct {
	*Store
	happened       record.Happened
	saved          contract.Saved
	newest, frozen Kept
	attached       []record.Attachment
	documents      []record.DocumentInfo
	others         []record.Dossier
	hubs           map[string]string
	question       record.AidQuestion // that was asked last, and what was answered
	answer         *record.AidAnswer
}

// File reads the file of a dossier; record.ErrNoDossier where there is none.
func (s *Store) File(ctx context.Context, number string) (*File, error) {
	f, found := &File{Store: s}, findings{}
	var newest, frozen, saved, attached, documents, others, hubs []byte
	givenUp, funded := ofOthers()
	d, err := scanDossier(followed{s.pool.QueryRow(ctx, `with told as (select $1::text as number, array(select seq from event where dossier = $1) as seqs) select `+
		dossierColumns+findingColumns+`,
		(select body from content where dossier = d.number and version = d.content),
		(select body from content where dossier = d.number and hash = d.state #>> '{frozen,hash}' order by version limit 1),
		(select json_build_object('version', c.version, 'at', c.saved_at, 'by', p.name) from content c join person p on p.id = c.person
			where c.dossier = d.number and c.version = d.content),
		(select json_agg(x order by kind, version desc) from (`+selectAttachment+` where dossier = d.number) x),
		(select json_agg(json_build_object('ID', id, 'Kind', kind, 'Version', version, 'SHA256', sha256, 'Bytes', bytes, 'CreatedAt', created_at, 'Seq', seq,
			'SupersededBy', superseded_by, 'Remarks', remarks) order by seq)
			from (`+selectDocument+` where d.dossier = $1) x (id, kind, version, sha256, bytes, created_at, seq, superseded_by, remarks)),
		(select json_agg(json_build_object('Number', o.number, 'Hub', o.hub, 'Supporting', o.supporting, 'Company', o.company, 'Partners', o.partners,
			'State', o.state) order by o.number) from dossier o where o.number in (select n.number from
			(select d.company, d.number, $2::text[] as given_up, $3::text[] as funded) d, lateral `+otherNumbers+` n)),
		(select json_object_agg(code, name) from hub)
		from dossier d where d.number = $1`, number, givenUp, funded),
		append(found.columns(), &newest, &frozen, &saved, &attached, &documents, &others, &hubs)})
	if err != nil {
		return nil, err
	}
	var wrong [3]error
	f.happened, wrong[0] = found.happened(d)
	f.newest, wrong[1] = keptIn(newest)
	f.frozen, wrong[2] = keptIn(frozen)
	if err := errors.Join(wrong[0], wrong[1], wrong[2], read(saved, &f.saved), read(attached, &f.attached), read(documents, &f.documents),
		read(others, &f.others), read(hubs, &f.hubs)); err != nil {
		return nil, fmt.Errorf("file: %w", err)
	}
	f.inUTC()
	return f, nil
}

// inUTC puts the instants that came as JSON in the zone in which they are kept.
func (f *File) inUTC() {
	all := []*time.Time{&f.saved.At}
	for i := range f.attached {
		all = append(all, &f.attached[i].SavedAt)
	}
	for i := range f.documents {
		all = append(all, &f.documents[i].CreatedAt)
	}
	for _, at := range all {
		*at = at.UTC()
	}
	for i := range f.others {
		f.others[i].Read = f.happened.Dossier.Read
	}
}

// Dossier is the row of the file.
func (f *File) Dossier(ctx context.Context, number string) (record.Dossier, error) {
	if d := f.happened.Dossier; d.Number == number {
		return d, nil
	}
	return f.Store.Dossier(ctx, number)
}

// Content is the newest version, or what is frozen; any other is read.
func (f *File) Content(ctx context.Context, d record.Dossier) (application.Content, error) {
	switch frozen := d.State.Frozen; {
	case d.Number != f.happened.Dossier.Number:
	case frozen != nil && frozen.Version == d.Content:
		if f.frozen.Hash != frozen.Hash {
			return f.frozen.Content, record.ErrTampered
		}
		return f.frozen.Content, nil
	case d.Content == f.happened.Dossier.Content:
		return f.newest.Content, nil
	}
	return f.Store.Content(ctx, d)
}

// Saved says who made the newest version of the content.
func (f *File) Saved(context.Context, record.Dossier) (contract.Saved, error) { return f.saved, nil }

// Attachments are those of the dossier, as the store gives them.
func (f *File) Attachments(context.Context, string) ([]record.Attachment, error) {
	return f.attached, nil
}

// Documents are those that were made for the dossier, as the store gives them.
func (f *File) Documents(context.Context, string) ([]record.DocumentInfo, error) {
	return f.documents, nil
}

// Others are the other dossiers of the same company, as far as a reader's relation to them goes.
func (f *File) Others(context.Context, record.Dossier) ([]record.Dossier, error) {
	return f.others, nil
}

// HubNames are the hubs of the programme, code to name.
func (f *File) HubNames(context.Context) (map[string]string, error) { return f.hubs, nil }

// Timeline gives the events after a number.
func (f *File) Timeline(_ context.Context, _ string, after int64) ([]record.Entry, error) {
	return f.happened.Entries[min(int(after), len(f.happened.Entries)):], nil
}

// History is what the events after a number came to.
func (f *File) History(_ context.Context, _ string, after int64) (record.Happened, error) {
	h := f.happened
	h.Entries = h.Entries[min(int(after), len(h.Entries)):]
	return h, nil
}

// Names are those of the people whom the events name.
func (f *File) Names(context.Context, []string) (map[string]string, error) {
	return f.happened.Names, nil
}

// Aid asks what is known of aid once, as long as it is asked the same.
func (f *File) Aid(ctx context.Context, q record.AidQuestion) (record.AidAnswer, error) {
	if f.answer != nil && reflect.DeepEqual(f.question, q) {
		return *f.answer, nil
	}
	answer, err := f.Store.Aid(ctx, q)
	if err == nil {
		f.question, f.answer = q, &answer
	}
	return answer, err
}
