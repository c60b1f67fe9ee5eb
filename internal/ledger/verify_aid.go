// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// accounts works out anew what the accounts of aid say of the dossier, from the events and what they froze.
func (r evidence) accounts() CheckResult {
	var s dossier.State
	var want record.AidChange
	for _, e := range r.Events {
		if s = dossier.Fold(s, e.Event); s.Frozen == nil || !record.ConcernsAid(e.Event.Type) {
			continue
		}
		change := record.AidOf(s, e.Event, r.Contents[s.Frozen.Hash])
		for i := range want.Awards {
			if a := &want.Awards[i]; change.Decided {
				a.Register = ""
			} else if change.Registered && a.Register != "" {
				a.Register = record.RegisterDone
			}
		}
		for i := range change.Awards {
			if r.Dossier.Example {
				change.Awards[i].Register = ""
			}
		}
		want.Awards = append(want.Awards, change.Awards...)
		if change.Decided {
			want.Awards = append(want.Awards, gone(want.Awards, e.Event)...)
		}
		if change.Declared {
			want.Lists = change.Lists
		}
		want.Struck = append(want.Struck, change.Struck...)
	}
	if fmt.Sprint(lines(want)) != fmt.Sprint(lines(r.Aid)) {
		return verdict("aid", bilingual.Said("De rekeningen van de-minimissteun zeggen iets anders dan wat uit de tijdlijn volgt.",
			"The accounts of de-minimis aid say something else than what follows from the timeline."), bilingual.Words{})
	}
	return verdict("aid", bilingual.Words{},
		bilingual.Said("De rekeningen van de-minimissteun volgen uit de tijdlijn en uit wat verklaard is.",
			"The accounts of de-minimis aid follow from the timeline and from what was declared."))
}

// gone are the companies that had something before a decision and have nothing any more.
func gone(awards []record.Awarded, e dossier.Event) (all []record.Awarded) {
	for _, a := range awards {
		still := slices.ContainsFunc(append(slices.Clone(awards), all...),
			func(b record.Awarded) bool { return b.Seq == e.Seq && b.Company == a.Company })
		if a.Seq < e.Seq && !still {
			a.Seq, a.Part, a.Whole, a.Regulation, a.At, a.Register = e.Seq, 0, 0, aid.None, e.At, ""
			all = append(all, a)
		}
	}
	return all
}

// lines writes what accounts say, one line each, in an order of its own.
func lines(c record.AidChange) []string {
	var lines []string
	for _, a := range c.Awards {
		lines = append(lines, fmt.Sprintln("award", a.Seq, a.Company, a.Part, a.Whole, a.Regulation, a.Outside, a.At.UTC(), a.Register))
	}
	for _, l := range c.Lists {
		entries, err := json.Marshal(l.Entries)
		if err != nil || len(l.Entries) == 0 {
			entries = nil
		}
		lines = append(lines, fmt.Sprintln("list", l.Company, l.At.UTC(), l.Linked, string(entries)))
	}
	for _, s := range c.Struck {
		lines = append(lines, fmt.Sprintln("struck", s.Company, s.Linked, s.At.UTC()))
	}
	slices.Sort(lines)
	return lines
}
