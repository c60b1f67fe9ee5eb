-- Invented dossiers of a sample programme are marked: nobody is sent a notice about them.
alter table dossier add column example bool not null default false;
