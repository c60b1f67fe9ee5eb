// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// receivedField is in the address of a page what was asked and could not be carried out at once, by its key.
const receivedField = "ontvangen"

// received is a command that was received, and how it ended if it did.
type received struct {
	At      time.Time
	Label   string
	Waits   bool   // it is still to be carried out
	Refused string // why it was not
}

// received asks how the command ended that the address of the page names; nil where it names none that this person sent.
func (v *visit) received() (*received, error) {
	key := v.URL.Query().Get(receivedField)
	if key == "" {
		return nil, nil
	}
	reply, err := v.ask("GET", "/api/v1/commands/"+url.PathEscape(key), nil, nil)
	if refused(err) != nil {
		return nil, nil // nothing is said of a key that is not theirs
	}
	if err != nil {
		return nil, err
	}
	var o contract.Outcome
	if err := json.Unmarshal(reply.Body, &o); err != nil {
		return nil, fmt.Errorf("received: %w", err)
	}
	r := &received{At: o.ReceivedAt, Label: dossier.Verb(o.Command).Label(v.Lang), Waits: o.Result == nil && o.Problem == nil}
	if o.Problem != nil {
		r.Refused = o.Problem.Detail
	}
	return r, nil
}
