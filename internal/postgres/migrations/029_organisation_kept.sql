-- An organisation is kept by the hub that entered it: its staff change it, anybody else who reads it proposes. What stood there before
-- stays to be read.
alter table organisation add column hub text references hub; -- null: the programme
update organisation o set hub = h.code from membership m join hub h on h.code = m.hub where m.id = o.created_by and m.role = 'hub_staff';

-- An organisation as it is written in a version.
create function organisation_body(o organisation) returns json language sql stable as $$
    select json_build_object('code', o.code, 'company_number', coalesce(o.number, ''), 'name', o.name, 'kind', o.kind, 'legal_form', o.legal_form,
        'social_economy_category', o.category, 'address', json_build_object('street', o.street, 'number', o.house_number,
        'postal_code', o.postal_code, 'municipality', o.municipality, 'country', o.country), 'website', o.website, 'nace', o.nace)
$$;

-- What somebody would change, and what became of it: decided once.
create table organisation_proposal (
    id            bigint generated always as identity primary key,
    organisation  text not null references organisation,
    changes       json not null, -- fields, what each was then and what it is to become
    reason        text not null check (reason <> ''),
    by            text not null references person,
    under         text not null references membership,
    at            timestamptz not null default clock(),
    accepted      bool, -- null: open
    decided_by    text references person,
    decided_under text references membership,
    decided_at    timestamptz,
    remark        text not null default '',
    check (num_nulls(accepted, decided_by, decided_under, decided_at) in (0, 4))
);
create index organisation_proposal_of on organisation_proposal (organisation, id);
create index organisation_proposal_by on organisation_proposal (by, id);
create index organisation_proposal_open on organisation_proposal (id) where accepted is null;
create function keep_proposal() returns trigger language plpgsql as $$
declare
    decision constant text[] := '{accepted,decided_by,decided_under,decided_at,remark}';
begin
    if old.accepted is not null or to_jsonb(new) - decision <> to_jsonb(old) - decision then
        raise exception 'a proposal does not change: it is decided, once' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_proposal before update on organisation_proposal for each row execute function keep_proposal();
create trigger no_removal before delete on organisation_proposal for each row execute function refuse_removal();
create trigger no_truncate before truncate on organisation_proposal for each statement execute function refuse_removal();

-- What the registry said of an organisation, one version for every change. The first is what is on record today.
create table organisation_version (
    organisation text not null references organisation,
    version      int not null check (version >= 1),
    body         json not null,
    by           text references person,     -- null: it came with the program
    under        text references membership,
    at           timestamptz not null default clock(),
    proposal     bigint unique references organisation_proposal,
    primary key (organisation, version)
);
insert into organisation_version (organisation, version, body, by, under, at)
    select code, 1, organisation_body(o), p.by, (select id from membership where id = p.by), coalesce(changed_at, created_at)
    from organisation o, lateral (select case when changed_at is null then created_by else changed_by end as by) p;
create trigger append_only before update or delete on organisation_version for each row execute function refuse_change();
create trigger no_truncate before truncate on organisation_version for each statement execute function refuse_change();

-- The versions say it, and all of it.
alter table organisation drop column changed_by, drop column changed_at;
