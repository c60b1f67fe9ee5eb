-- How many dossiers and notices there are, by state, what was submitted and approved, by hub and year, and what calls granted: kept as
-- changes of the number. They are put together now and then: nobody who writes waits for another, and nobody counts the rows themselves.
create table tally (
    what text not null check (what in ('dossier', 'notice', 'submitted', 'approved', 'granted')),
    key  text not null, -- a state; a hub and a year; a call
    n    bigint not null -- dossiers, notices; cents
);

-- What a dossier counts for.
create function counts_for(d dossier) returns table (what text, key text, n bigint) language sql stable as $$
    select 'dossier', d.status, 1 where d.status <> ''
    union all
    select 'granted', d.call, d.granted where d.granted > 0 and d.status <> 'withdrawn'
    union all
    select what, d.hub || ' ' || extract(year from d.submitted_at at time zone 'Europe/Brussels'), 1
    from unnest(array['submitted', case when d.status = 'approved' then 'approved' end]) what where d.submitted_at is not null and what is not null
$$;
insert into tally select c.what, c.key, sum(c.n) from dossier d, counts_for(d) c group by c.what, c.key;
insert into tally select 'notice', state, count(*) from outbox group by state;

create function tally_dossier() returns trigger language plpgsql as $$
begin
    insert into tally select what, key, sum(n) from (
        select what, key, n from counts_for(new) union all select what, key, -n from counts_for(old)
    ) change group by what, key having sum(n) <> 0;
    return null;
end $$;
create trigger tally_new after insert on dossier for each row when (new.status <> '') execute function tally_dossier();
create trigger tally after update on dossier for each row
    when (old.status <> new.status or old.granted <> new.granted or old.submitted_at is distinct from new.submitted_at) execute function tally_dossier();

create function tally_notices() returns trigger language plpgsql as $$
begin
    insert into tally select 'notice', state, count(*) from added group by state;
    return null;
end $$;
create trigger tally_new after insert on outbox referencing new table as added for each statement execute function tally_notices();
create function tally_notice() returns trigger language plpgsql as $$
begin
    insert into tally values ('notice', old.state, -1), ('notice', new.state, 1);
    return null;
end $$;
create trigger tally after update on outbox for each row when (old.state <> new.state) execute function tally_notice();

-- Which awards of the decision that stands must be in the central register: still to be put there, or done. In the order in which they
-- must be done.
alter table award add column hub text not null default '', add column register text not null default '' check (register in ('', 'open', 'done'));
update award a set hub = d.hub, register = case
        when d.granted = 0 or a.part = 0 or a.outside or d.example or a.seq is distinct from (d.state ->> 'decision_seq')::bigint
            or a.at < timestamptz '2026-01-01 00:00 Europe/Brussels' then ''
        when d.state ->> 'registered' = d.state ->> 'decision_seq' then 'done'
        else 'open' end
    from dossier d where d.number = a.dossier;
create index award_register on award (at, dossier, company) where register <> '';
create index award_register_state on award (register, at, dossier, company) where register <> '';
create index award_register_hub on award (hub, register, at, dossier) where register <> '';

-- Which dossiers an amendment of a call touched.
create index inbox_amended on inbox (dossier) where command = 'amend-call';
