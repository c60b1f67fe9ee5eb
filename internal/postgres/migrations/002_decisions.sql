-- What decisions are measured by, in columns that can be summed and ranked, and the documents that people bring in.

alter table dossier
    add column granted   bigint not null default 0, -- cents
    add column score_sum int not null default 0,    -- total of the consensus as a fraction
    add column score_of  int not null default 0;
create index dossier_call on dossier (call);

-- A document that a person brought in, until a command uses it; its bytes move into the record then.
create table upload (
    id         text primary key,
    dossier    text not null references dossier,
    person     text not null references person,
    sha256     text not null,
    bytes      bytea,
    used_by    text references inbox,
    created_at timestamptz not null
);
