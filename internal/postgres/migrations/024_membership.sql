-- A person is one human; what they are in the programme is a membership, and they can have many. A membership is given and ended, never
-- changed or deleted: who leaves and comes back is the same person with another membership.
create table membership (
    id       text primary key,
    person   text not null references person,
    role     text not null,
    hub      text not null default '',
    company  text not null default '',
    dossier  text references dossier,             -- opens that dossier only: a contact of a company that nobody confirmed
    lent     text references membership,          -- lent by whoever holds that one
    since    timestamptz not null default clock(),
    until    timestamptz,                         -- from which it counts no more; null: no end is known
    given_by text references person,              -- null: an operator
    reason   text not null default '',
    duty     text not null default '' check (duty in ('', 'coordinator', 'signatory')), -- coordinates its hub; signs for its company
    check (until >= since)
);
create index membership_person on membership (person);
create index membership_role on membership (role, hub);
create index membership_company on membership (company) where company <> '';
create index membership_lent on membership (lent) where lent is not null;

-- What everybody was until now is their first membership, under the id of the person.
insert into membership (id, person, role, hub, company, since, until)
    select id, id, role, hub, company, created_at, case when not active then clock() end from person;

-- One human acting under one membership. Who acts under one that was lent is for four eyes also whoever lent it.
create function counts(since timestamptz, until timestamptz) returns bool language sql volatile as $$
    select since <= clock() and (until is null or until > clock())
$$;
drop trigger keep_humans on person;
alter table person drop column role, drop column hub, drop column company, drop column active;
create view acting as
    select m.id as membership, p.id, p.name, p.email, p.lang, m.role, m.hub, m.company, coalesce(m.dossier, '') as dossier,
        coalesce(l.id, '') as lender, p.same || coalesce(l.same, '{}') as same, p.companies || coalesce(l.companies, '{}') as companies,
        m.since, m.until, m.duty, counts(m.since, m.until) and (f.id is null or counts(f.since, f.until)) as active
    from membership m join person p on p.id = m.person left join membership f on f.id = m.lent left join person l on l.id = f.person;

-- The companies of a human are now in memberships.
create or replace function keep_same(who text[]) returns void language sql as $$
    update person p set same = s.ids, companies = array(select distinct m.company from membership m where m.person = any(s.ids) and m.company <> '')
    from (select id, array(select h from same_human(array[id]) h order by h) as ids from same_human(who) id) s
    where p.id = s.id
$$;
create trigger keep_humans after update of email, joined on person for each row execute function keep_humans();
create function keep_companies() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(1684996112);
    perform keep_same((select same from person where id = new.person));
    return null;
end $$;
create trigger keep_companies after insert on membership for each row when (new.company <> '') execute function keep_companies();

-- Under which membership something was asked or saved. Null: the first of the person.
alter table inbox      add column membership text references membership;
alter table content    add column membership text references membership;
alter table attachment add column membership text references membership;
alter table text       add column membership text references membership;
alter table outbox     add column membership text references membership; -- as which somebody is told
create or replace function keep_receipt() returns trigger language plpgsql as $$
begin
    if old.received_at is not null and (new.received_at, new.person, new.membership, new.dossier, new.command, new.arguments::text, new.content, new.signal)
        is distinct from (old.received_at, old.person, old.membership, old.dossier, old.command, old.arguments::text, old.content, old.signal) then
        raise exception 'what was received does not change' using errcode = 'insufficient_privilege';
    end if;
    if old.outcome is not null and old.outcome::text is distinct from new.outcome::text then
        raise exception 'an outcome is written once' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- A membership ends once, and never in the past.
create function keep_membership() returns trigger language plpgsql as $$
begin
    if (new.id, new.person, new.role, new.hub, new.company, new.dossier, new.lent, new.since, new.given_by, new.reason, new.duty)
        is distinct from (old.id, old.person, old.role, old.hub, old.company, old.dossier, old.lent, old.since, old.given_by, old.reason, old.duty)
        or new.until is null or old.until <= new.until then
        raise exception 'a membership does not change: it ends, and another is given' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_membership before update on membership for each row execute function keep_membership();
create function refuse_removal() returns trigger language plpgsql as $$
begin
    raise exception 'table % keeps what it has', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger no_removal before delete on membership for each row execute function refuse_removal();
create trigger no_truncate before truncate on membership for each statement execute function refuse_removal();

-- Who changed what people may do, when and why: written once, read by the auditor.
create table change_of_people (
    id         bigint generated always as identity primary key,
    at         timestamptz not null default clock(),
    by         text references person, -- null: an operator
    what       text not null,
    person     text references person,
    membership text references membership,
    reason     text not null default ''
);
create trigger append_only before update or delete on change_of_people for each row execute function refuse_change();
create trigger no_truncate before truncate on change_of_people for each statement execute function refuse_change();
create index change_of_person on change_of_people (person, id);
