-- How far a making anew of the read model got: all dossiers up to and with a number, by the version that it is made for. It goes on
-- from there when it was stopped.
alter table fold
    add column target int,
    add column done   text not null default '';
-- What is searched is made where an older program wrote none; that there is none left is known without reading all.
create index dossier_wordless on dossier (number) where words = '';
