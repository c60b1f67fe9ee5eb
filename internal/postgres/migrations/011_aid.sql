-- The accounts of de-minimis aid, beside the ledger and made from it and from what it froze: what each decision gave whom, what
-- companies declared, which links between them the officer struck. A program that tells them otherwise makes them anew.
create table award (
    dossier    text not null references dossier,
    seq        bigint not null, -- event of the decision
    company    text not null,
    name       text not null,   -- as the application has it
    at         timestamptz not null,
    part       bigint not null, -- cents that the company has of the grant from then on
    whole      bigint not null, -- cents of the grant
    regulation text not null,   -- '' when it is no de-minimis aid
    outside    bool not null,   -- another funder decided
    primary key (dossier, seq, company)
);
create index award_company on award (company);

create table aid_list (
    dossier text not null references dossier,
    company text not null,
    at      timestamptz not null, -- of the declaration
    linked  text[],               -- null: it was never asked
    entries json not null,
    primary key (dossier, company)
);
create index aid_list_company on aid_list (company);
create index aid_list_linked on aid_list using gin (linked);

create table struck (
    dossier text not null references dossier,
    seq     bigint not null,
    company text not null, -- that named the link
    linked  text not null,
    at      timestamptz not null,
    primary key (dossier, seq)
);
create index struck_company on struck (company);
create index struck_linked on struck (linked);

-- Grants from before this system, brought in from a file. A reference may have several beneficiaries.
create table imported_grant (
    reference   text not null check (reference <> ''),
    company     text not null,
    name        text not null,
    hub         text not null references hub,
    granted_on  date not null,
    cents       bigint not null check (cents > 0),
    regulation  text not null, -- '' when it is no de-minimis aid
    authority   text not null,
    file        text not null, -- hex SHA-256 of the file that it came in
    imported_at timestamptz not null default clock(),
    primary key (reference, company)
);
create index imported_grant_company on imported_grant (company);
create trigger append_only before update or delete on imported_grant for each row execute function refuse_change();
create trigger no_truncate before truncate on imported_grant for each statement execute function refuse_change();
