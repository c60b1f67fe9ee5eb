-- What both rivals keep of a dossier: about as many rows for a step as the product writes.
create schema rival;
set search_path = rival;
create table dossier (number text primary key, call text not null, hub text not null, company text not null, title text not null, state text not null, seq bigint not null, content int not null);
create index dossier_state on dossier (state);
create sequence numbers;
create table content (dossier text not null references dossier, version int not null, body json not null, primary key (dossier, version));
create table event (dossier text not null references dossier, seq bigint not null, type text not null, at timestamptz not null default now(), body json not null, primary key (dossier, seq));
create table inbox (key text primary key, dossier text not null references dossier, command text not null, body json not null, received_at timestamptz not null default now(), outcome json);
create table notice (dossier text not null, seq bigint not null, person text not null, primary key (dossier, seq, person), foreign key (dossier, seq) references event);
create table document (dossier text not null, seq bigint not null, kind text not null, sha256 text not null, bytes bytea not null, primary key (dossier, kind), foreign key (dossier, seq) references event);
grant usage on schema rival to dossierwerkt_app;
grant select, insert, update on all tables in schema rival to dossierwerkt_app;
grant usage on sequence numbers to dossierwerkt_app;
insert into dossier select 'OUD-' || n, 'CW-KORT', 'kempen', '0999.010.126', 'Hergebruik hout', 'decide', 6, 1 from generate_series(1, 1000) n;
insert into event (dossier, seq, type, body) select number, s, 'done', '{}' from dossier, generate_series(1, 6) s;
