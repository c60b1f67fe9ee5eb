// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// CheckResult is one thing that Verify looked at. Detail is for people who know the process and not the program, such as an auditor.
type CheckResult struct {
	Name      string
	OK        bool
	Unchecked bool // it could not be looked at, so that OK says nothing
	Detail    bilingual.Words
}

// evidence is the record of a dossier, to be looked at.
type evidence struct{ record.Record }

// Run tells what the engine's run of a dossier knows: the last event that it folded. Found is false where there is no run.
type Run func(ctx context.Context, number string) (seq int64, found bool, err error)

// Verify looks whether everything that is kept about a dossier agrees.
func (l *Ledger) Verify(ctx context.Context, number string, run Run) ([]CheckResult, error) {
	kept, err := l.Store.Record(ctx, number)
	if err != nil {
		return nil, err
	}
	r := evidence{kept}
	checks := []CheckResult{r.chain(), r.folded(), r.rules(), r.documents(), r.outcomes(), r.accounts(), r.people(), r.hubs()}
	if run != nil {
		checks = append(checks, r.inRun(ctx, run))
	}
	return checks, nil
}

func verdict(name string, fault, fine bilingual.Words) CheckResult {
	if fault != (bilingual.Words{}) {
		return CheckResult{Name: name, Detail: fault}
	}
	return CheckResult{Name: name, OK: true, Detail: fine}
}

// chain recomputes every hash.
func (r evidence) chain() CheckResult {
	var prev []byte
	for i, e := range r.Events {
		if e.Event.Seq != int64(i+1) {
			return verdict("chain", bilingual.Said("Gebeurtenis %d staat op plaats %d van de tijdlijn: er is er een verdwenen of tussengevoegd.",
				"Event %d stands in place %d of the timeline: one is gone or was put in between.", e.Event.Seq, i+1), bilingual.Words{})
		}
		if !bytes.Equal(e.PrevHash, prev) || !bytes.Equal(e.Hash, record.HashOf(prev, r.Dossier.Number, e.Recorded, e.Body)) {
			return verdict("chain", bilingual.Said("Gebeurtenis %d is gewijzigd nadat ze opgetekend was: haar controlegetal (hash) klopt niet meer.",
				"Event %d was changed after it was recorded: its checksum (hash) no longer fits.", e.Event.Seq), bilingual.Words{})
		}
		prev = e.Hash
	}
	return verdict("chain", bilingual.Words{},
		bilingual.Said("Gebeurtenissen in de tijdlijn: %d. Geen enkele is gewijzigd en tussenin ontbreekt er geen; elk controlegetal (hash) klopt.",
			"Events on the timeline: %d. None was changed and none is missing in between; every checksum (hash) fits.", len(r.Events)))
}

// folded compares the fold of the ledger with the read model.
func (r evidence) folded() CheckResult {
	events := make([]dossier.Event, len(r.Events))
	for i, e := range r.Events {
		events[i] = e.Event
	}
	same, err := dossier.FoldAll(events).Same(r.Dossier.State)
	if err != nil {
		return verdict("state", uncounted, bilingual.Words{})
	}
	if !same {
		return verdict("state", bilingual.Said("Wat schermen over het dossier tonen, is niet wat uit de tijdlijn volgt.",
			"What screens show of the dossier is not what follows from the timeline."), bilingual.Words{})
	}
	status := r.Dossier.State.Status
	return verdict("state", bilingual.Words{},
		bilingual.Words{"Wat schermen over het dossier tonen, volgt uit de tijdlijn. Stand: " + status.Label("nl") + ".",
			"What screens show of the dossier follows from the timeline. State: " + status.Label("en") + "."})
}

var uncounted = bilingual.Said("De stand is niet uit de tijdlijn na te rekenen.", "The state cannot be worked out from the timeline.")

// rules compares the versions of the call that the events name with those that are kept.
func (r evidence) rules() CheckResult {
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
			return verdict("rules", bilingual.Said("Versie %d van de oproep, die gebeurtenis %d noemt, ontbreekt of is gewijzigd.",
				"Version %d of the call, which event %d names, is missing or was changed.", version, e.Event.Seq), bilingual.Words{})
		}
	}
	return verdict("rules", bilingual.Words{},
		bilingual.Said("Versies van de oproep die de tijdlijn noemt: %d. Elke is nog zoals ze toen gold.",
			"Versions of the call that the timeline names: %d. Each is still as it was then.", named))
}

// documents compares the bytes in the store with the hashes in the events.
func (r evidence) documents() CheckResult {
	stored := map[string]record.Stored{}
	for _, d := range r.Documents {
		if d.SHA256 != d.Actual {
			return verdict("documents", bilingual.Said("Document %s is gewijzigd nadat het gemaakt was.",
				"Document %s was changed after it was made.", d.ID), bilingual.Words{})
		}
		stored[d.ID] = d
	}
	named := 0
	for _, e := range r.Events {
		if f := e.Event.Frozen; f != nil {
			if r.Snapshots[f.Hash] != f.Hash {
				return verdict("documents", bilingual.Said("De aanvraag zoals gebeurtenis %d ze vastlegde, ontbreekt of is gewijzigd.",
					"The application as event %d froze it is missing or was changed.", e.Event.Seq), bilingual.Words{})
			}
			for _, a := range f.Attachments {
				if !r.Attached[a.SHA256] {
					return verdict("documents", bilingual.Said("De bijlage (%[2]s) zoals gebeurtenis %[1]d ze vastlegde, ontbreekt of is gewijzigd.",
						"The attachment (%[3]s) as event %[1]d froze it is missing or was changed.",
						e.Event.Seq, application.AttachmentLabel(a.Kind, "nl"), application.AttachmentLabel(a.Kind, "en")),
						bilingual.Words{})
				}
			}
		}
		if d := e.Event.Document; d != nil {
			named++
			if stored[d.ID].SHA256 != d.SHA256 {
				return verdict("documents", bilingual.Said("Het document van gebeurtenis %d ontbreekt of is een ander.",
					"The document of event %d is missing or another one.", e.Event.Seq), bilingual.Words{})
			}
		}
	}
	if named != len(r.Documents) {
		return verdict("documents", bilingual.Said("Er is een document bewaard dat bij geen enkele gebeurtenis hoort.",
			"A document is stored that belongs to no event."), bilingual.Words{})
	}
	return verdict("documents", bilingual.Words{},
		bilingual.Said("Documenten: %d. Elk document, en elke aanvraag en bijlage die vastgelegd werd, is nog wat het toen was.",
			"Documents: %d. Every document, and every application and attachment that was frozen, is still what it was then.", named))
}

// outcomes checks that each key led to what its outcome says, once.
func (r evidence) outcomes() CheckResult {
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
			if open++; r.late(row) {
				return verdict("outcomes", bilingual.Said("Een ontvangen opdracht wacht al langer dan een minuut op uitvoering. Ze is niet verloren; vraag de beheerder na te gaan of alles draait.",
					"A command has waited for more than a minute to be carried out. It is not lost; ask the operator to see whether everything runs."), bilingual.Words{})
			}
			if len(got) > 0 {
				return verdict("outcomes", bilingual.Said("Gebeurtenis %d hoort bij een opdracht waarvan geen afloop bewaard is.",
					"Event %d belongs to a command whose outcome is not on record.", got[0]), bilingual.Words{})
			}
			continue
		}
		if fmt.Sprint(got) != fmt.Sprint(row.Outcome.Seqs) {
			return verdict("outcomes", bilingual.Said("De bewaarde afloop van een opdracht noemt andere gebeurtenissen (%s) dan de tijdlijn (%s).",
				"The outcome on record of a command names other events (%s) than the timeline (%s).", listed(row.Outcome.Seqs), listed(got)), bilingual.Words{})
		}
	}
	for _, seqs := range byKey {
		return verdict("outcomes", bilingual.Said("Gebeurtenis %d komt van een opdracht die niet bewaard is.",
			"Event %d comes from a command that is not on record.", seqs[0]), bilingual.Words{})
	}
	return verdict("outcomes", bilingual.Words{},
		bilingual.Said("Ontvangen opdrachten: %d. Elk heeft hoogstens één afloop, en de tijdlijn zegt hetzelfde; nog uit te voeren: %d.",
			"Commands received: %d. Each has at most one outcome, and the timeline says the same; still to be carried out: %d.", len(r.Rows), open))
}

// late says whether a row should have come to its run long ago.
func (r evidence) late(row record.Row) bool {
	return !row.Delivered && !row.Received.IsZero() && r.Dossier.Read.Sub(row.Received) > time.Minute
}

// listed writes the numbers of events for people.
func listed(seqs []int64) string {
	if len(seqs) == 0 {
		return "–"
	}
	return strings.Trim(fmt.Sprint(seqs), "[]")
}

// inRun compares what the run knows with the ledger. While a row is undelivered the run may be behind: it is catching up.
func (r evidence) inRun(ctx context.Context, run Run) CheckResult {
	last := r.Dossier.State.Seq
	seq, found, err := run(ctx, r.Dossier.Number)
	switch {
	case err != nil:
		return CheckResult{Name: "engine", OK: true, Unchecked: true,
			Detail: bilingual.Said("Niet nagegaan: wat de termijnen bewaakt (Temporal), antwoordt niet. Wat bewaard is, hangt er niet van af.",
				"Not checked: what guards the terms (Temporal) does not answer. The record does not depend on it.")}
	case !found && r.Dossier.State.Status.Final():
		return verdict("engine", bilingual.Words{}, bilingual.Said("Het dossier is afgehandeld: er is niets meer te bewaken.",
			"The dossier is closed: nothing is left to guard."))
	case found && seq == last:
		return verdict("engine", bilingual.Words{}, bilingual.Said("Wat de termijnen bewaakt (Temporal), is bij tot de laatste gebeurtenis (%d).",
			"What guards the terms (Temporal) is up to date with the last event (%d).", seq))
	}
	for _, row := range r.Rows {
		if r.late(row) {
			return verdict("engine", bilingual.Said("Een ontvangen opdracht is al langer dan een minuut onderweg naar wat de termijnen bewaakt (Temporal). Er is niets verloren; vraag de beheerder na te gaan of het draait.",
				"A command has been on its way to what guards the terms (Temporal) for more than a minute. Nothing is lost; ask the operator to see whether it runs."), bilingual.Words{})
		}
		if !row.Delivered {
			return verdict("engine", bilingual.Words{},
				bilingual.Said("Wordt bijgewerkt: een ontvangen opdracht is nog onderweg naar wat de termijnen bewaakt (Temporal).",
					"Catching up: a command is still on its way to what guards the terms (Temporal)."))
		}
	}
	if !found {
		return verdict("engine", bilingual.Words{},
			bilingual.Said("Wordt bijgewerkt: wat de termijnen bewaakt (Temporal), start zo voor dit dossier.",
				"Catching up: what guards the terms (Temporal) is about to start for this dossier."))
	}
	return verdict("engine", bilingual.Said("Wat de termijnen bewaakt (Temporal), kent gebeurtenis %d als laatste; de tijdlijn gaat tot %d.",
		"What guards the terms (Temporal) knows event %d as the last; the timeline goes up to %d.", seq, last), bilingual.Words{})
}
