-- What lists are narrowed and put in order by besides state, hub and call: who must act, the term that presses most, how long it has stood
-- where it stands, what it is called, who applies and for how much. Each order is an index, so that a page of it costs the same however
-- many dossiers there are; of those that wait for somebody, which are few among many, there are indexes of their own.
alter table dossier
    add column applicant  text,                                      -- name, as the content that counts has it; null: not looked up yet
    add column by_title   text collate "C" not null default '',      -- folded, as it is put in order
    add column by_company text collate "C" not null default '',
    add column waits      text[] not null default '{}',              -- roles that must act, and people where nobody else can
    add column declared   text[] not null default '{}',              -- assessors who said to have no interest in it, and look into it
    add column term_at    timestamptz not null default 'infinity',   -- earliest that passed and matters still, or that runs
    add column asked      bigint not null default -1;                -- cents, of what is frozen
create index dossier_unlisted on dossier (number) where applicant is null;
drop index dossier_wordless;
create index dossier_term on dossier (term_at, number);
create index dossier_since on dossier (since, number);
create index dossier_by_title on dossier (by_title, number);
create index dossier_by_company on dossier (by_company, number);
create index dossier_asked on dossier (asked, number);
create index dossier_open on dossier (number) include (status, hub, call) where waits <> '{}';
create index dossier_open_term on dossier (term_at, number) where waits <> '{}';
create index dossier_open_since on dossier (since, number) where waits <> '{}';
create index dossier_waits_hub_staff on dossier (number) where waits @> '{hub_staff}';
create index dossier_waits_company on dossier (number) where waits @> '{company}';
create index dossier_waits_reviewer on dossier (number) where waits @> '{reviewer}';
create index dossier_waits_programme_officer on dossier (number) where waits @> '{programme_officer}';
create index dossier_waits_assessor on dossier (number) where waits @> '{assessor}';
create index dossier_waits_decider on dossier (number) where waits @> '{decider}';
create index drafter_person on drafter (person, dossier);

-- The same of the dossiers of a hub.
alter table hub_dossier
    add column since      timestamptz,
    add column by_title   text collate "C" not null default '',
    add column by_company text collate "C" not null default '',
    add column waits      text[] not null default '{}',
    add column term_at    timestamptz not null default 'infinity',
    add column asked      bigint not null default -1;
update hub_dossier h set since = d.since from dossier d where d.number = h.dossier;
create index hub_dossier_term on hub_dossier (hub, term_at, dossier);
create index hub_dossier_since on hub_dossier (hub, since, dossier);
create index hub_dossier_by_title on hub_dossier (hub, by_title, dossier);
create index hub_dossier_by_company on hub_dossier (hub, by_company, dossier);
create index hub_dossier_asked on hub_dossier (hub, asked, dossier);
create index hub_dossier_open on hub_dossier (hub, term_at, dossier) where waits <> '{}';

create or replace function keep_hubs() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from hub_dossier where dossier = new.number and hub = any (old.supporting) and hub <> all (array_append(new.supporting, new.hub));
    end if;
    insert into hub_dossier (hub, dossier, lead, call, status, since, by_title, by_company, waits, term_at, asked)
        select distinct h, new.number, new.hub, new.call, new.status, new.since, new.by_title, new.by_company, new.waits, new.term_at, new.asked
        from unnest(array_append(new.supporting, new.hub)) h
        on conflict (hub, dossier) do update set status = excluded.status, since = excluded.since, by_title = excluded.by_title,
            by_company = excluded.by_company, waits = excluded.waits, term_at = excluded.term_at, asked = excluded.asked;
    return null;
end $$;
drop trigger keep_hubs on dossier;
create trigger keep_hubs after update on dossier for each row
    when ((old.supporting, old.status, old.since, old.by_title, old.by_company, old.waits, old.term_at, old.asked)
        is distinct from (new.supporting, new.status, new.since, new.by_title, new.by_company, new.waits, new.term_at, new.asked))
    execute function keep_hubs();
