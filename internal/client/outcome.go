// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
)

// The states of an outcome that are not a refusal or a failure.
const (
	pending = "pending"
	done    = "done"
)

// Outcome is how a command ended, or that it has not yet.
type Outcome struct {
	Answer[contract.Outcome]
	result, problem json.RawMessage
}

// Pending says that it has not ended.
func (o Outcome) Pending() bool { return o.Body.State == pending }

// Done says that it was carried out.
func (o Outcome) Done() bool { return o.Body.State == done }

// Result is what the command itself would have answered.
func (o Outcome) Result() (Answer[contract.Done], error) {
	return read[contract.Done](&response{body: o.result}, nil)
}

// Problem is why it was not carried out. What failed without a reason has neither type nor detail.
func (o Outcome) Problem() *Problem {
	status := o.Body.Status
	if status < http.StatusBadRequest {
		status = http.StatusInternalServerError
	}
	return problemOf(status, o.problem)
}

// Outcome asks how a command ended.
func (c *Client) Outcome(ctx context.Context, key string) (Outcome, error) {
	a, err := get[contract.Outcome](ctx, c, at("commands", key))
	if err != nil {
		return Outcome{}, err
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(a.Raw, &parts); err != nil {
		return Outcome{}, &Unreadable{err}
	}
	return Outcome{a, parts["result"], parts["problem"]}, nil
}

// Await follows a promise until it ended or patience did. When the server goes away meanwhile the error is Unreachable; the command
// is carried out all the same.
func (c *Client) Await(ctx context.Context, key string) (o Outcome, err error) {
	o.Body.State = pending
	for end := time.Now().Add(c.Patience.FollowFor); o.Pending() && time.Now().Before(end); {
		if !pause(ctx, c.Patience.AskWait) {
			return o, &Interrupted{key}
		}
		asked, err := c.Outcome(ctx, key)
		if _, stopped := err.(*Interrupted); stopped {
			return o, &Interrupted{key}
		}
		if err != nil {
			return o, err
		}
		o = asked
	}
	return o, nil
}
