// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// CheckResult is one thing that Verify looked at.
type CheckResult struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
}

// Run tells what the engine's run of a dossier knows: the last event that it folded. Found is false where there is no run.
type Run func(ctx context.Context, number string) (seq int64, found bool, err error)

// HashOf chains an event to the one before it: SHA-256 over the previous hash, the dossier, the instant of recording and the exact bytes.
func HashOf(prev []byte, number string, recorded time.Time, body []byte) []byte {
	h := sha256.New()
	h.Write(prev)
	fmt.Fprintf(h, "\n%s\n%s\n", number, recorded.UTC().Format(time.RFC3339Nano))
	h.Write(body)
	return h.Sum(nil)
}

// Verify looks whether everything that is kept about a dossier agrees.
func (l *Ledger) Verify(ctx context.Context, number string, run Run) ([]CheckResult, error) {
	r, err := l.Store.Record(ctx, number)
	if err != nil {
		return nil, err
	}
	checks := []CheckResult{r.chain(), r.folded(), r.rules(), r.documents(), r.outcomes()}
	if run != nil {
		checks = append(checks, r.inRun(ctx, run))
	}
	return checks, nil
}

func verdict(name string, fault, fine string) CheckResult {
	if fault != "" {
		return CheckResult{name, false, fault}
	}
	return CheckResult{name, true, fine}
}

// chain recomputes every hash.
func (r Record) chain() CheckResult {
	var prev []byte
	for i, e := range r.Events {
		if e.Event.Seq != int64(i+1) {
			return verdict("chain", fmt.Sprintf("event %d stands in place %d", e.Event.Seq, i+1), "")
		}
		if !bytes.Equal(e.PrevHash, prev) || !bytes.Equal(e.Hash, HashOf(prev, r.Dossier.Number, e.Recorded, e.Body)) {
			return verdict("chain", fmt.Sprintf("event %d was altered", e.Event.Seq), "")
		}
		prev = e.Hash
	}
	return verdict("chain", "", fmt.Sprintf("%d events, every hash fits", len(r.Events)))
}

// folded compares the fold of the ledger with the read model.
func (r Record) folded() CheckResult {
	events := make([]dossier.Event, len(r.Events))
	for i, e := range r.Events {
		events[i] = e.Event
	}
	want, err := json.Marshal(dossier.FoldAll(events))
	if err != nil {
		return verdict("state", err.Error(), "")
	}
	got, err := json.Marshal(r.Dossier.State)
	if err != nil {
		return verdict("state", err.Error(), "")
	}
	if !bytes.Equal(want, got) {
		return verdict("state", "the read model is not the fold of the ledger", "")
	}
	return verdict("state", "", "the read model is the fold of the ledger: "+string(r.Dossier.State.Status))
}

// rules compares the versions of the call that the events name with those that are kept.
func (r Record) rules() CheckResult {
	named := 0
	for _, e := range r.Events {
		version, hash := 0, ""
		switch {
		case e.Event.Started != nil:
			version, hash = e.Event.Started.Rules.Version, e.Event.Started.Rules.Hash
		case e.Event.Amended != nil:
			version, hash = e.Event.Amended.Version, e.Event.Amended.Hash
		default:
			continue
		}
		if named++; r.Rules[version] != hash {
			return verdict("rules", fmt.Sprintf("version %d of the call, which event %d names, is missing or altered", version, e.Event.Seq), "")
		}
	}
	return verdict("rules", "", fmt.Sprintf("%d versions of the call, every hash fits", named))
}

// documents compares the bytes in the store with the hashes in the events.
func (r Record) documents() CheckResult {
	stored := map[string]Stored{}
	for _, d := range r.Documents {
		if d.SHA256 != d.Actual {
			return verdict("documents", d.ID+" was altered", "")
		}
		stored[d.ID] = d
	}
	named := 0
	for _, e := range r.Events {
		if f := e.Event.Frozen; f != nil {
			if r.Snapshots[f.Hash] != f.Hash {
				return verdict("documents", fmt.Sprintf("the content frozen by event %d is missing or altered", e.Event.Seq), "")
			}
			for _, a := range f.Attachments {
				if !r.Attached[a.SHA256] {
					return verdict("documents", fmt.Sprintf("attachment %s of event %d is missing or altered", a.Kind, e.Event.Seq), "")
				}
			}
		}
		if d := e.Event.Document; d != nil {
			named++
			if stored[d.ID].SHA256 != d.SHA256 {
				return verdict("documents", fmt.Sprintf("the document of event %d is missing or another one", e.Event.Seq), "")
			}
		}
	}
	if named != len(r.Documents) {
		return verdict("documents", "a document stands in the store that no event names", "")
	}
	return verdict("documents", "", fmt.Sprintf("%d documents and the frozen content, every hash fits", named))
}

// outcomes checks that each key led to what its outcome says, once.
func (r Record) outcomes() CheckResult {
	byKey := map[string][]int64{}
	for _, e := range r.Events {
		if e.Event.Key != "" {
			byKey[e.Event.Key] = append(byKey[e.Event.Key], e.Event.Seq)
		}
	}
	open := 0
	for _, row := range r.Rows {
		got := byKey[row.Key]
		delete(byKey, row.Key)
		if row.Outcome == nil {
			open++
			if len(got) > 0 {
				return verdict("outcomes", fmt.Sprintf("event %d belongs to a key without an outcome", got[0]), "")
			}
			continue
		}
		if fmt.Sprint(got) != fmt.Sprint(row.Outcome.Seqs) {
			return verdict("outcomes", fmt.Sprintf("a key says %v and the ledger %v", row.Outcome.Seqs, got), "")
		}
	}
	for _, seqs := range byKey {
		return verdict("outcomes", fmt.Sprintf("event %d has no key in the inbox", seqs[0]), "")
	}
	return verdict("outcomes", "", fmt.Sprintf("%d keys, one outcome each; %d still open", len(r.Rows), open))
}

// inRun compares what the run knows with the ledger. While a row is undelivered the run may be behind: it is catching up.
func (r Record) inRun(ctx context.Context, run Run) CheckResult {
	last := r.Dossier.State.Seq
	seq, found, err := run(ctx, r.Dossier.Number)
	switch {
	case err != nil:
		return verdict("engine", "", "the engine is away; the record does not need it")
	case !found && r.Dossier.State.Status.Final():
		return verdict("engine", "", "final: no run is needed")
	case found && seq == last:
		return verdict("engine", "", fmt.Sprintf("the run knows event %d", seq))
	}
	for _, row := range r.Rows {
		if !row.Delivered {
			return verdict("engine", "", "catching up: a row is still to be delivered")
		}
	}
	if !found {
		return verdict("engine", "", "catching up: the run is to be opened")
	}
	return verdict("engine", fmt.Sprintf("the run knows event %d, the ledger holds %d", seq, last), "")
}
