// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// Page is all that the page of a dossier shows somebody, as it stood at one moment. Who may not look into it has the View alone.
type Page struct {
	*contract.View
	Reader     access.Person    // the membership as which they read it
	Relation   dossier.Relation // of the reader to it
	Open       bool             // they may look into it
	Edits      bool             // they may change content and attachments now
	Timeline   contract.Timeline
	Documents  contract.DocumentList
	Content    application.Content // as they have it
	Filled     map[string]bool     // sections in which more stands than at the start
	Rules      dossier.Rules
	CallName   string
	Required   []string          // kinds of attachments that the call requires
	Hubs       map[string]string // names by code
	Supporting []string          // codes of the hubs that support it
	Extendable []string          // kinds of term that they may extend now
}

// Page reads the page of a dossier: the file in one statement, and what is known of its call and of aid besides.
func (s Sight) Page(ctx context.Context, number string) (*Page, error) {
	file, err := s.store.File(ctx, number)
	if err != nil {
		return nil, err
	}
	s.from = file
	return s.page(ctx, number)
}

func (s Sight) page(ctx context.Context, number string) (*Page, error) {
	d, err := s.Know(ctx, number)
	if err != nil {
		return nil, err
	}
	reader := s.reader(d)
	p := &Page{Reader: reader, Relation: d.Actor(reader).Relation, Open: d.State.Reads(d.Actor(reader)), Rules: d.State.Rules}
	if p.View, err = s.Dossier(ctx, number); err != nil || !p.Open {
		return p, err
	}
	p.Edits, p.Supporting, p.Extendable = d.Edits(reader, d.Read), d.Supporting, d.State.Extendable(reader.Role)
	if err := s.fill(ctx, p, d); err != nil {
		return nil, err
	}
	rules, err := s.store.CallOf(ctx, d)
	p.CallName, p.Required = rules.Name, rules.RequiredAttachments
	return p, err
}

// fill adds what is in the file.
func (s Sight) fill(ctx context.Context, p *Page, d record.Dossier) (err error) {
	var wrong [3]error
	p.Timeline, wrong[0] = s.Timeline(ctx, d.Number)
	p.Documents, wrong[1] = s.Documents(ctx, d.Number)
	p.Content, _, wrong[2] = s.Content(ctx, d.Number)
	if errors.Is(wrong[2], record.ErrTampered) {
		wrong[2] = nil // the rest of the page says what stands; who reads the content is told
	}
	p.Hubs, err = s.from.HubNames(ctx)
	for _, w := range p.WaitingFor { // people know a hub by its name
		if name := p.Hubs[w.Hub]; name != "" {
			p.Explanation = strings.ReplaceAll(p.Explanation, "("+w.Hub+")", "("+name+")")
		}
	}
	p.Filled = filled(p.Content, application.Empty(application.Identity{CompanyNumber: d.Company, Hub: d.Hub, Title: d.Title}))
	return errors.Join(err, wrong[0], wrong[1], wrong[2])
}

// filled are the sections in which two contents differ.
func filled(c, start application.Content) map[string]bool {
	var now, then map[string]any
	if json.Unmarshal(c.JSON(), &now) != nil || json.Unmarshal(start.JSON(), &then) != nil {
		return nil // it is JSON that was just made
	}
	differ := map[string]bool{}
	for name := range now {
		differ[name] = !reflect.DeepEqual(now[name], then[name])
	}
	return differ
}
