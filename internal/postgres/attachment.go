// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

const selectAttachment = `select kind, version, sha256, length(bytes) as bytes, saved_at, (select remarks from remark where digest = sha256) as remarks from attachment`

// Attachments are all versions of all kinds, the newest of each kind first.
func (s *Store) Attachments(ctx context.Context, number string) ([]record.Attachment, error) {
	return shapes[record.Attachment](ctx, s.pool, selectAttachment+` where dossier = $1 order by kind, version desc`, number)
}

// AttachmentBytes is one version of an attachment; ErrNoDocument where there is none.
func (s *Store) AttachmentBytes(ctx context.Context, number, kind string, version int) (raw []byte, err error) {
	err = s.pool.QueryRow(ctx, `select bytes from attachment where dossier = $1 and kind = $2 and version = $3`, number, kind,
		version).Scan(&raw)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, record.ErrNoDocument
	}
	return raw, err
}

// Attach stores the next version of an attachment and remembers the drafter.
func (t *Tx) Attach(ctx context.Context, p access.Person, a record.Attachment, raw []byte) (version int, err error) {
	err = t.pg.QueryRow(ctx, `insert into attachment (dossier, kind, version, sha256, bytes, person, saved_at, membership)
		select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7 from attachment where dossier = $1 and kind = $2 returning version`,
		t.dossier.Number, a.Kind, a.SHA256, raw, p.ID, t.now, p.Acts()).Scan(&version)
	if err != nil {
		return 0, fmt.Errorf("attachment: %w", err)
	}
	if _, err := t.pg.Exec(ctx, `insert into drafter (dossier, person) select $1, unnest($2::text[]) on conflict do nothing`, t.dossier.Number,
		p.Hands()); err != nil {
		return 0, fmt.Errorf("drafter: %w", err)
	}
	return version, t.remark(ctx, a.SHA256, a.Remarks)
}

// remark keeps what in a document is worth a warning; the same bytes always are.
func (t *Tx) remark(ctx context.Context, digest string, remarks []string) error {
	if len(remarks) == 0 {
		return nil
	}
	if _, err := t.pg.Exec(ctx, `insert into remark (digest, remarks) values ($1, $2) on conflict do nothing`, digest, remarks); err != nil {
		return fmt.Errorf("remark: %w", err)
	}
	return nil
}
