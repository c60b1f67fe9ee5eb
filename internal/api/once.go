// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// keyed is a request that may carry a key of its sender.
type keyed interface {
	keyed() (key, address string, body []byte)
}

// Operations whose answer holds a secret, which is said once and kept nowhere.
var secretive = []string{"make-token"}

// How long somebody who repeats a request waits for the answer to the first.
const (
	answerWithin = 3 * time.Second
	lookAgain    = 50 * time.Millisecond
)

// once carries a request out that may have come before under the same key, or gives the answer that it had.
func once[I, O any](ctx context.Context, a *API, o huma.Operation, in *I, handle func(context.Context, *I) (*O, error)) (*O, error) {
	k, is := any(in).(keyed)
	// those have the inbox
	if !is || who(ctx).ID == "" || o.OperationID == string(dossier.Start) ||
		slices.Contains(dossier.Commands, dossier.Verb(o.OperationID)) {
		return handle(ctx, in)
	}
	key, address, body := k.keyed()
	if key == "" {
		return handle(ctx, in)
	}
	if err := rightKey(ctx, key); err != nil {
		return nil, err
	}
	request := &postgres.Once{Person: who(ctx).ID, Own: key, Request: append([]byte(o.OperationID+"\n"+address+"\n"), body...)}
	if answer, known, err := a.Store.Answered(ctx, request); err != nil || known {
		return repeated[O](ctx, a, request, answer, err)
	}
	out, err := handle(request.In(ctx), in)
	if errors.Is(err, record.ErrRepeated) {
		return repeated[O](ctx, a, request, nil, nil)
	}
	if err != nil || slices.Contains(secretive, o.OperationID) {
		return out, err
	}
	answer, err := json.Marshal(out)
	if err == nil {
		err = a.Store.Answer(context.WithoutCancel(ctx), request, answer)
	}
	if err != nil {
		a.Log.Warn("an answer is not kept", "operation", o.OperationID, "error", err) // it is given all the same
	}
	return out, nil
}

// repeated is the answer that a request had, which may still be on its way.
func repeated[O any](ctx context.Context, a *API, request *postgres.Once, answer []byte, err error) (*O, error) {
	for end := time.Now().Add(answerWithin); answer == nil && err == nil && time.Now().Before(end); {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lookAgain):
		}
		answer, _, err = a.Store.Answered(ctx, request)
	}
	if err != nil {
		return nil, err
	}
	if answer == nil {
		return nil, named(lang(ctx), "done_before", http.StatusConflict)
	}
	out := new(O)
	return out, json.Unmarshal(answer, out)
}
