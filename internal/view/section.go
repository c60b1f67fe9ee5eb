// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Section is a part of the content as somebody fills it in or reads it, with all that it is held against.
type Section struct {
	Number, Title string
	State         string // in words
	Content       application.Content
	Saved         contract.Saved // the version that is shown
	Edits         bool           // the reader may change it now
	// in a supplement: whether the place was asked for, or is wrong now; nil when all may be changed
	Asked     func(pointer string) bool
	Questions []contract.Question      // of a supplement that runs
	Missing   []contract.Missing       // of the whole content, for who may change it
	Hubs      map[string]string        // names by code
	Need      application.Requirements // of the call
	Aid       []contract.AidAccount    // for who may know
	Earlier   *Earlier                 // nil: none
}

// Earlier is what the newest other dossier of the same company says, of those that the reader may open.
type Earlier struct {
	Number  string
	Made    time.Time
	Content application.Content
}

// Ready is how many sections have nothing that keeps them from review.
func (x Section) Ready() (n int) {
	for _, section := range application.Sections() {
		if !slices.ContainsFunc(x.Missing, func(m contract.Missing) bool {
			return m.Severity == fault.Error && application.SectionOf(m.Pointer) == section.Name
		}) {
			n++
		}
	}
	return n
}

// Section is the content with what the page of one of its sections, by name, shows; what the company said before only where it is asked.
func (s Sight) Section(ctx context.Context, number, name string, earlier bool) (x Section, err error) {
	d, err := s.Read(ctx, number)
	if err != nil {
		return x, err
	}
	x.Number, x.Title, x.State, x.Edits = d.Number, d.Title, d.State.Status.Label(s.lang), d.Edits(s.reader(d), d.Read)
	var asked map[string]string
	if x.Content, x.Saved, asked, err = s.store.ContentSaved(ctx, d, d.Shown(s.reader(d), d.Read)); err != nil {
		return x, err
	}
	if !x.Edits {
		x.Hubs, err = s.store.HubNames(ctx)
		return x, err
	}
	var compared basis
	if d.State.Status == dossier.AwaitingSupplement {
		submitted, err := s.submitted(ctx, d)
		if err != nil {
			return x, err
		}
		compared.submitted = &submitted
	}
	seen, err := s.look(ctx, d, x.Content, compared, name == "hubs")
	if err != nil {
		return x, err
	}
	x.Missing, x.Hubs, x.Need = worded(seen.faults(x.Content), s.lang), seen.Hubs, seen.Rules.Requirements(d.Read)
	if x.Need.Aid = seen.Aid; Only(s.into(d), access.ReadAid) == nil {
		x.Aid = stated{content: x.Content, need: x.Need, accounts: x.Content.Accounts(x.Need)}.summaries()
	}
	if compared.submitted != nil {
		x.Asked = x.asked(d.State.Supplement.Asks)
		x.Questions = s.questions(d, x.Content, compared, asked)
	} else if earlier {
		x.Earlier, err = s.earlier(ctx, seen.others)
	}
	return x, err
}

// asked says whether a place may be changed in a supplement: it was asked for, or what was asked makes it wrong.
func (x Section) asked(asks func(string) bool) func(string) bool {
	return func(pointer string) bool {
		return asks(pointer) || slices.ContainsFunc(x.Missing, func(m contract.Missing) bool {
			return m.Severity == fault.Error && (m.Pointer == pointer || len(pointer) > len(m.Pointer) &&
				pointer[:len(m.Pointer)+1] == m.Pointer+"/")
		})
	}
}

func (s Sight) earlier(ctx context.Context, others []record.Dossier) (*Earlier, error) {
	var newest *record.Dossier
	for i, o := range others {
		if o.State.Reads(s.actor(o)) && (newest == nil || o.Created.After(newest.Created)) {
			newest = &others[i]
		}
	}
	if newest == nil {
		return nil, nil
	}
	shown := *newest
	shown.Content = newest.Shown(s.reader(*newest), newest.Read)
	c, err := s.store.Content(ctx, shown)
	return &Earlier{Number: newest.Number, Made: newest.Created, Content: c}, err
}

// Version is a version of the content, for who may change it; ErrStale where there is none.
func (s Sight) Version(ctx context.Context, number string, version int) (application.Content, error) {
	d, err := s.Read(ctx, number)
	if err == nil && (version < 1 || version > d.Content || !d.Edits(s.reader(d), d.Read)) {
		err = record.ErrStale
	}
	if err != nil {
		return application.Content{}, err
	}
	d.Content = version
	return s.store.Content(ctx, d)
}
