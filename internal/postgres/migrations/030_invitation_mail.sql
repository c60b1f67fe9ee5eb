-- Who was given a membership by somebody and has no way to come in yet is sent a personal link. The link is made when the message is: what
-- is tried again has another, and the earlier one is void.
create table invitation_mail (
    id         bigint generated always as identity primary key,
    person     text not null references person,
    by         text not null references person,
    membership text not null references membership,
    created_at timestamptz not null default clock(),
    state      text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
    attempts   int not null default 0,
    next_at    timestamptz not null default clock(),
    error      text not null default '',
    sent_at    timestamptz
);
create index invitation_mail_due on invitation_mail (next_at) where state = 'queued';
