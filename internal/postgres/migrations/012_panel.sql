-- Who holds a place on the panel, so that a list knows what an assessor may see.
alter table dossier add column panel text[] not null default '{}';
update dossier set panel = array(select jsonb_array_elements(state::jsonb -> 'panel') ->> 'assessor') where state::jsonb ? 'panel';
