// SPDX-License-Identifier: EUPL-1.2

package bare

import (
	"context"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/jackc/pgx/v5"
)

const lang = "nl"

// row is what is read of a dossier.
type row struct {
	number, title, call, hub, company string
	supporting                        []string
	state                             dossier.State
}

const columns = `select number, title, call, hub, company, supporting, state from dossier`

func scan(r pgx.CollectableRow) (x row, err error) {
	err = r.Scan(&x.number, &x.title, &x.call, &x.hub, &x.company, &x.supporting, &x.state)
	return x, err
}

func (x row) actor(p access.Person) dossier.Actor { return p.Before(x.hub, x.supporting, x.company) }

// due is an instant that the clock keeps.
type due struct {
	At     time.Time `json:"at"`
	Rule   string    `json:"rule"`
	Then   string    `json:"then"`
	Label  string    `json:"label"`
	Reason string    `json:"reason"`
}

func dueOf(d *dossier.Due) *due {
	if d == nil {
		return nil
	}
	return &due{d.At, d.Rule.String(), d.Then(), d.Label(lang), d.Reason(lang)}
}

// page is a dossier as the manager sees it.
type page struct {
	Number      string          `json:"number"`
	Title       string          `json:"title"`
	Call        string          `json:"call"`
	Hub         string          `json:"hub"`
	Company     string          `json:"company_number"`
	State       dossier.Status  `json:"state"`
	Label       string          `json:"label"`
	Since       time.Time       `json:"since"`
	WaitingFor  []dossier.Party `json:"waiting_for"`
	Due         *due            `json:"due"`
	Allowed     []allowed       `json:"allowed,omitempty"`
	Missing     []any           `json:"missing"`
	Asked       *money.Euro     `json:"asked"`
	Granted     *money.Euro     `json:"granted"`
	Explanation string          `json:"explanation"`
	Objection   *due            `json:"objection"`
	Planned     []planned       `json:"planned,omitempty"`
	Next        []next          `json:"next,omitempty"`
	Paused      *time.Time      `json:"paused,omitempty"`
}

type allowed struct {
	Command dossier.Verb `json:"command"`
	Allowed bool         `json:"allowed"`
	Code    string       `json:"code,omitempty"`
	Reason  string       `json:"reason,omitempty"`
}

type next struct {
	Role     dossier.Role   `json:"role"`
	Commands []dossier.Verb `json:"commands"`
}

type planned struct {
	At        time.Time    `json:"at"`
	Kind      string       `json:"kind"`
	Then      string       `json:"then"`
	Label     string       `json:"label"`
	Reason    string       `json:"reason"`
	Effect    string       `json:"effect"`
	Postpones dossier.Role `json:"postpones,omitempty"`
}

func plannedOf(s dossier.State) []planned {
	all := []planned{}
	for _, d := range s.Planned() {
		p := planned{At: d.At, Kind: d.Kind, Then: d.Then(), Label: d.Label(lang), Reason: d.Reason(lang), Effect: d.Consequence(lang)}
		p.Postpones, _ = d.Postponable()
		all = append(all, p)
	}
	return all
}

// line is a dossier in a list.
func line(x row) page {
	s := x.state
	p := page{Number: x.number, Title: x.title, Call: x.call, Hub: x.hub, Company: x.company, State: s.Status, Label: s.Status.Label(lang),
		Since: s.Since, WaitingFor: append([]dossier.Party{}, s.Waits...), Due: dueOf(s.Term()), Missing: []any{}, Explanation: s.Explain(lang),
		Objection: dueOf(s.Objection)}
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
		offer := allowed{Command: o.Command, Allowed: o.Refusal == nil}
		if o.Refusal != nil {
			offer.Code, offer.Reason = o.Refusal.Code, o.Refusal.Sentence(lang)
		}
		p.Allowed = append(p.Allowed, offer)
	}
	may := dossier.Next(x.state, now)
	for _, role := range dossier.Roles {
		if len(may[role]) > 0 {
			p.Next = append(p.Next, next{role, may[role]})
		}
	}
	p.Planned = plannedOf(x.state)
	return p, nil
}

// pageSize is the product's.
const pageSize = 50

func (s *site) list(ctx context.Context, _ access.Person, r *http.Request) (any, error) {
	var answer struct {
		Dossiers []page  `json:"dossiers"`
		Total    int     `json:"total"`
		Next     *string `json:"next"`
	}
	if err := s.pool.QueryRow(ctx, `select count(*) from dossier where seq > 0`).Scan(&answer.Total); err != nil {
		return nil, err
	}
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
