// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"encoding/hex"

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
		p := contract.Planned{At: d.At, Kind: d.Kind, Then: d.Then(), Label: d.Label(lang), Reason: d.Reason(lang),
			Effect: d.Consequence(lang)}
		p.Postpones, _ = d.Postponable()
		all = append(all, p)
	}
	return all
}

// Timeline is what happened to a dossier, and what the clock will do.
func (s Sight) Timeline(ctx context.Context, number string) (t contract.Timeline, err error) {
	h, err := s.Happened(ctx, number, 0)
	if err != nil {
		return t, err
	}
	return contract.Timeline{Planned: planned(h.Dossier.State, s.lang), Events: s.Told(h)}, nil
}

// Happened is what the events after a number came to, of a dossier that somebody may look into; of any other it says that it is not there,
// with ErrNoDossier.
func (s Sight) Happened(ctx context.Context, number string, after int64) (record.Happened, error) {
	h, err := s.from.History(ctx, number, after)
	if err == nil && !h.Dossier.State.Reads(s.actor(h.Dossier)) {
		return record.Happened{}, record.ErrNoDossier
	}
	return h, err
}

// Told are events in words, as the reader may know them.
func (s Sight) Told(h record.Happened) []contract.Entry {
	entries := make([]contract.Entry, 0, len(h.Entries))
	for _, x := range h.Entries {
		if untold(x, h.Dossier, s.reader(h.Dossier)) {
			continue
		}
		line := entry(x, h, s.reader(h.Dossier), s.lang)
		line.Told = toldTo(h.Told[line.Seq], s.actor(h.Dossier))
		entries = append(entries, line)
	}
	return entries
}

// untold says whether an event is not told at all: what the programme tried and was refused is its own.
func untold(x record.Entry, d record.Dossier, reader access.Person) bool {
	return x.Event.Type == dossier.CommandRefusedEvent && !d.State.Reveals(x.Event, d.Actor(reader))
}

// entry is an event in words; what the reader may not know yet of an assessment is left out.
func entry(x record.Entry, h record.Happened, reader access.Person, lang string) contract.Entry {
	e, d := x.Event, h.Dossier
	line := contract.Entry{Seq: e.Seq, At: e.At, RecordedAt: x.Recorded.Recorded, Type: e.Type,
		Actor:   contract.Actor{ID: e.Actor, Name: x.Name, Role: e.Role, For: h.Names[e.For]},
		Summary: e.Summary(lang), Details: []string{}, Hash: hex.EncodeToString(x.Hash)}
	if e.Role == dossier.Assessor && d.Actor(reader).Relation != dossier.Programme {
		line.Actor = contract.Actor{Role: e.Role} // who assesses is the programme's to know
	}
	if !d.State.Reveals(e, d.Actor(reader)) {
		return line
	}
	line.Details = e.Details(lang)
	if e.Type == dossier.AssessorAssignedEvent && e.Seat != nil {
		line.Details = append(line.Details, bilingual.Words{"beoordelaar: ", "assessor: "}.In(lang)+h.Names[e.Seat.Assessor])
	}
	if e.Replaces != "" {
		line.Details = append(line.Details, bilingual.Words{"in de plaats van ", "in the place of "}.In(lang)+h.Names[e.Replaces])
	}
	if e.Reasons != nil {
		line.Details = append(line.Details, bilingual.Words{"redenen: ", "reasons: "}.In(lang)+h.Texts[e.Reasons.ID])
	}
	for _, condition := range e.Conditions {
		line.Details = append(line.Details, bilingual.Words{"voorwaarde: ", "condition: "}.In(lang)+h.Texts[condition.ID])
	}
	if e.Type == dossier.LinkStruckEvent {
		place, _ := application.Place(e.Place, lang)
		line.Details = append(line.Details, place)
	}
	if e.Hub != "" {
		line.Details = append(line.Details, "hub: "+e.Hub)
	}
	for _, pointer := range e.Changed {
		place, _ := application.Place(pointer, lang)
		line.Details = append(line.Details, bilingual.Words{"gewijzigd: ", "changed: "}.In(lang)+place)
	}
	if e.Supplement != nil && e.Type == dossier.SupplementRequestedEvent {
		for _, asked := range e.Supplement.Asked {
			place, _ := application.Place(asked.Pointer, lang)
			line.Details = append(line.Details, place+": "+h.Texts[asked.Text.ID])
		}
	}
	return line
}
