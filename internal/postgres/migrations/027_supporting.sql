-- A hub supports a dossier because the lead hub invited it, not because the content names it. What the content named until now stays, until
-- the lead hub lets it go.
alter table dossier add column supporting_before text[] not null default '{}';
update dossier set supporting_before = supporting where supporting <> '{}';
create function supporting_after(before text[], invited text[], dismissed text[]) returns text[] language sql immutable as $$
    select array(select distinct h from unnest(before || invited) h where h <> all (coalesce(dismissed, '{}')) order by h)
$$;
