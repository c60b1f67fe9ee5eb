-- Who is in the programme: organisations, their part in the hubs over time, and the test trajectories.

create table organisation (
    code       text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) between 2 and 48),
    number     text unique check (number ~ '^[01][0-9]{3}[.][0-9]{3}[.][0-9]{3}$'), -- null where there is none or it is not known
    name       text not null check (name <> ''),
    kind       text not null check (kind in ('local_authority', 'company', 'company_network', 'social_economy',
                   'knowledge_institution', 'intermunicipal', 'regional_authority', 'other')),
    seat       text not null default '',
    created_by text references person, -- nobody, for what came with the program
    created_at timestamptz not null default clock()
);

-- A period that an organisation is in a hub. A correction replaces the periods that it overlaps; what was on record before stays to be read.
create table hub_partner (
    id           bigint generated always as identity primary key,
    hub          text not null references hub,
    organisation text not null references organisation,
    core         bool not null,
    from_day     date, -- null: not known, or always was
    until_day    date, -- last day; null: goes on
    set_by       text references person,
    set_at       timestamptz not null default clock(),
    replaced_by  text references person,
    replaced_at  timestamptz,
    check (until_day >= from_day)
);
create index hub_partner_now on hub_partner (hub) where replaced_at is null;

create table trajectory (
    id         text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) between 2 and 48),
    title      text not null check (title <> ''),
    state      text not null check (state in ('running', 'finished', 'stopped')),
    result     text not null default '',
    started    date,
    ended      date,
    created_by text references person,
    created_at timestamptz not null default clock(),
    changed_by text references person,
    changed_at timestamptz,
    check (ended >= started),
    check (state <> 'running' or ended is null),
    check (state = 'running' or (ended is not null and result <> ''))
);

-- Position 1 is the lead hub.
create table trajectory_hub (
    trajectory text not null references trajectory,
    hub        text not null references hub,
    position   int not null check (position >= 1),
    primary key (trajectory, hub),
    unique (trajectory, position)
);
create index trajectory_hub_hub on trajectory_hub (hub);

create table trajectory_partner (
    trajectory   text not null references trajectory,
    organisation text not null references organisation,
    primary key (trajectory, organisation)
);

-- A dossier names its trajectory in its content.
create index content_trajectory on content (lower(body -> 'hubs' ->> 'trajectory')) where body -> 'hubs' ->> 'trajectory' <> '';
