// SPDX-License-Identifier: EUPL-1.2

package bare

import (
	"context"
	"encoding/base64"
	"net/http"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

const lang = "nl"

// row is what is read of a dossier.
type row struct {
	number, title, call, hub, company, applicant string
	supporting                                   []string
	state                                        dossier.State
}

const columns = `select number, title, call, hub, company, coalesce(applicant, ''), supporting, state from dossier`

func scan(r pgx.CollectableRow) (x row, err error) {
	err = r.Scan(&x.number, &x.title, &x.call, &x.hub, &x.company, &x.applicant, &x.supporting, &x.state)
	return x, err
}

func (x row) actor(p access.Person) dossier.Actor {
	return p.Before(x.number, x.hub, x.supporting, x.company)
}

func dueOf(d *dossier.Due) *contract.Due {
	if d == nil {
		return nil
	}
	return &contract.Due{At: d.At, Rule: d.Rule.String(), Then: d.Then(), Label: d.Label(lang), Reason: d.Reason(lang)}
}

func plannedOf(s dossier.State) []contract.Planned {
	all := []contract.Planned{}
	for _, d := range s.Planned() {
		p := contract.Planned{At: d.At, Kind: d.Kind, Then: d.Then(), Label: d.Label(lang), Reason: d.Reason(lang), Effect: d.Consequence(lang)}
		p.Postpones, _ = d.Postponable()
		all = append(all, p)
	}
	return all
}

// line is a dossier in a list.
func line(x row) contract.View {
	s := x.state
	p := contract.View{Number: x.number, Title: x.title, Call: x.call, Hub: x.hub, CompanyNumber: x.company, Company: x.applicant, State: s.Status, Label: s.Status.Label(lang),
		Since: s.Since, WaitingFor: append([]dossier.Party{}, s.Waits...), Due: dueOf(s.Term()), Missing: []contract.Missing{}, Explanation: s.Explain(lang),
		Objection: dueOf(s.Objection)}
	if most := s.Pressing(); most != nil && slices.Contains(s.Overdue, *most) {
		p.Overdue = dueOf(most)
	}
	if s.Rules.Assessors > 0 && (len(s.Panel) > 0 || s.Status == dossier.InAssessment) {
		p.Assessing = &contract.Assessing{Seats: s.Rules.Assessors, Asked: len(s.Seated()), Declared: len(s.Declared())}
		for _, seat := range s.Panel {
			if !seat.Left && seat.Scores != nil {
				p.Assessing.In++
			}
		}
	}
	if s.Paused != nil {
		p.Paused = &s.Paused.From
	}
	if s.Frozen != nil {
		asked := s.Frozen.Asked.Euro()
		p.Asked = &asked
	}
	if s.Status == dossier.Approved {
		granted := s.Granted.Euro()
		p.Granted = &granted
	}
	return p
}

func (s *site) show(ctx context.Context, who access.Person, r *http.Request) (any, error) {
	found, err := s.pool.Query(ctx, columns+` where number = $1`, r.PathValue("number"))
	if err != nil {
		return nil, err
	}
	x, err := pgx.CollectExactlyOneRow(found, scan)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	p := line(x)
	for _, o := range dossier.Offers(x.state, x.actor(who), now) {
		offer := contract.Allowed{Command: o.Command, Allowed: o.Refusal == nil}
		if o.Refusal != nil {
			offer.Code, offer.Reason = o.Refusal.Code, o.Refusal.Sentence(lang)
		}
		p.Allowed = append(p.Allowed, offer)
	}
	may := dossier.Next(x.state, now)
	for _, role := range dossier.Roles {
		if len(may[role]) > 0 {
			p.Next = append(p.Next, contract.RoleNext{Role: role, Commands: may[role]})
		}
	}
	p.Planned = plannedOf(x.state)
	return p, nil
}

// pageSize is the product's.
const pageSize = 50

func (s *site) list(ctx context.Context, _ access.Person, r *http.Request) (any, error) {
	var answer contract.DossierList
	if err := s.pool.QueryRow(ctx, `select count(*) from (select from dossier where seq > 0 limit $1) counted`,
		record.MostCounted+1).Scan(&answer.Total); err != nil {
		return nil, err
	}
	answer.MoreThan = answer.Total > record.MostCounted
	found, err := s.pool.Query(ctx, columns+` where seq > 0 order by number limit $1`, pageSize+1)
	if err != nil {
		return nil, err
	}
	all, err := pgx.CollectRows(found, scan)
	if err != nil {
		return nil, err
	}
	if len(all) > pageSize {
		all = all[:pageSize]
		next := base64.RawURLEncoding.EncodeToString([]byte(all[pageSize-1].number))
		answer.Next = &next
	}
	for _, x := range all {
		answer.Dossiers = append(answer.Dossiers, line(x))
	}
	return answer, nil
}
