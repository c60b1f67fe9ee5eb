// SPDX-License-Identifier: EUPL-1.2

package session

import (
	"context"
	"encoding/json"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// What a session that was found knows besides its body; it is never stored.
const (
	personName = "name"
	storedAs   = "stored" // the hash of the row that it was read from
)

// table keeps sessions in the database, as the session manager wants them kept. What it decides by is the clock of the database; the
// manager's own is not asked.
type table struct{ store *postgres.Store }

func (t table) FindCtx(ctx context.Context, hash string) ([]byte, bool, error) {
	known, name, err := t.store.FindSession(ctx, hash)
	if err != nil || known == nil {
		return nil, false, err
	}
	known[personName], known[storedAs] = name, hash
	raw, err := json.Marshal(known)
	return raw, true, err
}

// CommitCtx changes the row that the session was read from, and makes one for a session that is new or has a new token. So what was ended
// while a request was under way does not come back by it.
func (t table) CommitCtx(ctx context.Context, hash string, raw []byte, _ time.Time) error {
	known := map[string]string{}
	if err := json.Unmarshal(raw, &known); err != nil {
		return err
	}
	was := known[storedAs]
	delete(known, personName)
	delete(known, storedAs)
	if was == hash {
		return t.store.ChangeSession(ctx, hash, known)
	}
	return t.store.AddSession(ctx, hash, known)
}

func (t table) DeleteCtx(ctx context.Context, hash string) error {
	return t.store.DropSession(ctx, hash)
}

// The manager asks for these three too, and calls those above.

func (t table) Find(hash string) ([]byte, bool, error) { return t.FindCtx(context.Background(), hash) }

func (t table) Commit(hash string, raw []byte, until time.Time) error {
	return t.CommitCtx(context.Background(), hash, raw, until)
}

func (t table) Delete(hash string) error { return t.DeleteCtx(context.Background(), hash) }

// texts is how the manager's values travel: texts by name. The end that it wants to know of a session only tells it that the cookie stays.
type texts struct{}

func (texts) Encode(_ time.Time, values map[string]any) ([]byte, error) { return json.Marshal(values) }

func (texts) Decode(raw []byte) (until time.Time, values map[string]any, err error) {
	return time.Now().Add(postgres.SessionLife), values, json.Unmarshal(raw, &values)
}
