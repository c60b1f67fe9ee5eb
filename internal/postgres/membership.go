// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// Giving is a membership that somebody is given.
type Giving struct {
	To   string // id of the person
	What access.Membership
	Lent string // id of the membership that it is lent from, or ""
	By   string // id of who gives it; "" is an operator

	id string
}

// What is done with what people may do, as the changes have it.
const (
	PersonAdded     = "person_added"
	MembershipGiven = "membership_given"
	MembershipLent  = "membership_lent"
	MembershipEnded = "membership_ended"
	PeopleJoined    = "people_joined"
	PeopleParted    = "people_parted"
	SignedInFirst   = "signed_in_first" // by a provider, which says since then who they are
	PersonUnbound   = "person_unbound"  // the provider says it no more
)

// Change is something that was done with what people may do.
type Change struct {
	ID                             int64
	At                             time.Time
	By, What, Person, Name         string
	Membership, Role, Hub, Company string
	Dossier, Reason, ByName        string
}

// AddPerson stores somebody with a first membership, who cannot come in yet: an invitation or a token lets them.
func (s *Store) AddPerson(ctx context.Context, p access.Person, g Giving) error {
	return s.transact(ctx, func(pg pgx.Tx) error { return addPerson(ctx, pg, p, g) })
}

// AddHolder is AddPerson with the hash of a token, as AddToken gives it: both or none.
func (s *Store) AddHolder(ctx context.Context, p access.Person, g Giving, hash string, besides ...access.Scope) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		if err := addPerson(ctx, pg, p, g); err != nil {
			return err
		}
		return addToken(ctx, pg, p.ID, hash, besides)
	})
}

// addPerson stores somebody with a first membership, which has their own id.
func addPerson(ctx context.Context, pg pgx.Tx, p access.Person, g Giving) error {
	w := &writing{}
	w.add(`insert into person (id, name, email, lang) values (?, ?, ?, coalesce(nullif(?, ''), 'nl'))`, p.ID, p.Name, p.Email, p.Lang)
	g.To, g.id = p.ID, p.ID
	change(w, PersonAdded, g.By, p.ID, "", g.What.Reason)
	give(w, g)
	return (&Tx{pg: pg}).send(ctx, w)
}

// Give gives somebody one more membership. access.ErrNoPerson when there is nobody of that id.
func (s *Store) Give(ctx context.Context, g Giving) (membership string, err error) {
	g.id = access.NewID("m_")
	err = s.transact(ctx, func(pg pgx.Tx) error {
		w := &writing{}
		give(w, g)
		err := (&Tx{pg: pg}).send(ctx, w)
		if state(err) == "23503" {
			return access.ErrNoPerson
		}
		return err
	})
	return g.id, err
}

func give(w *writing, g Giving) {
	m, what := g.What, MembershipGiven
	w.add(`insert into membership (id, person, role, hub, company, dossier, lent, since, until, given_by, reason, duty)
		values (?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), coalesce(?::timestamptz, clock()), ?::timestamptz, nullif(?, ''), ?, ?)`,
		g.id, g.To, m.Role, m.Hub, m.Company, m.Dossier, g.Lent, instant(m.Since), instant(m.Until), g.By, m.Reason, m.Duty)
	if g.Lent != "" {
		what = MembershipLent
	}
	change(w, what, g.By, g.To, g.id, m.Reason)
	if g.By != "" { // an operator hands over a link
		w.add(`insert into invitation_mail (person, by, membership, next_at) select ?, ?, ?, greatest(?::timestamptz, clock()) where not exists (select from passkey where person = ? and removed_at is null)
			and not exists (select from invitation_mail where person = ? and state = 'queued')`, g.To, g.By, g.id, instant(m.Since), g.To, g.To)
	}
}

// instant is null for the zero time.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// change notes what was done with what people may do.
func change(w *writing, what, by, person, membership, reason string) {
	w.add(`insert into change_of_people (what, by, person, membership, reason) values (?, nullif(?, ''), ?, nullif(?, ''), ?)`,
		what, by, person, membership, reason)
}

// End ends a membership, from now on. What was received under it before is still carried out; a place on a panel from which no sheet
// came falls free, as if the person gave it up: their dossiers are returned. access.ErrNoMembership when there is none that counts.
func (s *Store) End(ctx context.Context, membership, by, reason string) (freed []string, err error) {
	err = s.transact(ctx, func(pg pgx.Tx) error {
		p, err := unended(ctx, pg, membership)
		if err != nil {
			return err
		}
		freed, err = end(ctx, pg, p, by, reason)
		return err
	})
	return freed, err
}

func end(ctx context.Context, pg pgx.Tx, p access.Person, by, reason string) ([]string, error) {
	freed, err := vacate(ctx, pg, p)
	if err != nil {
		return nil, err
	}
	w := &writing{}
	w.add(`update membership set until = greatest(clock(), since) where id = ?`, p.Acts())
	uninvite(w, p.Acts())
	change(w, MembershipEnded, by, p.ID, p.Acts(), reason)
	if err := (&Tx{pg: pg}).send(ctx, w); err != nil {
		return nil, fmt.Errorf("membership: %w", err)
	}
	return freed, nil
}

// uninvite keeps a message from leaving that invites somebody to what they hold no more; what else they hold, they are invited to.
func uninvite(w *writing, membership string) {
	w.add(`insert into invitation_mail (person, by, membership, next_at) select l.person, l.by, other.membership, greatest(other.since, clock()) from invitation_mail l
		join lateral (select membership, since from acting where id = l.person and membership <> l.membership and (until is null or until > clock()) order by since, membership limit 1) other on true
		where l.membership = ? and l.state = 'queued'`, membership)
	w.add(`update invitation_mail set state = 'failed', error = 'ended' where membership = ? and state = 'queued'`, membership)
}

// Changes are what was done with what people may do, newest first, before one of them; 0 is from the newest on.
func (s *Store) Changes(ctx context.Context, before int64, limit int) ([]Change, error) {
	return shapes[Change](ctx, s.pool, `select c.id, c.at, coalesce(c.by, '') as by, coalesce(b.name, '') as by_name, c.what, coalesce(c.person, '') as person, coalesce(p.name, '') as name,
		coalesce(c.membership, '') as membership, coalesce(m.role, '') as role, coalesce(m.hub, '') as hub, coalesce(m.company, '') as company, coalesce(m.dossier, '') as dossier, c.reason from change_of_people c left join person b on b.id = c.by left join person p on p.id = c.person
		left join membership m on m.id = c.membership where $1 = 0 or c.id < $1 order by c.id desc limit $2`, before, limit)
}

// Membership is one that counts now or will, and whoever acts under it. access.ErrNoMembership when there is none.
func (s *Store) Membership(ctx context.Context, id string) (access.Person, error) {
	return unended(ctx, s.pool, id)
}

func unended(ctx context.Context, q querier, id string) (access.Person, error) {
	p, err := scanPerson(q.QueryRow(ctx, selectPerson+` where p.membership = $1 and (p.until is null or p.until > clock())`, id))
	if errors.Is(err, record.ErrNoKey) {
		err = access.ErrNoMembership
	}
	return p, err
}

// Holds says whether somebody holds a membership as it is now, lent or not.
func (s *Store) Holds(ctx context.Context, person string, m access.Membership) (held bool, err error) {
	err = s.pool.QueryRow(ctx, `select exists (select from acting where id = $1 and role = $2 and hub = $3 and company = $4 and dossier = $5 and duty = $6
		and (until is null or until > clock()))`, person, m.Role, m.Hub, m.Company, m.Dossier, m.Duty).Scan(&held)
	return held, err
}

// Mailbox finds the person of a mailbox; "" where there is nobody, or more than one.
func (s *Store) Mailbox(ctx context.Context, mailbox string) (person string, err error) {
	err = s.pool.QueryRow(ctx, `select coalesce(case when count(*) = 1 then min(id) end, '') from person where email <> '' and lower(email) = lower($1)`, mailbox).Scan(&person)
	return person, err
}

// letIn says of a membership l that opens the dossier d alone: staff of the lead hub gave it, and no contact of the company.
const letIn = `l.dossier = d.number and exists (select from membership g where g.person = l.given_by and g.role = 'hub_staff' and g.hub = d.hub)
	and not exists (select from membership g where g.person = l.given_by and g.company = l.company)`

// Case is what giving somebody a dossier asks of it. record.ErrNoDossier when there is none.
func (s *Store) Case(ctx context.Context, number string) (c access.Case, err error) {
	err = s.pool.QueryRow(ctx, `select d.number, d.hub, d.company, (select count(*) from acting where active and role = 'company' and company = d.company and dossier in ('', d.number)),
		array(select l.id from membership l where l.company = d.company and `+letIn+`)
		from dossier d where d.number = $1`, number).Scan(&c.Number, &c.Hub, &c.Company, &c.Contacts, &c.Let)
	if errors.Is(err, pgx.ErrNoRows) {
		err = record.ErrNoDossier
	}
	return c, err
}

// Confirm puts a membership that opens all dossiers of its company in the place of one that opens a single one.
func (s *Store) Confirm(ctx context.Context, p access.Person, by, reason string) (membership string, err error) {
	g := Giving{To: p.ID, What: p.First(), By: by, id: access.NewID("m_")}
	g.What.Dossier, g.What.Reason = "", reason
	return g.id, s.transact(ctx, func(pg pgx.Tx) error {
		if _, err := end(ctx, pg, p, by, reason); err != nil {
			return err
		}
		w := &writing{}
		give(w, g)
		return (&Tx{pg: pg}).send(ctx, w)
	})
}
