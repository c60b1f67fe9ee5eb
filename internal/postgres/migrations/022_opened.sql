-- On which engine the run of a dossier was last opened, so that runs that are missing are found without asking an engine for all that
-- it has: '' on none that is known, null where no run is needed.
alter table dossier add column opened text default '';
update dossier set opened = null where status in ('approved', 'rejected', 'inadmissible', 'withdrawn', 'expired');
create index dossier_opened on dossier (opened, number) where opened is not null;
create index dossier_due on dossier (due_at, number) where due_at is not null;
