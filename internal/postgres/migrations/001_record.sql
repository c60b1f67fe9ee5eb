-- The record of every dossier. Rows of event, snapshot, document and content are never changed or removed:
-- a trigger refuses it to everyone, and the application's role has no right to try.

-- The one clock. Tests replace it; nothing else reads the time.
create function clock() returns timestamptz language sql volatile as 'select clock_timestamp()';

create table hub (
    code text primary key check (code ~ '^[a-z0-9-]{1,32}$'),
    name text not null,
    seat text not null
);

create table call (
    code       text not null check (code ~ '^[A-Z0-9-]{1,32}$'),
    version    int not null check (version >= 1),
    hash       text not null,
    body       json not null,
    created_at timestamptz not null default clock(),
    primary key (code, version)
);

-- The last number given out per call; its row lock is the call's counter lock.
create table call_counter (
    call text primary key,
    last int not null default 0
);

create table person (
    id         text primary key,
    name       text not null,
    role       text not null,
    hub        text not null default '',
    company    text not null default '',
    created_at timestamptz not null default clock()
);

create table token (
    hash       text primary key, -- hex SHA-256 of the token
    person     text not null references person,
    expires_at timestamptz not null,
    created_at timestamptz not null default clock()
);

create table dossier (
    number       text primary key,
    call         text not null,
    call_version int not null,
    hub          text not null references hub,
    supporting   text[] not null default '{}',
    company      text not null,
    title        text not null,
    content      int not null default 0, -- newest version
    created_at   timestamptz not null default clock(),
    -- the read model: the fold of the ledger, written with every append
    state        json not null default '{}',
    seq          bigint not null default 0,
    status       text not null default '',
    since        timestamptz,
    due_at       timestamptz,
    submitted_at timestamptz,
    foreign key (call, call_version) references call (code, version)
);
create index dossier_status on dossier (status);
create index dossier_hub on dossier (hub);
create index dossier_company on dossier (company);

create table event (
    dossier     text not null references dossier,
    seq         bigint not null check (seq >= 1),
    type        text not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    actor       text,
    body        json not null, -- exact bytes; what the hash covers
    prev_hash   bytea,
    hash        bytea not null unique,
    xid         xid8 not null default pg_current_xact_id(), -- lets a stream over all dossiers skip nothing that commits late
    primary key (dossier, seq)
);
create index event_xid on event (xid, dossier, seq);

-- What people asked, and when it was received. Kept for good.
create table inbox (
    key         text primary key,
    ordinal     bigint generated always as identity,
    person      text references person,   -- nobody, for a signal of an unknown sender
    own_key     text,                     -- the person's key; signals have none
    body_salt   bytea,
    body_hash   bytea,                    -- salted, to know a repeat from another request
    dossier     text references dossier,  -- set with everything below when the row is complete
    command     text,
    arguments   json,
    content     int,
    received_at timestamptz,
    signal      bool not null default false,
    promised    bool not null default false,
    delivered   bool not null default false,
    outcome     json,
    settled_at  timestamptz,
    unique (person, own_key)
);
create index inbox_dossier on inbox (dossier, received_at);
create index inbox_open on inbox (dossier) where outcome is null;
create index inbox_undelivered on inbox (received_at) where not delivered;

create table content (
    dossier  text not null references dossier,
    version  int not null,
    body     json not null,
    person   text not null references person,
    saved_at timestamptz not null,
    primary key (dossier, version)
);

create table drafter (
    dossier text not null references dossier,
    person  text not null references person,
    primary key (dossier, person)
);

create table snapshot (
    hash text primary key, -- hex SHA-256 of body
    body bytea not null
);

create table document (
    dossier    text not null references dossier,
    id         text not null,
    kind       text not null,
    version    int not null, -- of the content that it shows
    seq        bigint not null,
    sha256     text not null,
    bytes      bytea not null,
    created_at timestamptz not null,
    primary key (dossier, id),
    foreign key (dossier, seq) references event (dossier, seq)
);

-- Free text. The ledger holds the commitment only, so words can be forgotten and the chain still fits.
create table text (
    id         text primary key,
    dossier    text not null references dossier,
    person     text not null references person,
    salt       bytea not null,
    body       text not null,
    commitment text not null, -- hex SHA-256 of salt and body
    cited_by   text references inbox,
    created_at timestamptz not null
);

-- One notice per event and recipient.
create table outbox (
    dossier    text not null,
    seq        bigint not null,
    person     text not null references person,
    created_at timestamptz not null,
    primary key (dossier, seq, person),
    foreign key (dossier, seq) references event (dossier, seq)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete on event for each row execute function refuse_change();
create trigger append_only before update or delete on snapshot for each row execute function refuse_change();
create trigger append_only before update or delete on document for each row execute function refuse_change();
create trigger append_only before update or delete on content for each row execute function refuse_change();
create trigger append_only before update or delete on call for each row execute function refuse_change();
create trigger no_truncate before truncate on event for each statement execute function refuse_change();
create trigger no_truncate before truncate on snapshot for each statement execute function refuse_change();
create trigger no_truncate before truncate on document for each statement execute function refuse_change();
create trigger no_truncate before truncate on content for each statement execute function refuse_change();

-- An outcome is written once, and what was received stays as it was received.
create function keep_receipt() returns trigger language plpgsql as $$
begin
    if old.received_at is not null and (new.received_at, new.person, new.dossier, new.command, new.arguments::text, new.content, new.signal)
        is distinct from (old.received_at, old.person, old.dossier, old.command, old.arguments::text, old.content, old.signal) then
        raise exception 'what was received does not change' using errcode = 'insufficient_privilege';
    end if;
    if old.outcome is not null and old.outcome::text is distinct from new.outcome::text then
        raise exception 'an outcome is written once' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_receipt before update on inbox for each row execute function keep_receipt();
