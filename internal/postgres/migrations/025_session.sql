-- Who is signed in, in which browser. What a session is found by is worked out of what it knows. It lives from begun on for eight hours at
-- most, and half an hour after it was seen.
create table session (
    hash    text primary key,                       -- of the token in the cookie
    body    jsonb not null,                         -- what it knows: texts by name
    begun   timestamptz not null,                   -- signed in; as long as nobody is, came in
    seen    timestamptz not null default clock(),   -- to the minute
    id      text unique generated always as (body ->> 'id') stored, -- as its own person and the log know it
    person  text references person generated always as (body ->> 'person') stored,
    means   text generated always as (body ->> 'means') stored,
    issuer  text generated always as (body ->> 'issuer') stored,
    subject text generated always as (body ->> 'subject') stored,
    sid     text generated always as (body ->> 'sid') stored
);
create index session_person on session (person) where person is not null;
create index session_issuer on session (issuer, subject) where issuer is not null;
create index session_seen on session (seen);

create table passkey (
    id           bytea primary key check (length(id) between 16 and 1023), -- as the authenticator knows it
    person       text not null references person,
    name         text not null check (name <> ''),
    key          bytea not null,            -- public, as COSE has it
    signed       bigint not null,           -- how often, as the authenticator counts; 0 by one that does not count
    transports   text[] not null,
    may_back_up  bool not null,             -- for good
    backed_up    bool not null,
    created_at   timestamptz not null default clock(),
    last_used_at timestamptz,
    removed_at   timestamptz
);
create index passkey_person on passkey (person) where removed_at is null;

-- A personal link by which somebody registers a passkey, once.
create table invitation (
    hash       text primary key,            -- hex SHA-256 of the token in the link
    person     text not null references person,
    created_at timestamptz not null default clock(),
    expires_at timestamptz not null default clock() + interval '14 days',
    given_by   text references person,      -- null: an operator
    used_at    timestamptz                  -- or replaced by a newer one
);
create index invitation_person on invitation (person);
