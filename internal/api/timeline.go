// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"encoding/hex"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// toldTo leaves out whom the reader need not know: who assesses is the programme's to know, and only programme and lead hub see names.
func toldTo(all []record.Told, reader dossier.Actor) []contract.Told {
	var shown []contract.Told
	for _, t := range all {
		if reader.Relation == dossier.Programme || reader.Relation == dossier.Lead && t.Role != dossier.Assessor {
			shown = append(shown, contract.Told(t))
		}
	}
	return shown
}

// planned lists what the clock will do, earliest first.
func planned(s dossier.State, lang string) []contract.Planned {
	all := []contract.Planned{}
	for _, d := range s.Planned() {
		p := contract.Planned{At: d.At, Kind: d.Kind, Then: d.Then(), Label: d.Label(lang), Reason: d.Reason(lang), Effect: d.Consequence(lang)}
		p.Postpones, _ = d.Postponable()
		all = append(all, p)
	}
	return all
}

type timelineOutput struct {
	Body struct {
		Events  []contract.Entry   `json:"events"`
		Planned []contract.Planned `json:"planned"`
	}
}

func (a *API) timeline(ctx context.Context, in *NumberInput) (*timelineOutput, error) {
	d, err := a.Desk.Read(ctx, who(ctx), in.Number)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	entries, err := a.entries(ctx, d, 0)
	if err != nil {
		return nil, a.problem(lang(ctx), err)
	}
	out := &timelineOutput{}
	out.Body.Events, out.Body.Planned = entries, planned(d.State, lang(ctx))
	return out, nil
}

// entries are the events after a number, in words, with the free texts that they cite.
func (a *API) entries(ctx context.Context, d record.Dossier, after int64) ([]contract.Entry, error) {
	found, err := a.Store.Timeline(ctx, d.Number, after)
	if err != nil {
		return nil, err
	}
	words, err := a.cited(ctx, d.Number, found)
	if err != nil {
		return nil, err
	}
	h := record.Happened{Dossier: d, Entries: found, Texts: words.texts, Names: words.names}
	if reader := d.Actor(who(ctx)); reader.Relation == dossier.Programme || reader.Relation == dossier.Lead {
		if h.Told, err = a.Store.Told(ctx, d.Number); err != nil {
			return nil, err
		}
	}
	return told(ctx, h), nil
}

// told are events in words, as the reader may know them.
func told(ctx context.Context, h record.Happened) []contract.Entry {
	entries := make([]contract.Entry, 0, len(h.Entries))
	for _, x := range h.Entries {
		if untold(x, h.Dossier, who(ctx)) {
			continue
		}
		line := entry(x, cited{h.Texts, h.Names}, h.Dossier, who(ctx), lang(ctx))
		line.Told = toldTo(h.Told[line.Seq], h.Dossier.Actor(who(ctx)))
		entries = append(entries, line)
	}
	return entries
}

// untold says whether an event is not told at all: what the programme tried and was refused is its own.
func untold(x record.Entry, d record.Dossier, reader access.Person) bool {
	return x.Event.Type == dossier.CommandRefusedEvent && !d.State.Reveals(x.Event, d.Actor(reader))
}

// cited are the words that events cite by id.
type cited struct {
	texts map[string]string
	names map[string]string // of assessors
}

// cites says whether an event cites a free text.
func cites(e dossier.Event) bool {
	return e.Reasons != nil || len(e.Conditions) > 0 || e.Supplement != nil || e.Seat != nil
}

func (a *API) cited(ctx context.Context, number string, found []record.Entry) (c cited, err error) {
	if slices.ContainsFunc(found, func(x record.Entry) bool { return cites(x.Event) }) {
		if c.texts, err = a.Store.TextBodies(ctx, number); err != nil {
			return c, err
		}
	}
	var ids []string
	for _, x := range found {
		if x.Event.Seat != nil {
			ids = append(ids, x.Event.Seat.Assessor, x.Event.Replaces)
		}
	}
	if len(ids) > 0 {
		c.names, err = a.Store.Names(ctx, ids)
	}
	return c, err
}

// entry is an event in words; what the reader may not know yet of an assessment is left out.
func entry(x record.Entry, c cited, d record.Dossier, reader access.Person, lang string) contract.Entry {
	e := x.Event
	line := contract.Entry{Seq: e.Seq, At: e.At, RecordedAt: x.Recorded.Recorded, Type: e.Type, Actor: contract.Actor{ID: e.Actor, Name: x.Name, Role: e.Role},
		Summary: e.Summary(lang), Details: []string{}, Hash: hex.EncodeToString(x.Hash)}
	if e.Role == dossier.Assessor && d.Actor(reader).Relation != dossier.Programme {
		line.Actor = contract.Actor{Role: e.Role} // who assesses is the programme's to know
	}
	if !d.State.Reveals(e, d.Actor(reader)) {
		return line
	}
	line.Details = e.Details(lang)
	if e.Type == dossier.AssessorAssignedEvent && e.Seat != nil {
		line.Details = append(line.Details, bilingual.Words{"beoordelaar: ", "assessor: "}.In(lang)+c.names[e.Seat.Assessor])
	}
	if e.Replaces != "" {
		line.Details = append(line.Details, bilingual.Words{"in de plaats van ", "in the place of "}.In(lang)+c.names[e.Replaces])
	}
	if e.Reasons != nil {
		line.Details = append(line.Details, bilingual.Words{"redenen: ", "reasons: "}.In(lang)+c.texts[e.Reasons.ID])
	}
	for _, condition := range e.Conditions {
		line.Details = append(line.Details, bilingual.Words{"voorwaarde: ", "condition: "}.In(lang)+c.texts[condition.ID])
	}
	if e.Type == dossier.LinkStruckEvent {
		place, _ := application.Place(e.Place, lang)
		line.Details = append(line.Details, place)
	}
	for _, pointer := range e.Changed {
		place, _ := application.Place(pointer, lang)
		line.Details = append(line.Details, bilingual.Words{"gewijzigd: ", "changed: "}.In(lang)+place)
	}
	if e.Supplement != nil && e.Type == dossier.SupplementRequestedEvent {
		for _, asked := range e.Supplement.Asked {
			place, _ := application.Place(asked.Pointer, lang)
			line.Details = append(line.Details, place+": "+c.texts[asked.Text.ID])
		}
	}
	return line
}
