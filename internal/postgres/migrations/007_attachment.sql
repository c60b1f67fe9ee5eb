-- Documents that a call requires with an application. A newer one of the same kind takes the place of the older, which stays.
create table attachment (
    dossier  text not null references dossier,
    kind     text not null check (kind ~ '^[a-z0-9_]{1,32}$'),
    version  int not null,
    sha256   text not null,
    bytes    bytea not null,
    person   text not null references person,
    saved_at timestamptz not null,
    primary key (dossier, kind, version)
);
create trigger append_only before update or delete on attachment for each row execute function refuse_change();
create trigger no_truncate before truncate on attachment for each statement execute function refuse_change();
