// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"context"
	"fmt"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jackc/pgx/v5"
)

// ownJudgements asks who judged a dossier that they had a hand in before. It asks what was saved, recorded and frozen, and who has one
// mailbox or was joined: nothing of what commands are held against, so that a fault there does not hide itself here.
const ownJudgements = `with recursive judged as (
		select e.seq, e.type, e.at, e.actor, e.type in ('approved', 'rejected', 'reserved', 'decision_corrected') as decided,
			(select c.body from event f join content c on c.dossier = f.dossier and c.version = (f.body #>> '{frozen,version}')::int
				where f.dossier = e.dossier and f.seq < e.seq and f.body #>> '{frozen,version}' is not null order by f.seq desc limit 1) as frozen
		from event e where e.dossier = $1 and e.type in ('endorsed', 'returned', 'declared_admissible', 'declared_inadmissible', 'assessed',
			'consensus_recorded', 'approved', 'rejected', 'reserved', 'decision_corrected') and e.actor <> ''),
	human (actor, id) as (
		(select actor, actor from judged
		union select j.actor, lender.person from event e join judged j on j.seq = e.seq join membership m on m.id = e.body ->> 'under'
			join membership lender on lender.id = m.lent where e.dossier = $1)
		union
		select h.actor, o.id from human h join person me on me.id = h.id
			join person o on o.joined = me.id or me.joined = o.id or me.email <> '' and lower(me.email) = lower(o.email)),
	hand as (
		select person, saved_at as at, membership from content where dossier = $1
		union all select person, saved_at, membership from attachment where dossier = $1
		union all select actor, at, body ->> 'under' from event where dossier = $1 and type = 'started'),
	wrote as (
		select person, at from hand
		union all select lender.person, h.at from hand h join membership m on m.id = h.membership join membership lender on lender.id = m.lent),
	did as (
		select seq, type, actor, body from event where dossier = $1
		union all select e.seq, e.type, lender.person, e.body from event e join membership m on m.id = e.body ->> 'under'
			join membership lender on lender.id = m.lent where e.dossier = $1)
	select j.seq, case
		when exists (select from wrote d where d.at < j.at and d.person in (select id from human h where h.actor = j.actor)) then 'drafted'
		when exists (select from membership p join human h on h.id = p.person and h.actor = j.actor, dossier d where d.number = $1 and p.company <> '' and p.since <= j.at
			and (p.company = d.company or p.company in (select x #>> '{organisation,company_number}' from json_array_elements(j.frozen -> 'partners') x))) then 'company'
		when (j.decided or j.type = 'assessed') and exists (select from did e join human h on h.id = e.actor and h.actor = j.actor
			where e.seq < j.seq and e.type in ('endorsed', 'returned')) then 'reviewed'
		when j.decided and exists (select from did e join human h on h.id = e.actor and h.actor = j.actor
			where e.seq < j.seq and e.type = 'conflict_declared' and (e.body ->> 'conflict')::bool) then 'conflict'
		else '' end
	from judged j order by j.seq`

// notHeld asks for the events by somebody who did not hold, at the instant, the membership under which they acted: by the memberships
// themselves, not by what they are worked out to allow. Of invented dossiers only whose it was: their people came after.
const notHeld = `select e.seq from event e join dossier d on d.number = e.dossier left join membership m on m.id = coalesce(e.body ->> 'under', e.actor)
	where e.dossier = $1 and e.actor <> '' and (m.id is null or m.person <> e.actor or m.role <> e.body ->> 'role'
		or not d.example and e.body ->> 'under' <> '' and (m.since > e.at or m.until < e.at)) order by e.seq`

// supportGiven asks which hubs support a dossier by what was done, and which the row says.
const supportGiven = `with last as (select distinct on (body ->> 'hub') body ->> 'hub' as hub, type from event
		where dossier = $1 and type in ('hub_invited', 'hub_dismissed') order by body ->> 'hub', seq desc)
	select array(select hub from (select unnest(supporting_before) as hub union select hub from last where type = 'hub_invited') given
		where hub not in (select hub from last where type = 'hub_dismissed') order by hub), array(select unnest(supporting) as hub order by hub)
	from dossier where number = $1`

func judgementsOf(ctx context.Context, q querier, r *record.Record) (err error) {
	r.Judged, err = rows(ctx, q, func(row pgx.Row) (j record.Judged, err error) {
		err = row.Scan(&j.Seq, &j.Own)
		return j, err
	}, ownJudgements, r.Dossier.Number)
	if err != nil {
		return fmt.Errorf("judgements: %w", err)
	}
	if r.NotHeld, err = rows(ctx, q, scanSeq, notHeld, r.Dossier.Number); err != nil {
		return fmt.Errorf("memberships: %w", err)
	}
	if err := q.QueryRow(ctx, supportGiven, r.Dossier.Number).Scan(&r.Invited, &r.Supporting); err != nil {
		return fmt.Errorf("supporting hubs: %w", err)
	}
	return nil
}

func scanSeq(r pgx.Row) (seq int64, err error) {
	err = r.Scan(&seq)
	return seq, err
}
