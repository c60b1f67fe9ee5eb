// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
)

// Entry is a line of the timeline.
type Entry struct {
	Seq        int64     `json:"seq"`
	At         time.Time `json:"at" doc:"The instant at which it counts"`
	RecordedAt time.Time `json:"recorded_at"`
	Type       string    `json:"type"`
	Actor      Actor     `json:"actor"`
	Summary    string    `json:"summary"`
	Details    []string  `json:"details"`
	Hash       string    `json:"hash" doc:"Hex SHA-256 that chains this event to the one before"`
}

// Actor is who did it; empty when it was the clock.
type Actor struct {
	ID   string       `json:"id"`
	Name string       `json:"name"`
	Role dossier.Role `json:"role"`
}

type timelineOutput struct {
	Body struct {
		Events []Entry `json:"events"`
	}
}

func (a *API) timeline(ctx context.Context, in *NumberInput) (*timelineOutput, error) {
	if _, err := a.Desk.See(ctx, who(ctx), in.Number); err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	entries, err := a.entries(ctx, in.Number, 0)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &timelineOutput{}
	out.Body.Events = entries
	return out, nil
}

// entries are the events after a number, in words, with the free texts that they cite.
func (a *API) entries(ctx context.Context, number string, after int64) ([]Entry, error) {
	found, err := a.Read.Timeline(ctx, number, after)
	if err != nil {
		return nil, err
	}
	texts, err := a.Read.TextBodies(ctx, number)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, 0, len(found))
	for _, x := range found {
		entries = append(entries, entry(x, texts, lang(ctx)))
	}
	return entries, nil
}

func entry(x ledger.Entry, texts map[string]string, lang string) Entry {
	e := x.Event
	line := Entry{Seq: e.Seq, At: e.At, RecordedAt: x.Recorded.Recorded, Type: e.Type, Actor: Actor{e.Actor, x.Name, e.Role},
		Summary: e.Summary(lang), Details: e.Details(lang), Hash: hex.EncodeToString(x.Hash)}
	if e.Reasons != nil {
		line.Details = append(line.Details, word{"redenen: ", "reasons: "}.in(lang)+texts[e.Reasons.ID])
	}
	for _, c := range e.Conditions {
		line.Details = append(line.Details, word{"voorwaarde: ", "condition: "}.in(lang)+texts[c.ID])
	}
	if e.Supplement != nil && e.Type == dossier.SupplementRequestedEvent {
		for _, asked := range e.Supplement.Asked {
			line.Details = append(line.Details, asked.Pointer+": "+texts[asked.Text.ID])
		}
	}
	return line
}
