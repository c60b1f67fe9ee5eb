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

// Participant is somebody under a membership by which they take part in a dossier, and how far they are with coming in.
type Participant struct {
	access.Person
	Active     bool // the membership counts
	Invitation access.Invitation
	Sent       time.Time // when the newest message was asked for; zero: none was
	Good       time.Time // until when its link is good; zero: there is none
}

// Of somebody p: whether they can come in, their newest message m, and their newest link i.
const (
	comesIn    = `(h.issuer is not null or exists (select from passkey k where k.person = h.id and k.removed_at is null))`
	newestMail = `left join lateral (select state, created_at from invitation_mail where person = h.id order by id desc limit 1) m on true`
	newestLink = `left join lateral (select expires_at, used_at from invitation where person = h.id order by created_at desc limit 1) i on true`
)

// Participants are those who take part in a dossier for its company and its hubs: whose membership opens it, now or later.
func (s *Store) Participants(ctx context.Context, d record.Dossier) ([]Participant, error) {
	all, err := rows(ctx, s.pool, func(r pgx.Row) (p Participant, err error) {
		p.Person, err = scanPerson(followed{r, []any{&p.Active, &p.Invitation, orZero{&p.Sent}, orZero{&p.Good}}})
		return p, err
	}, `select `+personColumns+`, p.active, case when `+comesIn+` then 'accepted' when m.state = 'queued' then 'underway' when m.state = 'failed' then 'undelivered'
			when i.used_at is null and i.expires_at > clock() then 'open' when m.state is not null or i.expires_at is not null then 'expired' else 'uninvited' end,
		m.created_at, i.expires_at
		from acting p join person h on h.id = p.id `+newestMail+` `+newestLink+`
		where (p.until is null or p.until > clock()) and (p.role = 'company' and p.company = $1 and p.dossier in ('', $2) or p.role in ('hub_staff', 'reviewer') and p.hub = any($3))
		order by p.hub, p.role, lower(p.name), p.id, p.membership`, d.Company, d.Number, append([]string{d.Hub}, d.Supporting...))
	if err != nil {
		return nil, fmt.Errorf("participants: %w", err)
	}
	return all, nil
}

// PersonInvited says, as the changes have it, that an invitation was sent again.
const PersonInvited = "person_invited"

// rest is how long after a message the next one to the same person may be asked for.
const rest = 10 * time.Minute

// InviteAgain has a new link sent to the person of a membership; every earlier one is void once it leaves. access.ErrComesIn,
// access.ErrNoMailbox and access.ErrLately.
func (s *Store) InviteAgain(ctx context.Context, p access.Person, by string) error {
	return s.transact(ctx, func(pg pgx.Tx) error {
		var in, mailbox, lately bool
		err := pg.QueryRow(ctx, `select `+comesIn+`, h.email <> '', exists (select from invitation_mail where person = h.id and (state = 'queued' or created_at > clock() - $2::interval))
			from person h where h.id = $1 for no key update`, p.ID, rest).Scan(&in, &mailbox, &lately)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return access.ErrNoPerson
		case err != nil:
			return fmt.Errorf("invitation: %w", err)
		case in:
			return access.ErrComesIn
		case !mailbox:
			return access.ErrNoMailbox
		case lately:
			return access.ErrLately
		}
		w := &writing{}
		w.add(`insert into invitation_mail (person, by, membership, next_at) select p.id, ?, p.membership, greatest(p.since, clock()) from acting p where p.membership = ?`, by, p.Acts())
		change(w, PersonInvited, by, p.ID, p.Acts(), "")
		return (&Tx{pg: pg}).send(ctx, w)
	})
}
