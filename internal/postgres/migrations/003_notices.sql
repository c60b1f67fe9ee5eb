-- Notices leave: where to, in which language, and how far each one got.

alter table person
    add column email text not null default '', -- empty: cannot be told by mail
    add column lang  text not null default 'nl' check (lang in ('nl', 'en'));

alter table outbox
    add column state      text not null default 'queued' check (state in ('queued', 'sent', 'no_address', 'failed')),
    add column attempts   int not null default 0,
    add column next_at    timestamptz not null default clock(), -- not tried before this instant
    add column sent_at    timestamptz,
    add column message_id text not null default '',
    add column error      text not null default ''; -- a step and a code of the mail server: never an address, a name or its words
create index outbox_queued on outbox (created_at) where state = 'queued';
