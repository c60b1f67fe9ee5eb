-- A token has a name, is limited to scopes, and its holder sees when it was used and ends it. Those of before may do all but decide.
alter table token
    add column id           text not null unique default 'tk_' || replace(gen_random_uuid()::text, '-', ''),
    add column name         text not null default '',
    add column prefix       text not null default '', -- its first characters, to recognise it by
    add column scopes       text[] not null default '{read,draft,review,manage}',
    add column last_used_at timestamptz,              -- to the minute
    add column ended_at     timestamptz,
    add column demo         boolean not null default false; -- counts only where the demonstration runs, on this machine
alter table token alter column scopes drop default;
update token set expires_at = least(expires_at, created_at + interval '1 year');
alter table token
    add check (demo or expires_at <= created_at + case when 'decide' = any (scopes) then interval '8 hours' else interval '1 year' end),
    add check (scopes <@ '{read,draft,review,manage,decide}');
create index token_person on token (person);

create function stays_ended() returns trigger language plpgsql as $$
begin
    raise exception 'a token that was ended stays so' using errcode = 'integrity_constraint_violation';
end $$;
create trigger stays_ended before update of ended_at on token for each row
    when (old.ended_at is not null and new.ended_at is distinct from old.ended_at) execute function stays_ended();

-- A program that waits until a person confirms that it is theirs. What is over goes when the next one comes.
create table device_login (
    device       text primary key,     -- hex SHA-256 of the code that the program holds
    code         text not null unique, -- what the person types
    name         text not null,
    scopes       text[] not null check (scopes <@ '{read,draft,review,manage,decide}'),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    asked_at     timestamptz,          -- when the program came last
    confirmed_by text references person,
    confirmed_at timestamptz,
    stepped_up   boolean not null default false,
    refused_at   timestamptz,
    taken_at     timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by is null or refused_at is null),
    check (confirmed_by is null or stepped_up or not 'decide' = any (scopes))
);
create index device_login_over on device_login (expires_at);
