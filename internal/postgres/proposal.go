// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/jackc/pgx/v5"
)

// Proposal is a change of an organisation that somebody asked for who may not make it, and what became of it.
type Proposal struct {
	ID           int64
	Organisation string // code
	Changes      []registry.Change
	Reason       string
	By           Hand
	At           time.Time
	Accepted     *bool // nil while it is open, and then all below is zero
	Decider      Hand
	Decided      time.Time
	Remark       string
}

// Propose keeps a proposal, which locks nothing, and gives its id.
func (s *Store) Propose(ctx context.Context, code string, changes []registry.Change, reason string,
	by access.Person) (id int64, err error) {
	err = s.transact(ctx, func(pg pgx.Tx) error {
		return pg.QueryRow(ctx, `insert into organisation_proposal (organisation, changes, reason, by, under) values ($1, $2, $3, $4, $5) returning id`,
			code, changes, reason, by.ID, by.Acts()).Scan(&id)
	})
	if err != nil {
		return 0, fmt.Errorf("proposal: %w", err)
	}
	return id, nil
}

// Proposed says which proposals are looked for: those of a person, and those about what some hubs entered, or all. An id or a code of
// an organisation narrows it; without either, only what is open is found.
type Proposed struct {
	ID           int64
	Organisation string
	By           string   // id of a person
	Hubs         []string // "" for the programme
	All          bool
}

// mostProposals is how many are found at once, the newest.
const mostProposals = 200

var selectProposal = `select p.id, p.organisation, p.changes, p.reason, p.at, p.accepted, coalesce(p.decided_at, p.at), p.remark, ` + fmt.Sprintf(handColumns, "a") + `, ` +
	fmt.Sprintf(handColumns, "d") + ` from organisation_proposal p join organisation o on o.code = p.organisation
	join acting a on a.membership = p.under left join acting d on d.membership = p.decided_under`

func scanProposal(r pgx.Row) (p Proposal, err error) {
	err = r.Scan(append(append([]any{&p.ID, &p.Organisation, &p.Changes, &p.Reason, &p.At, &p.Accepted, &p.Decided, &p.Remark},
		handInto(&p.By)...), handInto(&p.Decider)...)...)
	if p.Accepted == nil {
		p.Decided = time.Time{}
	}
	return p, err
}

// Proposals are the newest of those that are looked for, newest first: at most 200.
func (s *Store) Proposals(ctx context.Context, of Proposed) ([]Proposal, error) {
	found, err := rows(ctx, s.pool, scanProposal, selectProposal+` where ($1 = 0 or p.id = $1) and ($2 = '' or p.organisation = $2) and ($1 <> 0 or $2 <> '' or p.accepted is null)
		and (p.by = $3 or $5 or coalesce(o.hub, '') = any($4)) order by p.id desc limit $6`, of.ID, of.Organisation, of.By, of.Hubs, of.All, mostProposals)
	if err != nil {
		return nil, fmt.Errorf("proposals: %w", err)
	}
	return found, nil
}

// Decide accepts or rejects a proposal, once, by another human than made it; to accept it makes the change. Who may decide is not known
// here. ErrNoProposal, ErrOwnProposal, ErrDecided, ErrNumberTaken, or ErrChangedSince where a field is no longer what it was; nothing is
// stored then.
func (s *Store) Decide(ctx context.Context, code string, id int64, by access.Person, accepted bool, remark string) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		var before registry.Organisation
		if accepted { // first, as every change does
			var err error
			if before, err = lockOrganisation(ctx, pg, code); err != nil {
				return err
			}
		}
		changes, err := open(ctx, pg, code, id, by)
		if err != nil {
			return err
		}
		if accepted {
			after, err := before.Changed(changes)
			if err != nil {
				return err
			}
			if err := putOrganisation(ctx, pg, after, by, id); err != nil {
				return err
			}
		}
		if _, err := pg.Exec(ctx, `update organisation_proposal set accepted = $2, decided_by = $3, decided_under = $4, decided_at = clock(), remark = $5 where id = $1`,
			id, accepted, by.ID, by.Acts(), remark); err != nil {
			return fmt.Errorf("proposal: decide: %w", err)
		}
		return nil
	})
}

// open locks a proposal on which somebody can decide.
func open(ctx context.Context, pg pgx.Tx, code string, id int64, by access.Person) (changes []registry.Change, err error) {
	var own, decided bool
	err = pg.QueryRow(ctx, `select p.changes, p.accepted is not null, (select a.same || a.id && $3 from acting a where a.membership = p.under)
		from organisation_proposal p where p.id = $1 and p.organisation = $2 for no key update of p`, id, code, append([]string{by.ID}, by.Same...)).Scan(&changes, &decided, &own)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, registry.ErrNoProposal
	case err != nil:
		return nil, fmt.Errorf("proposal: lock: %w", err)
	case own:
		return nil, registry.ErrOwnProposal
	case decided:
		return nil, registry.ErrDecided
	}
	return changes, nil
}
