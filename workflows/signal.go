// SPDX-License-Identifier: EUPL-1.2

package workflows

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/workflow"
)

// source says how to read a signal.
type source struct {
	read   func(raw []byte) (wire.Signal, error)
	stands dossier.Verb // the command that an unreadable signal is put on record as
}

// sources are the signals that a run hears, by name.
var sources = map[string]source{
	wire.ReviewDecisionSignal: {readReview, dossier.Endorse},
	wire.DecisionSignal:       {readDecision, dossier.GiveDecision},
}

// waiting says whether a signal has not been heard yet.
func (r *run) waiting() bool { return len(r.arrived.names) > 0 }

// hear takes every signal that has come in to the record, in the order in which they came in, whatever their names.
func (r *run) hear(ctx workflow.Context) error {
	for r.waiting() {
		name := r.arrived.next()
		var raw converter.RawValue
		workflow.GetSignalChannel(ctx, name).ReceiveAsync(&raw)
		signal, err := sources[name].read(raw.Payload().GetData())
		if err != nil {
			signal = wire.Signal{Name: sources[name].stands, Unreadable: digest(raw.Payload().GetData())}
		}
		if err := r.act(ctx, door{signal: &signal}); err != nil {
			return err
		}
	}
	return nil
}

func digest(raw []byte) string {
	sum := sha256.Sum256(raw)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

var errUnreadable = errors.New("the signal cannot be read")

func readReview(raw []byte) (wire.Signal, error) {
	var in wire.ReviewDecision
	if err := strict(raw, &in); err != nil {
		return wire.Signal{}, err
	}
	s := wire.Signal{Name: dossier.Verb(in.Outcome), Outcome: in.Outcome, Actor: in.Actor, Text: in.Text, Reference: in.Reference}
	if s.Name != dossier.Endorse && s.Name != dossier.Return {
		return s, errUnreadable
	}
	return s, plain(s)
}

func readDecision(raw []byte) (wire.Signal, error) {
	var in wire.Decision
	if err := strict(raw, &in); err != nil {
		return wire.Signal{}, err
	}
	s := wire.Signal{Name: dossier.GiveDecision, Outcome: in.Outcome, Amount: money.Cents(in.AmountCents), Actor: in.Actor,
		Text: in.Text, Reference: in.Reference}
	if s.Amount < 0 || s.Amount > money.Max {
		return s, errUnreadable
	}
	return s, plain(s)
}

// plain refuses fields that are anything but opaque codes.
func plain(s wire.Signal) error {
	for _, field := range []string{s.Outcome, s.Actor, s.Text, s.Reference} {
		if !wire.Code(field) {
			return errUnreadable
		}
	}
	return nil
}

// strict reads JSON with the known fields only.
func strict(raw []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil || dec.More() {
		return errUnreadable
	}
	return nil
}
